import { things } from '../../core/tables.ts';
import { randomSecret } from '../../core/crypto.ts';
import type { ReadStore } from '../../store/store.ts';

/** Longest name that is proposed for an address, in signs. */
const longest = 60;

const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  þ: 'th',
};

/** Makes a name for an address from a title: “L’été à Nîmes” becomes `l-ete-a-nimes`; empty where nothing of it can be written so. */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[œæßøđłðþ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter(Boolean);
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word.slice(0, longest) : `${name}-${word}`;
    if (longer.length > longest) break;
    name = longer;
  }
  return name;
}

/** Returns the name itself, or with a number behind it, so that nothing stands there yet. */
export async function freeName(store: ReadStore, name: string): Promise<string> {
  const isFree = async (id: string): Promise<boolean> => (await store.get(things, { scope: id, id })) === undefined;
  if (await isFree(name)) return name;
  for (let number = 2; number < 50; number += 1) {
    const numbered = `${name}-${number}`;
    if (await isFree(numbered)) return numbered;
  }
  return `${name}-${randomSecret()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`;
}
