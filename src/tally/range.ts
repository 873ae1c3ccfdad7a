/** Returns the whole numbers from 0 on, by the language alone: some pages have an `Array.from` of their own. */
export function range(size: number): number[] {
  const all: number[] = [];
  for (let each = 0; each < size; each += 1) all[each] = each;
  return all;
}
