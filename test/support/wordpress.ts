import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** WordPress itself, on a free port of this machine, with a database and a directory of its own. */
export interface WordPress {
  url: string;
  version: string;
  /** Users and their application passwords: `admin` may write any HTML, `autrice` what authors may, `lectrice` only comments. */
  passwords: Readonly<Record<'admin' | 'autrice' | 'lectrice', string>>;
  /** Asks the REST interface as a user, or as nobody, and answers the JSON; the path begins behind `/wp-json`. */
  call(path: string, body?: unknown, user?: keyof WordPress['passwords']): Promise<{ status: number; body: unknown }>;
  /** Publishes a post and answers its id and its address. */
  publish(post: Record<string, unknown>, user?: keyof WordPress['passwords']): Promise<{ id: number; link: string }>;
  /** Runs PHP inside WordPress, beside its interface, and answers what it prints. */
  php(code: string): string;
  /** Sets an option of the site. */
  option(name: string, value: string | number): void;
  /** Ends everything that was started, and removes it. */
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? ['--user=root'] : [];
const noMail = ['-d', 'sendmail_path=/bin/true'];
const packages = ['wordpress', 'wordpress-theme-twentytwentythree', 'php-cli', 'php-mysql', 'mariadb-server'];
const needed = [
  '/usr/share/wordpress/wp-settings.php',
  '/usr/share/wordpress/wp-content/themes/twentytwentythree',
  '/usr/bin/php',
  '/usr/bin/mariadb-install-db',
  '/usr/sbin/mariadbd',
];

/** Installs what is missing from Debian's packages, where that can be done. @throws Error that says what to install. */
function ensurePackages(): void {
  const isMissing = (): boolean => needed.some((path) => !existsSync(path));
  if (isMissing() && isRoot) {
    console.log(`Installing ${packages.join(' ')}.`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ])
      spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] });
  }
  if (isMissing()) throw new Error(`These tests need WordPress of Debian: sudo apt-get install ${packages.join(' ')}`);
}

