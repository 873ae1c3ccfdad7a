/** The paths of the pages of things. */
export const thingPaths = [
  '/petitions/:id',
  '/polls/:id',
  '/consultations/:id',
  '/threads/:id',
  '/petitions/:id/comments',
  '/consultations/:id/proposals/:proposal',
  '/consultations/:id/proposals/:proposal/comments',
] as const;
export type ThingPath = (typeof thingPaths)[number];

/** What a path of this kind looks like; its parts are captured. */
export const shapeOf = (path: ThingPath): RegExp => new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`);

const shapes = thingPaths.map(shapeOf);

/** Whether a path below the server's own address is that of a thing. */
export const isThingPath = (path: string): boolean => shapes.some((shape) => shape.test(path));

/** The path of an address of this server, below the server's own. */
export const pathBelow = (base: string, url: string): string =>
  new URL(url).pathname.slice(new URL(`${base}/`).pathname.length - 1);

/** The address of a page in one of its languages; the first is that of the address alone. */
export const addressIn = (url: string, lang: string, languages: readonly string[]): string =>
  lang === languages[0] || !languages.includes(lang) ? url : `${url}?lang=${encodeURIComponent(lang)}`;
