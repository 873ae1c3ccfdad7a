import { spokenIn } from '../../core/documents.ts';
import { findThingAt, ownAddress } from '../../core/addresses.ts';
import { snippetsFor, type Snippets } from '../../embedding/snippet.ts';
import type { DeskRoutes } from '../entry.ts';

/* The code to embed as the server writes it, for whoever has no script. */

/** The widgets that the server writes code for: that of the thing, and the one that shows the numbers of any. */
export const plainWidgets = ['own', 'counter'] as const;
export type PlainWidget = (typeof plainWidgets)[number];

/** Height that is reserved for the numbers of a thing, in CSS pixels. */
const counterHeight = 260;

/** Why there is no code. */
export type PlainFault = 'no-address' | 'elsewhere' | 'not-found';

/** What was asked for, and the code for it or why there is none. */
export interface Plain {
  address: string;
  widget: PlainWidget;
  code?: Snippets | undefined;
  fault?: PlainFault | undefined;
}

/** Writes the code for what stands at an address of this server. @param here the address of the request */
export async function plainCode(
  { services, nouns, scripts }: DeskRoutes,
  here: string,
  asked: { address: string; widget: PlainWidget },
): Promise<Plain> {
  const address = asked.address.trim();
  const own = address === '' || address.length > 2000 ? undefined : ownAddress(services, here, address);
  // The address of another site does not come to stand on this page.
  if (!own) return { ...asked, address: '', fault: address === '' ? 'no-address' : 'elsewhere' };
  const addresses = nouns.flatMap((noun) => noun.addresses);
  const found = await findThingAt(addresses, services, own.pathname.replace(/\/$/, ''));
  const { thing, address: kind } = found ?? {};
  if (!thing || !kind || thing.isGone || spokenIn(thing.document).length === 0)
    return { ...asked, address, fault: 'not-found' };
  const shown = asked.widget === 'counter' ? { element: 'counter', height: counterHeight } : kind;
  return { ...asked, address, code: snippetsFor(thing, shown, services.site, await scripts?.()) };
}
