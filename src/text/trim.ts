/** White space, marks of direction and zero widths: they come along when one pastes, and show nothing at the ends of a text. */
const unseen = /^[\s\p{Bidi_Control}\u00ad\u200b\u2060\ufeff]$/u;

/** Returns a text without what cannot be seen at its ends. */
export function trimUnseen(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && unseen.test(text.charAt(start))) start += 1;
  while (end > start && unseen.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
