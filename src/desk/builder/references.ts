import { isThingPath } from '../../platforms.ts';

/* What a page of a site refers to: the things that its widgets show, and those that its links lead to. */

/** An address as a page writes it, with the adapter that is named beside it. */
export interface Reference {
  address: string;
  adapter: string;
  /** A link counts only where its address is like that of a thing. */
  isLink: boolean;
}

/** So many are read at most: each is a question to a server. */
export const mostReferences = 12;

/** Returns the address of the page `/embed` without the frame around it. */
function unframed(url: URL): URL | undefined {
  if (!url.pathname.endsWith('/embed')) return url;
  const framed = url.searchParams.get('src');
  return (framed && URL.parse(framed, url)) || undefined;
}

/** Returns the address that a reference stands for, in whatever language, or nothing where no thing can stand there. */
function addressOf({ address, isLink }: Reference, base: string): string | undefined {
  const written = address.trim() ? URL.parse(address.trim(), base) : undefined;
  const url = written && unframed(written);
  if (!url || !/^https?:$/.test(url.protocol) || (isLink && !isThingPath(url.pathname))) return undefined;
  url.hash = '';
  if (url.searchParams.has('lang')) url.searchParams.delete('lang');
  return url.href;
}

/**
 * Returns the addresses of the things that a page refers to, each once, what it shows before what it links to.
 *
 * @param base what the addresses are relative to
 */
export function addressesIn(references: readonly Reference[], base: string): { src: string; adapter: string }[] {
  const found = new Map<string, string>();
  const inOrder = [...references].sort((one, other) => Number(one.isLink) - Number(other.isLink));
  for (const reference of inOrder) {
    const src = addressOf(reference, base);
    if (src && !found.has(src)) found.set(src, reference.adapter);
  }
  return [...found].map(([src, adapter]) => ({ src, adapter }));
}