/** Who was killed may still be closing its files. */
const remove = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves when the log says that it is ready. */
function ready(child: ChildProcess, word: RegExp, name: string): Promise<void> {
  let log = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-4000);
      if (word.test(log)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${name} ended at its start:\n${log}`)));
  });
}

async function startDatabase(home: string, socket: string): Promise<ChildProcess> {
  const data = join(home, 'data');
  const options = ['--no-defaults', `--datadir=${data}`, ...asRoot];
  const quiet = { stdio: 'pipe' } as const;
  execFileSync('mariadb-install-db', [...options, '--auth-root-authentication-method=normal', '--skip-test-db'], quiet);
  writeFileSync(join(home, 'init.sql'), 'create database wordpress character set utf8mb4;\n');
  const settings = [
    `--socket=${socket}`,
    `--pid-file=${join(home, 'pid')}`,
    `--init-file=${join(home, 'init.sql')}`,
    '--skip-networking',
    '--skip-log-bin',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=32M',
  ];
  const server = spawn('mariadbd', [...options, ...settings], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(server, /ready for connections/, 'MariaDB');
  return server;
}

const settings = (url: string, socket: string): string => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${url}');
define('WP_SITEURL', '${url}');
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
// Nothing outside this machine is asked for anything.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost');
// Application passwords want https, or this.
define('WP_ENVIRONMENT_TYPE', 'local');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
  define($name . '_KEY', $name . 'k');
  define($name . '_SALT', $name . 's');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/**
 * What these tests have of their own in WordPress. It reads no address of a private network, and no port but three: the server whose
 * petition is embedded here runs on this machine. The snippet of `docs/wordpress.md` for anonymous comments is switched by an option, and
 * so are the pause between two comments of one address, and a script in the head of every page, as a theme has it.
 */
const plugin = `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', function ($ports, $host, $url) {
  return array_merge($ports, [(int) parse_url($url, PHP_URL_PORT)]);
}, 10, 3);
if (get_option('civic_anonymous')) require WP_CONTENT_DIR . '/snippet.php';
if (!get_option('civic_flood')) add_filter('comment_flood_filter', '__return_false');
if (get_option('civic_script')) eval(get_option('civic_script'));
`;

/** PHP's own server hands over what is a file, and everything else is WordPress', as a rewrite rule does it. */
const router = `<?php
$path = __DIR__ . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path) || is_file(rtrim($path, '/') . '/index.php') && $path !== __DIR__ . '/') return false;
require __DIR__ . '/index.php';
`;

const install = `<?php
$_SERVER['HTTP_HOST'] = 'localhost';
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Mairie de Testville', 'admin', 'admin@example.org', true, '', 'admin');
foreach (['autrice' => 'author', 'lectrice' => 'subscriber'] as $name => $role) {
  wp_insert_user(['user_login' => $name, 'user_pass' => $name, 'user_email' => $name . '@example.org', 'role' => $role, 'display_name' => ucfirst($name)]);
}
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('comment_moderation', 0);
update_option('comment_previously_approved', 0);
flush_rewrite_rules();
switch_theme('twentytwentythree');
$passwords = [];
foreach (get_users() as $user) {
  [$password] = WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'test']);
  $passwords[$user->user_login] = $password;
}
echo json_encode(['version' => $wp_version, 'passwords' => $passwords]);
`;

const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'wordpress.md'), 'utf8');

/** The first example of `docs/wordpress.md` in a language, or the first that holds a word, so that what is tried is what is written there. */
export function documented(language: string, word = ''): string {
  const blocks = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
  const [, , code] = blocks.find(([, name, text = '']) => name === language && text.includes(word)) ?? [];
  if (!code) throw new Error(`docs/wordpress.md has no example of ${language} with "${word}".`);
  return code;
}

/** Starts a WordPress; it takes some seconds. @throws Error that says what to install where it is missing. */
export async function startWordPress(): Promise<WordPress> {
  ensurePackages();
  const home = mkdtempSync(join(tmpdir(), 'civic-wordpress-'));
  const site = join(home, 'site');
  const socket = join(home, 'socket');
  const children: ChildProcess[] = [];
  const running = (): ChildProcess[] =>
    children.filter((child) => child.exitCode === null && child.signalCode === null);
  // Each is the head of a group, for the server of PHP has workers that outlive it.
  const kill = (): void => running().forEach(({ pid }) => pid !== undefined && process.kill(-pid, 'SIGKILL'));
  const end = (): void => {
    kill();
    remove(home);
  };
  const interrupt = (): void => process.exit(1);
  process.once('exit', end);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupt);
  const stop = async (): Promise<void> => {
    process.off('exit', end);
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
    const ended = running().map((child) => once(child, 'exit'));
    kill();
    await Promise.all(ended);
    remove(home);
  };
  try {
    // A copy, because PHP follows links to where Debian's own settings stand.
    cpSync('/usr/share/wordpress', site, { recursive: true, dereference: true });
    const url = `http://127.0.0.1:${await freePort()}`;
    mkdirSync(join(site, 'wp-content', 'mu-plugins'));
    writeFileSync(join(site, 'wp-content', 'mu-plugins', 'civic-test.php'), plugin);
    writeFileSync(
      join(site, 'wp-content', 'snippet.php'),
      `<?php\n${documented('php', 'rest_allow_anonymous_comments')}
`,
    );
    writeFileSync(join(site, 'wp-config.php'), settings(url, socket));
    writeFileSync(join(site, 'router.php'), router);
    writeFileSync(join(site, 'install.php'), install);
    children.push(await startDatabase(home, socket));
    const php = (...args: string[]): string =>
      execFileSync('php', [...noMail, ...args], { cwd: site, encoding: 'utf8' });
    const { version, passwords } = JSON.parse(php('install.php')) as Pick<WordPress, 'version' | 'passwords'>;
    rmSync(join(site, 'install.php'));
    const server = spawn('php', [...noMail, '-S', new URL(url).host, '-t', site, join(site, 'router.php')], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      // A page that asks for its own data needs a second worker.
      env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4' },
    });
    children.push(server);
    await ready(server, /started/, 'The server of PHP');
    return { url, version, passwords, stop, ...createTools(url, passwords, php) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createTools(
  url: string,
  passwords: WordPress['passwords'],
  run: (...args: string[]) => string,
): Pick<WordPress, 'call' | 'publish' | 'php' | 'option'> {
  const call: WordPress['call'] = async (path, body, user) => {
    const secret = user && Buffer.from(`${user}:${passwords[user]}`).toString('base64');
    const response = await fetch(`${url}/wp-json${path}`, {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...(secret && { authorization: `Basic ${secret}` }) },
    });
    return { status: response.status, body: await response.json() };
  };
  /** What was set, because each run of PHP takes half a second. */
  const options = new Map<string, string | number>();
  const php: WordPress['php'] = (code) =>
    run('-r', `$_SERVER['HTTP_HOST'] = 'localhost'; require 'wp-load.php'; ${code}`);
  return {
    call,
    php,
    option(name, value) {
      if (options.get(name) !== value) php(`update_option(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
      options.set(name, value);
    },
    async publish(post, user = 'admin') {
      const { status, body } = await call('/wp/v2/posts', { status: 'publish', ...post }, user);
      if (status !== 201) throw new Error(`WordPress answered ${status}: ${JSON.stringify(body)}`);
      return body as { id: number; link: string };
    },
  };
}
