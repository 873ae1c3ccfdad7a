import type { Site } from './services.ts';

/* Where the frame of a thing is, and how its address is discovered. */

/** Path of the page of frames. */
export const embedPath = '/embed';

/** Returns the address at which `url` is asked for in a format. */
export const oEmbedAddress = ({ base }: Site, url: string, format: 'json' | 'xml'): string =>
  `${base}/oembed?${new URLSearchParams({ url, format }).toString()}`;

/** Media types under which the formats are discovered (oembed.com, section 4). */
export const oEmbedTypes = { json: 'application/json+oembed', xml: 'text/xml+oembed' };
