/* The sentence that says what a page shows. */

/** How a text of the page is found by its key. */
type Text = (key: string) => string;

/** Returns how many there are of each type, in the order in which they come first. */
function countTypes(types: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

/** Says what a page shows, by the types of it, and which address to paste instead. A type that the page has no word for is an item. */
export function sayShown(types: readonly string[], lang: string, text: Text): string {
  const counts = [...countTypes(types.map((type) => (text(`${type}-one`) ? type : 'item')))];
  const parts = counts.map(([type, number]) =>
    number === 1 ? text(`${type}-one`) : text(`${type}-many`).replace('{number}', String(number)),
  );
  const [[type = '', number = 0] = [], ...others] = counts;
  const which = others.length > 0 ? 'any' : number === 1 ? `${type}-itself` : `${type}-of-many`;
  const things = new Intl.ListFormat(lang, { type: 'conjunction' }).format(parts);
  return text('page-shows').replace('{things}', things).replace('{which}', text(which));
}
