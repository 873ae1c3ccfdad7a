import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Debian's and Ubuntu's packages of what is needed: WebKitWebDriver with its browser, and a screen that nobody sees. */
const packages = ['webkit2gtk-driver', 'xvfb'];

const findCommand = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(existsSync);

const find = () => ({
  driver: findCommand('WebKitWebDriver'),
  screen: findCommand('Xvfb'),
  browser: globSync('/usr/{lib,lib/*,libexec}/webkit2gtk-4.*/MiniBrowser').sort().at(-1),
});

const isComplete = (found) => Object.values(found).every(Boolean);

/** Where WebKit and its driver are; what is missing is installed where that can be done, and otherwise asked for. */
export function ensureWebKit() {
  const found = find();
  if (isComplete(found)) return found;
  if (process.getuid?.() === 0 && findCommand('apt-get')) {
    console.log('Installing WebKitWebDriver: the tests run in a third engine.');
    const command = `apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${packages.join(' ')}`;
    spawnSync(command, { shell: true, stdio: ['ignore', 2, 2] });
  }
  const now = find();
  if (isComplete(now)) return now;
  throw new Error(
    `No WebKit on this machine that tests can drive. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  );
}

/** Starts a screen and the driver on it, until `stop()`. */
export async function startWebKit() {
  const { driver, screen, browser } = ensureWebKit();
  const server = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.stdio[3].once('data', (text) => resolve(String(text).trim()));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with exit code ${code}.`)));
  });
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${number}` };
  const child = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const stop = () => [child, server].forEach((each) => each.kill());
  await listening(port).catch((error) => {
    stop();
    throw error;
  });
  return { port, browser, stop };
}

async function listening(port) {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error('WebKitWebDriver does not answer.');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
