import { leafKinds, type Leaf, type LeafKind } from '../../tally/leaf.ts';
import type { Findings } from './findings.ts';

/** Kinds of lines that are of one act, and once: their marks stand there once. */
const once: readonly LeafKind[] = ['counted', 'replaced', 'withdrawn'];

/** What the lines of a ledger come to. */
export interface LedgerSums {
  /** By thing, and in it by kind. */
  things: ReadonlyMap<string, ReadonlyMap<LeafKind, number>>;
  /** Of one thing. */
  of(thing: string): number;
  /** Of one kind, over all things. */
  ofKind(kind: LeafKind): number;
  all: number;
}

/** Adds up lines. */
export function addUp(leaves: readonly Leaf[]): LedgerSums {
  const things = new Map<string, Map<LeafKind, number>>();
  for (const { thing, kind, amount } of leaves) {
    const kinds = things.get(thing) ?? new Map<LeafKind, number>();
    things.set(thing, kinds.set(kind, (kinds.get(kind) ?? 0) + amount));
  }
  const total = (thing: string): number =>
    [...(things.get(thing)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
  return {
    things,
    of: total,
    ofKind: (kind) => [...things.values()].reduce((sum, kinds) => sum + (kinds.get(kind) ?? 0), 0),
    all: [...things.keys()].reduce((sum, thing) => sum + total(thing), 0),
  };
}

/** A count that was shown while people acted: whether it can have been one on the way from some lines to all of them. */
export type OnTheWay = (count: number, thing?: string) => boolean;

/**
 * Tells which counts can have been shown at some moment while a ledger grew.
 *
 * @param from how many lines there were before that moment; all of `leaves` were there after it
 */
export function onTheWay(leaves: readonly Leaf[], from: number): OnTheWay {
  const later = leaves.slice(from);
  return (count, thing) => {
    const isOf = (leaf: Leaf): boolean => thing === undefined || leaf.thing === thing;
    const add = (some: readonly Leaf[]): number => some.filter(isOf).reduce((sum, { amount }) => sum + amount, 0);
    const before = add(leaves.slice(0, from));
    // Lines of one second stand in an order that tells nothing.
    return (
      count >= before + add(later.filter(({ amount }) => amount < 0)) &&
      count <= before + add(later.filter(({ amount }) => amount > 0))
    );
  };
}

/** Checks what can be said of lines by themselves. */
export function checkLines(leaves: readonly Leaf[], findings: Findings): void {
  const marks = new Set<string>();
  const things = new Set<string>();
  let [twice, late, wrong] = [0, 0, 0];
  for (const { thing, kind, amount, mark } of leaves) {
    if (once.includes(kind)) {
      if (marks.has(mark)) twice += 1;
      marks.add(mark);
      if (amount !== (kind === 'counted' ? 1 : -1)) wrong += 1;
    }
    if (kind === 'earlier' && things.has(thing)) late += 1;
    things.add(thing);
  }
  findings.check(twice === 0, 'no act is counted twice', `${twice} acts stand there twice`);
  findings.check(wrong === 0, 'each act is one', `${wrong} acts count for more or less than one`);
  findings.check(
    late === 0,
    'what was there before the ledger stands at its beginning',
    `${late} lines add what was there “earlier” later on`,
  );
}

/** Says what a count is made of. */
export function tellKinds(kinds: ReadonlyMap<LeafKind, number> | undefined, findings: Findings): void {
  const said = leafKinds.flatMap((kind) => {
    const amount = kinds?.get(kind) ?? 0;
    return amount === 0 ? [] : [`${kind} ${amount > 0 ? '+' : ''}${amount}`];
  });
  if (said.length > 0) findings.tell(said.join(', '));
}
