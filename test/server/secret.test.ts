import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it, mock } from 'node:test';
import { randomSecret } from '../../src/server/core/crypto.ts';
import { StartError } from '../../src/server/core/start-error.ts';
import { fingerprints } from '../../src/server/core/tables.ts';
import { checkSecret } from '../../src/server/main/fingerprint.ts';
import { renewSecret } from '../../src/server/main/renewing.ts';
import { tellSecret } from '../../src/server/main/cli-secret.ts';
import { readSecret } from '../../src/server/main/secret.ts';
import { openForCommand, start } from '../../src/server/main/serve.ts';
import { readSettings } from '../../src/server/main/settings.ts';
import { findAccount } from '../support/postgres.ts';
import { engines } from './support.ts';

const newSecret = (): string => randomSecret() + randomSecret();
const another = (error: unknown): boolean =>
  error instanceof StartError && /used with another secret than .*secret --renew/.test(error.message);

for (const [name, open] of Object.entries(engines)) {
  describe(`the secret of a database, on ${name}`, () => {
    it('is the first one that it was used with, until it is renewed', async () => {
      const { store, end } = await open();
      const [first, second] = [newSecret(), newSecret()];
      // A database that knows of none takes the present one.
      await checkSecret(store, first);
      await checkSecret(store, first);
      await assert.rejects(checkSecret(store, second), another);
      assert.match(await renewSecret(store, second, readSettings({})), /can do so again/);
      await checkSecret(store, second);
      await assert.rejects(checkSecret(store, first), another);
      await end();
    });

    it('is one for all that start together', async () => {
      const { store, end } = await open();
      const starts = await Promise.allSettled(
        [newSecret(), newSecret(), newSecret()].map((each) => checkSecret(store, each)),
      );
      assert.equal(starts.filter(({ status }) => status === 'fulfilled').length, 1);
      await end();
    });

    it('is not in the database', async () => {
      const { store, end } = await open();
      const secret = newSecret();
      await checkSecret(store, secret);
      const [row] = await store.list(fingerprints, {});
      assert.ok(row && !row.value.includes(secret.slice(0, 8)));
      await end();
    });
  });
}

describe('a server', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
  });
  after(() => rm(folder, { recursive: true }));
  const from = async (options: { data: string; secret?: string }) => (await start({ port: 0, ...options })).close();

  /** Runs the command in this process. */
  async function tell(options: { renew?: boolean; yes?: boolean }, data: string): Promise<string> {
    const before = process.env['DATA'];
    process.env['DATA'] = data;
    try {
      return await tellSecret(options);
    } finally {
      if (before === undefined) delete process.env['DATA'];
      else process.env['DATA'] = before;
    }
  }

  it('does not start without the file of the secret, nor with another SECRET', async () => {
    const data = join(folder, 'lost');
    await from({ data });
    await from({ data });
    await assert.rejects(from({ data, secret: newSecret() }), another);
    await rm(join(`${data}-secret`, 'secret'));
    const missing =
      /The file \S+lost-secret\/secret is missing, and the database \S+ was used with a secret: .*secret --renew/;
    await assert.rejects(from({ data }), missing);
    await assert.rejects(from({ data }), missing, 'and it makes no new one on the way');
    await assert.rejects(tell({}, data), missing);
    // It says first what is lost, and how to go on.
    const asked = (error: unknown): boolean =>
      error instanceof StartError &&
      /^Nothing was changed .*names, places and addresses of 0 .*put it back.*secret --renew --yes$/s.test(
        error.message,
      );
    await assert.rejects(tell({ renew: true }, data), asked);
    await assert.rejects(from({ data }), another);
    assert.match(await tell({ renew: true, yes: true }, data), /can do so again/);
    await from({ data });
    assert.match(await tell({ renew: true }, data), /goes with the present secret now/, 'nothing is lost any more');
  });

  it('does not make a new secret for a database of the first version in which people have acted', async () => {
    const data = join(folder, 'first');
    await mkdir(data);
    const first = join(import.meta.dirname, '..', 'fixtures', 'first-database', 'civic-widgets.sqlite');
    await copyFile(first, join(data, 'civic-widgets.sqlite'));
    await assert.rejects(from({ data }), /secret is missing, and the database/);
    await from({ data, secret: newSecret() });
  });

  /** Does something as the account of a server that root does not run, where root runs this test. */
  async function asServer<T>(act: () => Promise<T>): Promise<T> {
    const { uid } = findAccount();
    if (uid === undefined) return act();
    process.seteuid!(uid);
    try {
      return await act();
    } finally {
      process.seteuid!(0);
    }
  }

  for (const [what, closed] of [
    ['that is in a folder that it may not enter', (data: string) => `${data}-secret`],
    ['that it may not read', (data: string) => join(`${data}-secret`, 'secret')],
  ] as const) {
    it(`does not take a secret for missing ${what}, and offers no other one`, async () => {
      const home = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
      const { uid, gid } = findAccount();
      if (uid !== undefined) await chown(home, uid, gid!);
      const data = join(home, 'data');
      const secret = newSecret();
      await asServer(() => from({ data }));
      const file = join(`${data}-secret`, 'secret');
      await writeFile(join(data, 'known'), await readFile(file));
      if (uid !== undefined) for (const each of [file, dirname(file)]) await chown(each, 0, 0);
      await chmod(closed(data), 0);
      if (closed(data) === file) await chmod(dirname(file), 0o755);
      const clear = (error: unknown): boolean =>
        error instanceof StartError &&
        error.message.startsWith(`The file ${file}, which keeps the secret, can't be read (EACCES`) &&
        error.message.includes('has to belong to the user that runs the server') &&
        !error.message.includes('renew');
      await assert.rejects(
        asServer(() => from({ data })),
        clear,
      );
      await assert.rejects(
        asServer(() => tell({}, data)),
        clear,
      );
      await assert.rejects(
        asServer(() => tell({ renew: true }, data)),
        clear,
      );
      await assert.rejects(
        asServer(() => from({ data, secret })),
        another,
        'one that is given is asked for instead',
      );
      await chmod(dirname(file), 0o700);
      await chmod(file, 0o600);
      if (uid !== undefined) for (const each of [file, dirname(file)]) await chown(each, uid, gid!);
      await asServer(() => from({ data }));
      assert.deepEqual(await readFile(file), await readFile(join(data, 'known')));
      await rm(home, { recursive: true });
    });
  }

  it('starts again with its SECRET, wherever its data was put', async () => {
    const data = join(folder, 'moved');
    const secret = newSecret();
    await from({ data, secret });
    await from({ data, secret });
    await assert.rejects(from({ data }), /secret is missing/);
  });
});

