import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhatIsMissing } from './support/build.mjs';
import { launch } from './support/browser.ts';
import { clearPictures, takeDeskPictures } from './support/desk-pictures.ts';
import { startDemo } from './support/demo.ts';
import { gallery, showHost } from './support/gallery.ts';
import { takeReadmePictures } from './support/readme-pictures.ts';
import { looks, showLook } from './support/looks.ts';

/*
 * `npm run screenshots`: all elements on one page, on every kind of host, as pictures in `coverage/screenshots` to look at.
 * The hosts of the gallery are among them, in two widths and schemes. `npm run screenshots -- arabic` makes those that have the word in their name. `npm run screenshots -- desk` makes the pictures of every page
 * of the desk for its guide, in `docs/images/desk`; `-- desk news` those whose state has the word in its name. `-- readme` makes those of the README.
 */
if (!buildWhatIsMissing()) process.exit(1);

const [first, ...words] = process.argv.slice(2);
if (first === 'desk') {
  const images = join(import.meta.dirname, '..', 'docs', 'images', 'desk');
  if (words.length === 0) clearPictures(images);
  const chromium = await launch('chromium');
  try {
    const size = await takeDeskPictures(chromium, images, (name) => words.every((word) => name.includes(word)));
    console.log(`${images}: ${Math.round(size / 1024)} kB`);
  } finally {
    await chromium.close();
  }
  process.exit(0);
}

if (first === 'readme') {
  const demo = await startDemo();
  const chromium = await launch('chromium');
  try {
    await takeReadmePictures(chromium, demo, join(import.meta.dirname, '..', 'docs', 'images'));
  } finally {
    await chromium.close();
    await demo.close();
  }
  process.exit(0);
}

const folder = join(import.meta.dirname, '..', 'coverage', 'screenshots');
mkdirSync(folder, { recursive: true });

const pictures = [
  ...Object.entries(looks).map(([name, look]) => ({ name, look, width: 800 })),
  { name: '320', look: looks.default, width: 320 },
  { name: 'arabic-320', look: looks.arabic, width: 320 },
  { name: 'forced-colours', look: looks.default, width: 800, features: [{ name: 'forced-colors', value: 'active' }] },
  ...Object.entries(gallery).flatMap(([name, host]) =>
    [1280, 320].flatMap((width) =>
      ['light', 'dark'].map((scheme) => ({
        name: `gallery-${name}-${width}-${scheme}`,
        host,
        width,
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      })),
    ),
  ),
];
const wanted = pictures.filter(({ name }) => process.argv.slice(2).every((word) => name.includes(word)));

const demo = await startDemo();
const browser = await launch('chromium');
try {
  for (const { name, look, host, width, features } of wanted) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    const media = host?.media ?? '';
    if (features) await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features, media });
    await (host ? showHost(page, demo.url, host) : showLook(page, demo.url, look));
    // What is far out of sight is not drawn, so the window is as high as the page.
    const height = await page.evaluate(() => globalThis.document.documentElement.scrollHeight);
    await page.setViewport({ width, height });
    await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, fullPage: true });
    await page.close();
    console.log(path);
  }
} finally {
  await browser.close();
  await demo.close();
}
