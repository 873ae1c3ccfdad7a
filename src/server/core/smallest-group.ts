import type { CountDay } from './count-day.ts';

/*
 * Who is alone in a group is found by it: on a day on which one person signed, whoever saw them do it knows what the line is of. So nothing is
 * split into groups of fewer than a few: days become spans of several, and other small groups one. What all come to stays the same.
 */

/** Of how few a split tells, where nothing else is set. */
export const smallestGroup = 5;

/** How much of one number came in a span of days. */
interface Span {
  from: string;
  to: string;
  sum: number;
}

/**
 * Widens days into spans until each number in them is one of `least` at least: `day` is then the last day of a span, and `from` the first. The last
 * ones, which are too few for a span of their own, join the one before; where all are too few, no day is told.
 */
export function widenDays(days: readonly CountDay[], least: number): CountDay[] {
  if (least <= 1) return [...days];
  const undated: Record<string, number> = {};
  const entries = new Map<string, { from: string; to: string; numbers: Record<string, number> }>();
  for (const name of namesIn(days)) {
    const { spans, rest } = spansOf(days, name, least);
    if (rest !== 0) undated[name] = rest;
    for (const { from, to, sum } of spans) {
      const entry = entries.get(`${to} ${from}`) ?? { from, to, numbers: {} };
      entry.numbers[name] = sum;
      entries.set(`${to} ${from}`, entry);
    }
  }
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...(Object.keys(undated).length > 0 ? [undated] : []),
    ...sorted.map(([, { from, to, numbers }]) => ({ ...(from !== to && { from }), day: to, ...numbers })),
  ];
}

const namesIn = (days: readonly CountDay[]): string[] => [
  ...new Set(days.flatMap((each) => Object.keys(each).filter((name) => name !== 'day' && name !== 'from'))),
];

/** Makes the spans of one number, and what of it has no day. */
function spansOf(days: readonly CountDay[], name: string, least: number): { spans: Span[]; rest: number } {
  const spans: Span[] = [];
  let rest = 0;
  let open: Span | undefined;
  for (const entry of days) {
    const { day } = entry;
    const value = Number(entry[name] ?? 0);
    if (day === undefined) rest += value;
    if (day === undefined || value === 0) continue;
    open = open ? { ...open, to: day, sum: open.sum + value } : { from: day, to: day, sum: value };
    if (open.sum < least) continue;
    spans.push(open);
    open = undefined;
  }
  while (open) {
    const before = spans.pop();
    if (!before) return { spans: [], rest: rest + open.sum };
    const joined: Span = { from: before.from, to: open.to, sum: before.sum + open.sum };
    if (joined.sum >= least) spans.push(joined);
    open = joined.sum >= least ? undefined : joined;
  }
  return { spans, rest };
}

/** Under which small groups stand together. */
export const others = 'other';

/** Puts groups of fewer than `least` together, under `others`; where that is still too few, the smallest of the rest joins it. */
export function mergeSmall(groups: Readonly<Record<string, number>>, least: number): Record<string, number> {
  const sorted = Object.entries(groups).sort(([, one], [, other]) => other - one);
  const kept = sorted.filter(([name, value]) => value >= least && name !== others);
  let sum = sorted
    .filter(([name, value]) => value < least || name === others)
    .reduce((all, [, value]) => all + value, 0);
  while (sum > 0 && sum < least && kept.length > 0) sum += kept.pop()![1];
  return Object.fromEntries([...kept, ...(sum > 0 ? [[others, sum] as const] : [])]);
}
