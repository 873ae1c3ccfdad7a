import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** MediaWiki itself, on a free port of this machine, with a database of its own. */
export interface MediaWiki {
  url: string;
  version: string;
  /** Saves a page as its text is written, and answers its address. */
  edit(title: string, text: string): string;
  /** Adds to `LocalSettings.php`. */
  configure(php: string): void;
  /** Ends it and removes it. */
  stop(): Promise<void>;
}

const code = '/usr/share/mediawiki';
const packages = ['mediawiki', 'php-cli', 'php-sqlite3'];

/** Installs what is missing from Debian's packages, where that can be done. @throws Error that says what to install. */
function ensurePackages(): void {
  const isMissing = (): boolean =>
    !existsSync(`${code}/maintenance/install.php`) ||
    !spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout?.includes('pdo_sqlite');
  if (isMissing() && process.getuid?.() === 0) {
    console.log(`Installing ${packages.join(' ')}.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ])
      spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] });
  }
  if (isMissing()) throw new Error(`These tests need MediaWiki of Debian: sudo apt-get install ${packages.join(' ')}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function serve(host: string, settings: string): Promise<ChildProcess> {
  // Settings that change take effect at once.
  const child = spawn('php', ['-d', 'opcache.enable=0', '-S', host, '-t', code], {
    // The head of a group: the server of PHP has workers that outlive it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MW_CONFIG_FILE: settings, PHP_CLI_SERVER_WORKERS: '4' },
  });
  const [line] = (await once(child.stderr, 'data')) as [Buffer];
  if (!line.includes('started')) throw new Error(`The server of PHP did not start: ${line.toString()}`);
  child.stderr.resume();
  return child;
}

/** Starts a wiki in French; it takes some seconds. @throws Error that says what to install where it is missing. */
export async function startMediaWiki(): Promise<MediaWiki> {
  ensurePackages();
  const home = mkdtempSync(join(tmpdir(), 'civic-mediawiki-'));
  const settings = join(home, 'LocalSettings.php');
  const host = `127.0.0.1:${await freePort()}`;
  const url = `http://${host}`;
  const maintain = (script: string, args: string[], input?: string): string =>
    execFileSync('php', [`${code}/maintenance/${script}.php`, ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, MW_CONFIG_FILE: existsSync(settings) ? settings : '' },
      ...(input !== undefined && { input }),
    });
  const site = ['--server', url, '--scriptpath', '', '--lang', 'fr', '--skins', 'Vector'];
  const database = ['--dbtype', 'sqlite', '--dbname', 'wiki', '--dbpath', home, '--confpath', home];
  maintain('install', [...site, ...database, '--pass', 'un-mot-de-passe', 'Valmont', 'Intendance']);
  const child = await serve(host, settings);
  return {
    url,
    version: /[\d.]+/.exec(maintain('version', []))?.[0] ?? '',
    edit(title, text) {
      maintain('edit', ['--user', 'Intendance', title], text);
      return `${url}/index.php?title=${encodeURIComponent(title)}`;
    },
    configure: (php) => appendFileSync(settings, `\n${php}\n`),
    async stop() {
      const ended = once(child, 'exit');
      process.kill(-child.pid!, 'SIGKILL');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
