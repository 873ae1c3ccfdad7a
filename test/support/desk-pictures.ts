import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { drawn } from './browser.ts';
import { tourDesk } from './desk-tour.ts';

/** Longer pages are cut: what is below is more of the same. `height` is in CSS pixels; wide pictures are shown at half their size. */
const sizes = [
  { width: 320, height: 1200, scale: 1, quality: 0.15 },
  { width: 1280, height: 1600, scale: 0.625, quality: 0.25 },
];

/** How each page is taken: a phone and a desk, in both schemes. */
export const pictureFrames = sizes.flatMap((size) =>
  ['light', 'dark'].map((scheme) => ({ ...size, scheme, suffix: `${size.width}${scheme === 'dark' ? '-dark' : ''}` })),
);

/** Takes the pictures of the guide, all in French; answers their size in bytes. @param isWanted picks them by the names of their states */
export async function takeDeskPictures(
  browser: Browser,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const encoder = await browser.newPage();
  let size = 0;
  await tourDesk(browser, 'fr', async ({ page }, { name, picture, from }) => {
    if (!picture || !isWanted(name)) return;
    for (const { width, height: highest, scheme, suffix, ...look } of pictureFrames) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 800 });
      await page.evaluate(() => scrollTo(0, 0));
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewport({ width, height: from ? whole : Math.min(whole, highest) });
      await drawn(page);
      const y = await page.$eval(from ?? 'body', (first) => Math.max(0, first.getBoundingClientRect().top - 16));
      const clip = { x: 0, y, width, height: Math.min(whole - y, highest) };
      const taken = await page.screenshot({ encoding: 'base64', clip });
      const packed = Buffer.from(await packImage(encoder, taken, look), 'base64');
      size += packed.length;
      writeFileSync(join(folder, `${name}-${suffix}.webp`), packed);
    }
  });
  await encoder.close();
  return size;
}

/** Makes WebP of PNG by the canvas of a browser, so that nothing has to be installed. */
const packImage = (page: Page, png: string, look: { scale: number; quality: number }): Promise<string> =>
  page.evaluate(
    async (data, { scale, quality }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality).replace(/^[^,]*,/, '');
    },
    png,
    look,
  );

/** Forgets the pictures of before. */
export const clearPictures = (folder: string): void => rmSync(folder, { recursive: true, force: true });
