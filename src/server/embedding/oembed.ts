import { html } from 'hono/html';
import * as z from 'zod/mini';
import { address, text, whole, type Thing } from '../../schema/common.ts';
import type { Site } from '../core/services.ts';
import { xmlText } from './xml.ts';

/*
 * An address that is pasted into another site becomes a frame there: oEmbed 1.0 (oembed.com), https://oembed.com/#section2.
 */

/** Width of frames where nobody asks for less, in CSS pixels. */
const width = 600;

/** Lifetime of an answer in caches, in seconds. */
export const cacheAge = 3600;

/** Sandbox permissions of a frame: run, send its forms, and open links in a window of their own. */
const sandbox = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';

export interface Room {
  maxwidth: number | undefined;
  maxheight: number | undefined;
}

/** The answer about an address (oembed.com, section 2.3). */
export const oEmbedAnswer = z.object({
  version: z.literal('1.0'),
  type: z.literal('rich'),
  title: text(500),
  provider_name: text(300),
  provider_url: address,
  cache_age: whole,
  width: whole,
  height: whole,
  html: text(10_000),
});
export type OEmbed = z.infer<typeof oEmbedAnswer>;

/**
 * Makes what a site puts in place of the address. WordPress keeps of it one plain `<blockquote>`, which is shown until the frame has said
 * its height, and one empty `<iframe>`, whose sandbox it sets itself (`wp_filter_oembed_result()`).
 *
 * @param reserved height of the frame before it says its own, in CSS pixels
 * @param src address of the frame
 */
export async function oEmbed(thing: Thing, reserved: number, src: string, site: Site, room: Room): Promise<OEmbed> {
  const { title, url, lang } = thing;
  const size = {
    width: Math.min(width, room.maxwidth ?? width),
    height: Math.min(reserved, room.maxheight ?? Infinity),
  };
  const page = `${url}?lang=${encodeURIComponent(lang)}`;
  const markup = await html`<blockquote><a href="${page}">${title}</a></blockquote>
    <iframe
      src="${src}"
      title="${title}"
      width="${size.width}"
      height="${size.height}"
      frameborder="0"
      loading="lazy"
      sandbox="${sandbox}"
    ></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: site.name,
    provider_url: new URL(site.home, `${site.base}/`).href,
    cache_age: cacheAge,
    ...size,
    html: String(markup).replace(/\n\s*/g, ' '),
  };
}

/** Makes the answer as XML. */
export function toXml(answer: OEmbed): string {
  const lines = Object.entries(answer).map(([name, value]) => `  <${name}>${xmlText(value)}</${name}>\n`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${lines.join('')}</oembed>\n`;
}
