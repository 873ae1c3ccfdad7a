/* What a line of a ledger says: that a count changed, by how much and why, and a mark that only who acted can tell from any other. */

/**
 * Why a count changed. `counted`, `replaced` (an act that changes an earlier ballot of the same person comes in its place), `withdrawn`,
 * `invalidated` and `restored` are one act each; `paper`, `imported`, `stated` in the document of a thing, `earlier` than its ledger, and
 * `recounted` can be many at once.
 */
export const leafKinds = [
  'counted',
  'replaced',
  'withdrawn',
  'invalidated',
  'restored',
  'paper',
  'imported',
  'stated',
  'earlier',
  'recounted',
] as const;

export type LeafKind = (typeof leafKinds)[number];

export interface Leaf {
  /** Id of the thing whose count changed. */
  thing: string;
  /** By how much: never 0. */
  amount: number;
  kind: LeafKind;
  /** 43 characters of base64url. */
  mark: string;
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const digest = async (text: string): Promise<string> =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

/** Makes the id of an act from its key. @param thing id of what was acted on, where others stand beside it in one ledger */
export const actId = (key: string, thing?: string): Promise<string> =>
  digest(thing === undefined ? key : `${thing}\n${key}`);

/**
 * Makes the mark of a line. A device that has the key of an act makes that of each kind of line on it; to anybody else they are noise, and
 * those of two kinds on the same act have nothing in common.
 *
 * @param act id of the act: the digest of its key
 */
export const leafMark = (kind: LeafKind, act: string): Promise<string> => digest(`ledger\n${kind}\n${act}`);

/** Writes a line: `pistes-cyclables +1 counted 0PN5…`. */
export const writeLeaf = ({ thing, amount, kind, mark }: Leaf): string =>
  `${encodeURIComponent(thing)} ${amount > 0 ? '+' : ''}${amount} ${kind} ${mark}`;

/** Reads a line; nothing where a text is none. */
export function readLeaf(line: string): Leaf | undefined {
  const [name = '', written = '', kind = '', mark = '', ...rest] = line.split(' ');
  if (rest.length > 0 || !/^[+-][1-9]\d{0,14}$/.test(written) || !/^[\w-]{43}$/.test(mark)) return undefined;
  const known = leafKinds.find((each) => each === kind);
  try {
    return known && name !== ''
      ? { thing: decodeURIComponent(name), amount: Number(written), kind: known, mark }
      : undefined;
  } catch {
    return undefined;
  }
}
