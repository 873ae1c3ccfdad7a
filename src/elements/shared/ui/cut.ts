/** A text longer than this is folded, so that the place it takes is known before it comes. */
export const maxHeadLength = 400;

/** Returns the beginning of a long text: up to a space where there is one late enough, never through the middle of what is seen as one sign. */
export function cut(text: string): string {
  if (text.length <= maxHeadLength) return text;
  const space = text.lastIndexOf(' ', maxHeadLength);
  if (space > maxHeadLength / 2) return text.slice(0, space);
  const near = text.slice(0, 2 * maxHeadLength);
  const signs = 'Segmenter' in Intl ? [...new Intl.Segmenter().segment(near)].map(({ segment }) => segment) : [...near];
  let head = '';
  for (const sign of signs) {
    if (head.length + sign.length > maxHeadLength) break;
    head += sign;
  }
  return head;
}
