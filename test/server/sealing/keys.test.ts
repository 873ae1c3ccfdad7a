import assert from 'node:assert/strict';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { people } from '../../../src/server/confirmation/tables.ts';
import { StartError } from '../../../src/server/core/start-error.ts';
import { fingerprints } from '../../../src/server/core/tables.ts';
import { listOfficers } from '../../../src/server/desk/officers.ts';
import { officers } from '../../../src/server/desk/tables.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { tellSecret } from '../../../src/server/main/cli-secret.ts';
import { checkSecret } from '../../../src/server/main/fingerprint.ts';
import { openFor, openForCommand, start } from '../../../src/server/main/serve.ts';
import { sealingJob, unsealed } from '../../../src/server/main/sealing.ts';
import { readSettings, type Settings } from '../../../src/server/main/settings.ts';
import { holders } from '../../../src/server/nouns/petition/tables.ts';
import { keyIdOf } from '../../../src/server/sealing/cell.ts';
import { bareTable } from '../../../src/server/store/schema.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { newKey, world } from '../support.ts';
import { databases, plant, planted, secret } from './planted.ts';

const keep = async ({ data }: { data: string }): Promise<Settings> => {
  await mkdir(`${data}-secret`, { recursive: true, mode: 0o700 });
  await writeFile(join(`${data}-secret`, 'secret'), secret, { mode: 0o600 });
  return readSettings({});
};