const keptIn = (secretFile: string) => ({ ...readSettings({}), secretFile });

describe('the file of the secret', () => {
  let file = '';
  const lines: string[] = [];
  beforeEach(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'civic-widgets-')), 'kept');
    lines.length = 0;
    mock.method(console, 'error', (line: string) => lines.push(line));
  });
  afterEach(async () => {
    mock.restoreAll();
    await rm(dirname(file), { recursive: true });
  });
  const modeOf = async () => (await stat(file)).mode & 0o777;

  for (const mode of [0o644, 0o640, 0o604, 0o666]) {
    it(`of which others have rights (${mode.toString(8)}) is this account’s only from the next start on, which says so once`, async () => {
      const secret = newSecret();
      await writeFile(file, `${secret}\n`);
      await chmod(file, mode);
      assert.equal(await readSecret(keptIn(file)), secret);
      assert.equal(await modeOf(), 0o600);
      assert.equal(await readSecret(keptIn(file)), secret);
      assert.deepEqual(lines, [`[secret] Other accounts of this machine could read ${file}; now only this one can.`]);
    });
  }

  it('is left as it is where it is this account’s only', async () => {
    await readSecret(keptIn(file));
    assert.equal(await modeOf(), 0o600);
    await chmod(file, 0o400);
    await readSecret(keptIn(file));
    assert.deepEqual([await modeOf(), lines], [0o400, []]);
  });
});

describe('a secret that lies beside the database, as versions of before kept it', () => {
  let folder = '';
  const lines: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    lines.length = 0;
    mock.method(console, 'error', (line: string) => lines.push(line));
  });
  afterEach(async () => {
    mock.restoreAll();
    await rm(folder, { recursive: true });
  });
  const told = () => lines.filter((line) => line.includes('lies beside the database'));

  it('goes on being used, is said to be moved, and is found where it was moved to', async () => {
    const data = join(folder, 'data');
    const settings = { ...readSettings({}), data };
    const old = newSecret();
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(data, 'secret'), `${old}\n`, { mode: 0o600 });
    await (await start({ port: 0, data })).close();
    assert.equal(await readSecret(settings), old);
    const [said = ''] = told();
    assert.ok(
      said.includes(`mkdir -m 700 -p ${data}-secret && mv ${join(data, 'secret')} ${data}-secret/secret`),
      said,
    );
    assert.match(said, /as the user that runs it \(\S+\) and no other: mkdir/);
    assert.match(said, /in a container, \S+data-secret has to be on a volume first/);
    execSync(said.slice(said.indexOf('mkdir')));
    lines.length = 0;
    await (await start({ port: 0, data })).close();
    assert.deepEqual([told(), await readSecret(settings)], [[], old]);
  });

  it('is used, too, where another file is named and not there yet', async () => {
    const [data, secretFile] = [join(folder, 'data'), join(folder, 'kept', 'secret')];
    const settings = { ...readSettings({}), data, secretFile };
    const old = newSecret();
    await mkdir(data);
    await writeFile(join(data, 'secret'), old);
    assert.equal(await readSecret(settings), old);
    await rm(join(data, 'secret'));
    const made = await readSecret(settings);
    assert.notEqual(made, old);
    assert.equal(await readSecret({ ...settings, data: join(folder, 'other') }), made);
  });
});

describe('a command', () => {
  it('changes no database that goes with another secret than the one at hand, and needs none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const settings = { ...readSettings({}), data: join(folder, 'data') };
    await (await start({ port: 0, data: settings.data, secret: newSecret() })).close();
    await (await openForCommand(settings)).close();
    await assert.rejects(openForCommand({ ...settings, secret: newSecret() }), another);
    await readSecret(settings);
    await assert.rejects(openForCommand(settings), another);
    await rm(folder, { recursive: true });
  });

  it('takes no secret for a database that knows of none yet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const settings = { ...readSettings({}), data: folder, secret: newSecret() };
    const store = await openForCommand(settings);
    assert.equal(await store.count(fingerprints, {}), 0);
    await store.close();
    await rm(folder, { recursive: true });
  });
});
