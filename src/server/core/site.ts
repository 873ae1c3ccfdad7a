import { presentZone } from './zone-names.ts';
import type { Chosen, Site, SiteChoices } from './services.ts';

/* The site around the pages: what was given at the start of the server, and what is chosen while it runs. */

/** What a site is called that has no name of its own. */
export const productName = 'Civic Widgets';

/** Checks whether a text is an address, or a path below that of the server. */
export const isSiteAddress = (text: string): boolean =>
  /^\/(?!\/)/.test(text) || /^https?:$/.test(URL.parse(text)?.protocol ?? '');

/** Returns the present IANA name of a time zone; nothing where it is none. */
export function zoneOf(timeZone: string): string | undefined {
  try {
    return presentZone(new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

type Defaults = Pick<
  Site,
  'name' | 'timeZone' | 'privacy' | 'stylesheet' | 'script' | 'frameScript' | 'home' | 'icon' | 'base' | 'thingPaths'
>;

/** Makes the site of a server: what was given at its start, else what is chosen, else what every site has. */
export function createSite(
  defaults: Defaults,
  given: Partial<Site>,
  chosen: Chosen = {},
): { site: Site; choices: SiteChoices } {
  const prefix = new URL(defaults.base).pathname.replace(/\/$/, '');
  /** A path of the site stands below that of the server; an address of elsewhere stays. */
  const below = (path: string): string => (/^\/(?!\/)/.test(path) ? `${prefix}${path}` : path);
  // A style sheet of one's own has its own colour, and a page on personal data of one's own what it says.
  const others: Partial<Record<keyof Chosen, keyof Site>> = { accent: 'stylesheet', notice: 'privacy' };
  const isFixed = (name: keyof Chosen): boolean => [name, others[name]].some((each) => each && given[each]);
  const valuesOf = (wanted: Chosen): Site => {
    const free = Object.entries(wanted).filter(([name]) => !isFixed(name as keyof Chosen));
    const all: Site = {
      logo: undefined,
      accent: undefined,
      notice: undefined,
      legal: undefined,
      accessibility: undefined,
      conformity: undefined,
      ...defaults,
      ...Object.fromEntries(free),
    };
    Object.assign(all, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
    const { stylesheet, script, frameScript, home, icon, logo, log, legal, accessibility } = all;
    const addresses = { stylesheet, script, frameScript, home, icon, logo, log, legal, accessibility };
    const placed = Object.entries(addresses).map(([name, path]) => [name, path === undefined ? path : below(path)]);
    return { ...all, ...(Object.fromEntries(placed) as typeof addresses) };
  };
  const site = valuesOf(chosen);
  return { site, choices: { isFixed, choose: (wanted) => void Object.assign(site, valuesOf(wanted)) } };
}
