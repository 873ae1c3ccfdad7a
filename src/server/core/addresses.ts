import type { ThingAddress, ThingAt } from './noun.ts';
import type { Services } from './services.ts';

/* The addresses at which things stand. */

/** Makes the pattern that paths of this kind match; their parts are captured. */
const shapeOf = (path: string): RegExp => new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`);

/** Returns where the days of what stands at a path are read. */
export const daysPath = (path: string): string => `${path.replace(/\/$/, '')}/days`;

/** Path of the map of a site, where its pages are searched too. */
export const contentsPath = '/contents';

/** Path of the list of all data of a site. */
export const cataloguePath = '/data';

/** The forms in which data can be downloaded, by the end of their paths. */
export type DataForm = 'data.json' | 'data.csv' | 'data-days.csv';

/** Returns the path of the data of what stands at a path: of what is said of it, or of a file. */
export const dataPath = (path: string, form: DataForm | 'data' = 'data'): string =>
  `${path.replace(/\/$/, '')}/${form}`;

/** A thing at an address, and how it is shown elsewhere. */
export interface FoundThing {
  address: ThingAddress;
  thing: ThingAt;
  /** The parts of its path that differ from one to another. */
  parts: readonly string[];
}

/** Checks whether a path below the server's own address is that of a thing. */
export const isThingPath = (thingPaths: readonly string[], path: string): boolean =>
  thingPaths.some((each) => shapeOf(each).test(path));

/** Finds what stands at a path below the server's own address; nothing where no thing does. */
export async function findThingAt(
  addresses: readonly ThingAddress[],
  services: Services,
  path: string,
): Promise<FoundThing | undefined> {
  for (const address of addresses) {
    const [, ...parts] = shapeOf(address.path).exec(path) ?? [];
    if (parts.length === 0) continue;
    try {
      const decoded = parts.map(decodeURIComponent);
      const thing = await address.find(services, ...decoded);
      return thing && { address, thing, parts: decoded };
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }
  return undefined;
}

/** Returns the path of an address of this server, below the server's own. */
export const pathBelow = (base: string, url: string): string =>
  new URL(url).pathname.slice(new URL(`${base}/`).pathname.length - 1);

/** Returns the address of a page in one of its languages; the first is that of the address alone. */
export const addressIn = (url: string, lang: string, languages: readonly string[]): string =>
  lang === languages[0] || !languages.includes(lang)
    ? url
    : `${url}${url.includes('?') ? '&' : '?'}lang=${encodeURIComponent(lang)}`;

/**
 * Returns the path below this server's own address that an address stands for, be it absolute or only a path; nothing where it is of
 * another server.
 *
 * @param here the address of the request: the server may be known by several names
 */
export function ownAddress({ baseUrl }: Services, here: string, address: string): URL | undefined {
  const base = new URL(`${baseUrl}/`);
  const url = URL.parse(address, base);
  if (!url || ![base.origin, new URL(here).origin].includes(url.origin)) return undefined;
  const prefix = base.pathname.slice(0, -1);
  if (!url.pathname.startsWith(`${prefix}/`)) return undefined;
  return Object.assign(url, { pathname: url.pathname.slice(prefix.length) });
}