/** Runs the command as if it were started where this database is. */
async function tell(
  options: { renew?: boolean; rotate?: boolean; yes?: boolean },
  { data, databaseUrl }: { data: string; databaseUrl?: string },
): Promise<string> {
  const given = { DATA: data, DATABASE_URL: databaseUrl ?? '' };
  const before = Object.keys(given).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, given);
  try {
    return await tellSecret(options);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const names = async (store: Store): Promise<string[]> =>
  (await store.list(people, { scope: 'velo' })).map(({ name }) => name).sort();

/** The keys that seal the addresses of a database. */
const keyIds = async (database: Store): Promise<Set<string>> =>
  new Set((await database.list(bareTable(people), {})).map(({ email }) => keyIdOf(email as string)));

for (const [engine, open] of Object.entries(databases)) {
  describe(`a database of before, on ${engine}`, () => {
    it('is sealed by the first server that starts, and goes on as it was', async () => {
      const { store: database, settings, copy } = await open();
      await keep(settings);
      const { stays, waits, owner } = await plant(database);
      await database.write((writer) => writer.put(fingerprints, { of: 'ballots', value: 'x' }));
      const before = await names(database);
      assert.match(await copy(), planted, 'it was in clear');
      await database.close();
      const server = await start({ port: 0, ...settings, log: 'off' });
      await server.close();
      assert.doesNotMatch(await copy(), planted);

      const store = await openForCommand({ ...readSettings({}), ...settings });
      assert.deepEqual(await names(store), before);
      assert.deepEqual(
        (await listOfficers(store)).map(({ email }) => email),
        ['deux@quux.example', 'owner@quux.example', 'un@quux.example'],
      );
      const town = await world({ store });
      assert.ok(await store.get(holders, { scope: 'velo', thing: 'velo', address: stays.email.toLowerCase() }));
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ ...stays, key }) });
      assert.equal(
        (await store.list(holders, { scope: 'velo' })).length,
        1,
        'who signed before the upgrade counts once',
      );
      assert.equal(
        (await store.list(people, { scope: 'velo' })).some(({ name }) => name === waits.name),
        true,
      );
      assert.ok(owner.cookies.size > 0);
      await store.close();
    });
  });

  describe(`another key, on ${engine}`, () => {
    it('seals what was sealed, while a server that has not heard of it goes on', async () => {
      const { store: database, settings, copy } = await open();
      const defaults = { ...(await keep(settings)), ...settings };
      await checkSecret(database, secret);
      const { store, keys } = await unsealed(database, secret, defaults);
      await plant(store);
      const before = await names(store);
      const [first] = await keyIds(database);
      const said = await tell({ rotate: true }, settings);
      assert.match(
        said,
        /Another key seals names and addresses in .* \d+ rows are sealed anew\. It is the first line of \S+sealing-keys/,
      );
      const file = join(`${settings.data}-secret`, 'sealing-keys');
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      const [second] = await keyIds(database);
      assert.notEqual(second, first);
      assert.equal((await keyIds(database)).size, 1);
      assert.deepEqual(await names(store), before, 'a key that is not known is looked for');
      assert.doesNotMatch(await copy(), planted);

      // What a server seals before it takes the key up is sealed anew as soon as it has.
      const rotated = await tell({ rotate: true }, settings);
      assert.match(rotated, /rows are sealed anew/);
      const job = sealingJob(database, keys, 1000);
      const town = await world({ store });
      await town.sign({ name: 'Lea Quuxen', email: 'lea@quux.example' });
      assert.equal((await keyIds(database)).size, 2);
      await job();
      assert.equal((await keyIds(database)).size, 1);
      assert.equal((await readFile(file, 'utf8')).trim().split('\n').length, 2);
      assert.deepEqual(await names(store), [...before, 'Lea Quuxen'].sort());

      // Without the file, the secret opens nothing of it, and nothing is written.
      const lines = await readFile(file);
      await rm(file);
      await assert.rejects(
        start({ port: 0, ...settings, log: 'off' }),
        (error) =>
          error instanceof StartError &&
          /sealed with a key that is not at hand .*put back the file sealing-keys.*Nothing was changed/.test(
            error.message,
          ),
      );
      assert.match(await tell({ renew: true, yes: true }, settings), /Nobody runs the site any more/);
      const renewed = await start({ port: 0, ...settings, log: 'off' });
      assert.match(renewed.setup ?? '', /\/desk\/setup/);
      await renewed.close();
      await writeFile(file, lines);
      await (await start({ port: 0, ...settings, log: 'off' })).close();
      await database.close();
    });

    it('is given by the environment where the secret is', async () => {
      const { store: database, settings } = await open();
      await database.close();
      const given = { ...settings, secret };
      await (await start({ port: 0, ...given, log: 'off' })).close();
      process.env['SECRET'] = secret;
      try {
        await assert.rejects(tell({ rotate: true }, settings), /start all processes with SEALING_KEYS="[\w-]{32,}"/);
      } finally {
        delete process.env['SECRET'];
      }
      await (await start({ port: 0, ...given, sealingKeys: 'k'.repeat(40), log: 'off' })).close();
      await assert.rejects(start({ port: 0, ...given, log: 'off' }), /key that is not at hand/);
      await assert.rejects(start({ port: 0, ...given, sealingKeys: 'short', log: 'off' }), /fewer than 32 characters/);
    });
  });

  describe(`a secret that is lost, on ${engine}`, () => {
    it('takes names and addresses with it, which is said before and after, and leaves the counts', async () => {
      const { store: database, settings } = await open();
      const defaults = { ...(await keep(settings)), ...settings };
      await checkSecret(database, secret);
      const { store } = await unsealed(database, secret, defaults);
      await plant(store);
      const rows = await database.list(bareTable(people), {});
      const file = join(`${settings.data}-secret`, 'secret');
      await rm(file);
      const locked = await openForCommand(defaults);
      await assert.rejects(names(locked), /Names and addresses in .* are sealed, and this takes the secret/);
      await assert.rejects(
        locked.write((writer) => writer.insert(officers, { address: 'x@y.example', email: 'x@y.example', at: 0 })),
        /takes the secret of the server/,
      );
      await locked.close();
      await writeFile(file, 'of somebody else, and long enough to be one', { mode: 0o600 });
      await assert.rejects(start({ port: 0, ...settings, log: 'off' }), /used with another secret than/);
      assert.deepEqual(await database.list(bareTable(people), {}), rows, 'nothing is overwritten');

      await assert.rejects(
        tell({ renew: true }, settings),
        (error) => error instanceof StartError && /addresses of [1-9]\d* .*the 3 who run the site/s.test(error.message),
      );
      const said = await tell({ renew: true, yes: true }, settings);
      assert.match(said, /sealed until now can not be read any more; the counts stay/);
      assert.match(said, /Nobody runs the site any more: the server prints the address to begin at/);
      const server = await start({ port: 0, ...settings, log: 'off' });
      assert.match(server.setup ?? '', /\/desk\/setup\?token=/);
      const read = await fetch(`${server.url}/petitions/velo`, { headers: { Accept: 'application/json' } });
      const { numbers } = (await read.json()) as { numbers: { signatures: { value: number } } };
      assert.equal(numbers.signatures.value, 1);
      await server.close();
      const after = await openFor(defaults);
      assert.ok((await after.list(bareTable(outgoingMails), { state: 'waiting' })).every(({ mail }) => mail !== ''));
      await after.close();
      await database.close();
    });
  });
}
