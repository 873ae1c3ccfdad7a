import { shareNames, shares, hours } from '../../core/figure-tables.ts';
import { hourLength, slots } from '../../store/counting.ts';
import type { DeskThing } from '../options.ts';
import type { ReadStore } from '../../store/store.ts';
import { dayOf } from '../../core/zoned-day.ts';
import { markBursts } from './bursts.ts';
import { starts, views } from './tables.ts';
import { actSeries, series, type Numbers, type Series, type Span } from './series.ts';
import { findDays, hoursOf, kinds, lastDayOf, type Asked, type Days, type Hours, type Step } from './window.ts';

/* What is counted of acts, read from counts by the hour: it takes the same few statements however many acts there are. */

/** Hours before the first one shown, by which bursts are told. */
const before = 7 * 24;

/** One row of a list of where acts came from. */
export interface Part {
  name: string;
  value: number;
}

/** What is known of where acts came from. */
export interface Parts {
  named: readonly Part[];
  others: number;
}

export interface Figures extends Days {
  totals: Numbers;
  step: Step;
  /** What the chart is of. */
  main: Series;
  spans: readonly Span[];
  sources: Parts;
  /** The pages on which the acts were made that arrived, confirmed or not. */
  pages: Parts;
  domains: Parts;
  places: Parts;
}

/** A span without what is hidden. */
export type ToldSpan = Pick<Span, 'at' | 'isBurst'> & Partial<Numbers>;

/** Figures as they may be read by now. What tells how many have acted is absent as long as it is hidden, and not merely left unshown. */
export interface ToldFigures
  extends
    Pick<Figures, keyof Days | 'step' | 'main'>,
    Partial<Pick<Figures, 'sources' | 'pages' | 'domains' | 'places'>> {
  totals: Partial<Numbers>;
  spans: readonly ToldSpan[];
  hiddenUntilClose?: true;
}

/** The kinds that are kept by the hour, as what the page tells is made of them. */
const toNumbers = (of: (kind: string) => number): Numbers => ({
  shown: of('shown'),
  started: of('started'),
  received: of('received') - of('joining'),
  confirmed: of('counted') - of('joined'),
  withdrawn: of('withdrawn') - of('left'),
  comments: of('comments'),
});

/** Reads the figures of a thing: where no day is asked for, up to now, or to the end of what is over. Whoever asks, what is hidden is not there. */
export async function readFiguresOf(
  store: ReadStore,
  { scope, document, kind }: DeskThing,
  asked: Asked,
): Promise<ToldFigures> {
  const isHidden = kind.isCountPublic?.(document, asked) === false;
  const until = asked.until ?? lastDayOf(document, asked);
  const figures = await readFigures(store, scope, { ...asked, until }, isHidden);
  return isHidden ? withoutActs(figures) : figures;
}

/** Leaves out what tells how many have acted, when, and from where. */
function withoutActs({ sources: _, pages: __, domains: ___, places: ____, ...figures }: Figures): ToldFigures {
  const told = <T extends Numbers>(numbers: T): Partial<T> =>
    Object.fromEntries(
      Object.entries(numbers).filter(([name]) => !actSeries.some((each) => each === name)),
    ) as Partial<T>;
  return {
    ...figures,
    totals: told(figures.totals),
    spans: figures.spans.map((span) => ({ ...told(span), at: span.at, isBurst: span.isBurst })),
    hiddenUntilClose: true,
  };
}

/** Reads the figures of a scope as they are now. @param isHidden nothing is made of how many have acted: no chart, no mark */
export async function readFigures(store: ReadStore, scope: string, asked: Asked, isHidden = false): Promise<Figures> {
  const { step, timeZone } = asked;
  const days = await findDays(store, scope, asked);
  const { first, last } = hoursOf(days, asked);
  const [totals, perHour, facets] = await Promise.all([
    readTotals(store, scope),
    readHours(store, scope, { first: first - before * hourLength, last }),
    store.sums(shares, { scope }, 'value', { by: ['facet'] }),
  ]);
  const acted: Series = isHidden ? 'shown' : 'confirmed';
  const main: Series = totals[acted] > 0 || totals.comments === 0 ? acted : 'comments';
  const marked = markBursts(perHour, main, before);
  const counted = new Map(facets.map(({ values: [facet], sum }) => [String(facet), sum]));
  // Acts of a time in which this was not counted are among the others.
  const all = Math.max(
    totals.confirmed,
    counted.get('domain') ?? 0,
    counted.get('source') ?? 0,
    counted.get('place') ?? 0,
  );
  const [sources, pages, domains, places] = await Promise.all([
    readSources(store, scope),
    readNamed(store, scope, 'page', counted.get('page') ?? 0),
    readNamed(store, scope, 'domain', all),
    readNamed(store, scope, 'place', counted.get('place') ?? 0),
  ]);
  return {
    totals,
    step,
    ...days,
    main,
    spans: step === 'hour' ? marked : byDay(marked, timeZone),
    sources,
    pages,
    domains,
    places,
  };
}

