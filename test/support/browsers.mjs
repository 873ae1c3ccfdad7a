import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

const home = homedir();
const isRoot = process.getuid?.() === 0;
const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
const caches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  join(home, '.cache/ms-playwright'),
  join(home, 'Library/Caches/ms-playwright'),
  process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'ms-playwright'),
].filter(Boolean);
const ownCache = join(home, '.cache/civic-widgets-browsers');

const kinds = {
  chromium: {
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...programs.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
      ...caches.flatMap((cache) => [
        `${cache}/chromium-*/chrome-linux*/chrome`,
        `${cache}/chromium-*/chrome-mac*/*.app/Contents/MacOS/*`,
        `${cache}/chromium-*/chrome-win*/chrome.exe`,
      ]),
    ],
    packages: ['chromium'],
    install: 'npx --yes playwright install chromium',
    libraries: 'npx --yes playwright install-deps chromium',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    // Not Playwright's: its Firefox is patched for its own protocol, and the tests drive browsers by WebDriver BiDi.
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...programs.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
      `${ownCache}/firefox/*/firefox/firefox{,.exe}`,
      `${ownCache}/firefox/*/*.app/Contents/MacOS/firefox`,
    ],
    packages: ['firefox-esr', 'firefox'],
    install: `npx browsers install firefox@stable --path "${ownCache}"`,
    libraries: 'npx --yes playwright install-deps firefox',
  },
};

/** The path of a browser on this machine, or `undefined`. */
export function findBrowser(kind) {
  const { variable, commands, places } = kinds[kind];
  const chosen = process.env[variable];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(
      `${variable} is ${chosen}, and nothing is there. Correct it, or unset it to have ${kind} looked for.`,
    );
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return onPath.find(starts) ?? places.flatMap((place) => globSync(place)).at(0);
}

/** Ubuntu puts a script in a browser's place that asks for a snap: only an answer counts. */
function starts(path) {
  if (!existsSync(path)) return false;
  return platform() !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Both browsers; what is missing is installed where that can be done, and otherwise asked for. */
export function ensureBrowsers(wanted = Object.keys(kinds)) {
  const missing = wanted.filter((kind) => !findBrowser(kind));
  if (missing.length > 0) install(missing);
  const found = Object.fromEntries(wanted.map((kind) => [kind, findBrowser(kind)]));
  const still = wanted.filter((kind) => !found[kind]);
  if (still.length > 0) throw new Error(still.map(advice).join('\n'));
  return found;
}

function install(missing) {
  console.log(`Installing ${missing.join(' and ')}: the tests run in real browsers.`);
  const withApt = isRoot && run('apt-get --version', 'ignore');
  if (withApt) {
    run('apt-get update -qq');
    for (const kind of missing) {
      kinds[kind].packages.some((name) => run(`DEBIAN_FRONTEND=noninteractive apt-get install -y -qq ${name}`));
    }
  }
  for (const kind of missing.filter((each) => !findBrowser(each))) {
    if (withApt) run(kinds[kind].libraries);
    run(kinds[kind].install);
  }
}

/** Its output goes to the error stream, so that a caller's own output stays clean. */
function run(command, output = ['ignore', 2, 2]) {
  return spawnSync(command, { shell: true, stdio: output }).status === 0;
}

function advice(kind) {
  const { variable, packages, install } = kinds[kind];
  const debian = platform() === 'linux' ? `sudo apt-get install ${packages[0]}, or ` : '';
  return `No ${kind} on this machine. Install it (${debian}${install}), or say where it is: ${variable}=/path/to/it npm test`;
}

const quietFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What puppeteer starts a browser with.
 *
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export function launchOptions(kind, executablePath = findBrowser(kind)) {
  if (kind === 'firefox') return { browser: 'firefox', executablePath };
  // The sandbox of Chromium refuses to run as root, as containers do.
  const args = isRoot ? ['--no-sandbox', ...quietFlags] : quietFlags;
  return { browser: 'chrome', executablePath, args };
}
