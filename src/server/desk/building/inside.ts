import type { BuildingWords } from './words/words.ts';

/** The parts of the sentence that says what a page shows, by their keys. */
export function insideTexts({ inside }: BuildingWords): Record<string, string> {
  const ofTypes = Object.entries(inside.types).flatMap(([type, [one, itself, many, ofMany]]) => [
    [`${type}-one`, one],
    [`${type}-itself`, itself],
    [`${type}-many`, many],
    [`${type}-of-many`, ofMany],
  ]);
  return { 'page-shows': inside.shows, any: inside.any, ...(Object.fromEntries(ofTypes) as Record<string, string>) };
}