async function readTotals(store: ReadStore, scope: string): Promise<Numbers> {
  const [sums, ...before] = await Promise.all([
    store.sums(hours, { scope }, 'value', { by: ['kind'] }),
    store.sums(views, { scope }, 'value', { by: ['hour'] }),
    store.sums(starts, { scope }, 'value', { by: ['hour'] }),
  ]);
  const [shown = 0, started = 0] = before.map((each) => each.reduce((all, { sum }) => all + sum, 0));
  const of = new Map<string, number>([
    ...sums.map(({ values: [kind], sum }) => [String(kind), sum] as const),
    ...Object.entries({ shown, started }),
  ]);
  return toNumbers((kind) => of.get(kind) ?? 0);
}

async function readHours(store: ReadStore, scope: string, { first, last }: Hours): Promise<Span[]> {
  const length = (last - first) / hourLength + 1;
  // There are no more hours than that between the two: what comes later is not read.
  const since = { by: ['hour' as const], after: [first - 1], limit: length };
  const sums = await Promise.all([
    store.sums(views, { scope }, 'value', since),
    store.sums(starts, { scope }, 'value', since),
    ...kinds.map((kind) => store.sums(hours, { scope, kind }, 'value', since)),
  ]);
  const perHour = sums.map((each) => new Map(each.map(({ values: [hour], sum }) => [Number(hour), sum])));
  const of = new Map(['shown', 'started', ...kinds].map((kind, index) => [kind, perHour[index]]));
  return Array.from({ length }, (_, index) => {
    const at = first + index * hourLength;
    return { at, isBurst: false, ...toNumbers((kind) => of.get(kind)?.get(at) ?? 0) };
  });
}

/** Adds up the hours of each day of a place. A day in which an hour stands out does so, too. */
function byDay(spans: readonly Span[], timeZone: string): Span[] {
  const days = Map.groupBy(spans, ({ at }) => dayOf(Number(at), timeZone));
  return [...days].map(([at, some]) => {
    const sum = (each: Series): number => some.reduce((all, span) => all + span[each], 0);
    const numbers = Object.fromEntries(series.map((each) => [each, sum(each)])) as Numbers;
    return { at, isBurst: some.some(({ isBurst }) => isBurst), ...numbers };
  });
}

/** Rows that are shown of a list; the rest are one row. */
const longestList = 20;

const toParts = (parts: readonly Part[], all: number): Parts => {
  const named = parts.toSorted((one, other) => other.value - one.value).slice(0, longestList);
  return { named, others: Math.max(0, all - named.reduce((sum, { value }) => sum + value, 0)) };
};

/** Reads from which sites acts came: sites are public, and nobody's. An act that named none has an empty name. */
async function readSources(store: ReadStore, scope: string): Promise<Parts> {
  const sums = await store.sums(shares, { scope, facet: 'source' }, 'value', { by: ['share'], limit: 500 });
  const parts = sums.map(({ values: [name], sum }) => ({ name: String(name), value: sum }));
  return toParts(
    parts,
    parts.reduce((all, { value }) => all + value, 0),
  );
}

/** Reads what enough people share to be named; all others are one. */
async function readNamed(store: ReadStore, scope: string, facet: string, all: number): Promise<Parts> {
  const names = await store.list(shareNames, { scope, facet }, { limit: 500 });
  const digests = names.map(({ share }) => share);
  const rows = await Promise.all(
    Array.from({ length: digests.length > 0 ? slots : 0 }, (_, slot) =>
      store.getMany(shares, { scope, facet, slot }, 'share', digests),
    ),
  );
  const values = Map.groupBy(rows.flat(), ({ share }) => share);
  const parts = names.map(({ name, share }) => ({
    name,
    value: (values.get(share) ?? []).reduce((sum, { value }) => sum + value, 0),
  }));
  return toParts(parts, all);
}
