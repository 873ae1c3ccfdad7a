import type { FindAdapter } from '../../adapters/adapter.ts';
import { readAt, type Found } from './read.ts';
import { addressesIn, mostReferences, type Reference } from './references.ts';

/* The things that a page shows, for whoever pastes the address of the page instead of theirs. */

/** A page that is larger is not read, in bytes. */
const mostBytes = 5_000_000;
const patience = 15_000;

/**
 * Reads a page without its scripts and pictures, and puts none of it anywhere. By this and not by `DOMParser`, because the browser then parses
 * what it got itself: no text has to be trusted as markup, and the policy of the page stays as strict as it is.
 */
const readPage = (href: string): Promise<Document | undefined> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', href);
    request.responseType = 'document';
    request.timeout = patience;
    request.setRequestHeader('Accept', 'text/html');
    request.onprogress = ({ loaded }) => void (loaded > mostBytes && request.abort());
    request.onload = () => resolve(request.status === 200 ? (request.responseXML ?? undefined) : undefined);
    request.onerror = request.ontimeout = request.onabort = () => resolve(undefined);
    request.send();
  });

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/** Returns what the widgets, places, frames and links of a page refer to. */
function referencesIn(page: Document, tags: readonly string[]): Reference[] {
  const all = (selector: string): Element[] => [...page.querySelectorAll(selector)];
  return [
    ...all(tags.map((tag) => `${tag}[src]`).join()).map((element) => ({
      address: attribute(element, 'src'),
      adapter: attribute(element, 'adapter'),
      isLink: false,
    })),
    ...all('[data-civic][data-src]').map((element) => ({
      address: attribute(element, 'data-src'),
      adapter: attribute(element, 'data-adapter'),
      isLink: false,
    })),
    ...all('iframe[src*="/embed?"]').map((element) => ({
      address: attribute(element, 'src'),
      adapter: '',
      isLink: false,
    })),
    ...all('a[href]').map((element) => ({ address: attribute(element, 'href'), adapter: '', isLink: true })),
  ];
}

/** What a page shows of that which can be read. */
export interface Inside {
  things: (Found & { named: string })[];
  /** It refers to more than was read. */
  hasMore: boolean;
}

/** Finds what a page shows; nothing where there is no page that this one may read. @param tags those of the widgets */
export async function findInside(
  find: FindAdapter,
  href: string,
  { tags, lang }: { tags: readonly string[]; lang: string },
): Promise<Inside | undefined> {
  const page = await readPage(href);
  if (!page) return undefined;
  const addresses = addressesIn(referencesIn(page, tags), page.baseURI).filter(({ src }) => src !== href);
  const read = addresses.slice(0, mostReferences).map(async ({ src, adapter }) => {
    const found = await readAt(find, src, { adapter, lang });
    return typeof found === 'string' ? [] : [{ ...found, named: adapter }];
  });
  return { things: (await Promise.all(read)).flat(), hasMore: addresses.length > mostReferences };
}
