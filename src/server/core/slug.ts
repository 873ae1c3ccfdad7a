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
