/**
 * What people write as an address; `new URL` decides whether it is one. A host is of letters, digits and what joins them (in Catalan a dot
 * between two l), and ends at any other sign: browsers would make it a part of another host. What follows a host ends at white space, at
 * quotation marks, and at the punctuation of scripts that set no space after it.
 */
const link =
  /\b(?:mailto(?=:)|https?:\/\/(?:\[[\da-f:.]+\]|(?:l·(?=l)|[\p{L}\p{M}\p{N}\p{Join_C}.:@_-])*[\p{L}\p{M}\p{N}]))(?:[:/?#][^\s<>"«»‹›“”„。．｡、，！？；：（）［］「」『』【】《》〈〉\p{Bidi_Control}]*)?/giu;
/** The signs of a sentence, of any script: all punctuation but what addresses end in. */
const after = /[|~]|[^\P{P}/#%&@_\\-]/u;
const safe = ['http:', 'https:', 'mailto:'];
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export interface Link {
  href: string;
  text: string;
}

/** Splits a text into pieces: what is an address that may be followed, and all the rest as it is. */
export function toPieces(text: string): (string | Link)[] {
  const pieces: (string | Link)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(link)) {
    const address = withoutEnd(found);
    const href = toHref(address);
    if (!href) continue;
    pieces.push(text.slice(end, index), { href, text: address });
    end = index + address.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

/** Returns an address without the signs of the sentence behind it; a bracket that was opened within the address is its own. */
function withoutEnd(found: string): string {
  const count: Record<string, number> = {};
  for (const sign of found) count[sign] = (count[sign] ?? 0) + 1;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const sign = found.charAt(end - 1);
    const pair = opening[sign];
    if (pair ? (count[sign] ?? 0) <= (count[pair] ?? 0) : !after.test(sign)) break;
    count[sign] = (count[sign] ?? 0) - 1;
  }
  return found.slice(0, end);
}

function toHref(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  // An address with a user in front of its host is made to look like another.
  return safe.includes(protocol) && !username && !password ? href : undefined;
}
