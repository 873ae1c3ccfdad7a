import fc from 'fast-check';
import type { Ballot, Bundle, MethodId, Result, TallySettings } from '../../src/schema/ballot.ts';
import { ballotKinds } from '../../src/tally/settings.ts';

/** How many elections each property is tried on. */
export const numRuns = Number(process.env.CIVIC_ELECTIONS ?? 200);

export interface Election {
  settings: TallySettings;
  ballots: Bundle[];
}

export const methodIds = Object.keys(ballotKinds) as MethodId[];
export const rankingMethods = methodIds.filter((method) => ballotKinds[method] === 'ranking');

/** Names that a careless count would trip over. */
const names = ['a', 'b', 'c', '10', '2', 'constructor', 'toString', 'é', 'Place de l’Église 😀', ' ', '<b>', 'A'];
const mentions = ['à rejeter', 'insuffisant', 'passable', 'valueOf', 'bien', 'très bien', '1'];

/** Records with a prototype, as JSON makes them. */
const plain = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model).map((record) => ({ ...record }));

const subset = (options: readonly string[], minLength = 0) => fc.shuffledSubarray([...options], { minLength });

const marks = <T>(
  options: readonly string[],
  mark: fc.Arbitrary<T>,
  complete: boolean,
): fc.Arbitrary<Record<string, T>> =>
  fc
    .tuple(complete ? fc.constant([...options]) : subset(options), fc.array(mark, { minLength: 12, maxLength: 12 }))
    .map(([marked, list]) => Object.fromEntries(marked.map((option, place) => [option, list[place]!])));

/** Cuts an order into groups. */
const grouped = (order: readonly string[], cuts: readonly boolean[]): (string | string[])[] => {
  const groups: string[][] = [];
  order.forEach((option, place) => {
    const group = groups.at(-1);
    if (group && cuts[place]) group.push(option);
    else groups.push([option]);
  });
  return groups.map((group) => (group.length === 1 ? group[0]! : group));
};

function formOf(method: MethodId, options: readonly string[]): fc.Arbitrary<TallySettings['form']> {
  switch (ballotKinds[method]) {
    case 'choices':
      return fc.constant({
        kind: 'choices',
        ...(method === 'plurality' ? { min: 1, max: 1 } : { min: 0, max: options.length }),
      });
    case 'three-way':
      return fc.constant({ kind: 'three-way' });
    case 'scores':
      return plain({
        kind: fc.constant('scores' as const),
        lowest: fc.constantFrom(0, -2),
        highest: fc.constantFrom(2, 5),
        complete: fc.boolean(),
      });
    case 'ranking':
      return fc.boolean().map((ties) => ({
        kind: 'ranking',
        min: 0,
        max: options.length,
        ties: ties && method !== 'instant-runoff',
      }));
    case 'judgments':
      return fc.shuffledSubarray(mentions, { minLength: 3, maxLength: 7 }).chain((scale) =>
        plain({
          kind: fc.constant('judgments' as const),
          mentions: fc.constant(scale),
          missing: fc.constantFrom(
            'refused' as const,
            'median' as const,
            { mention: scale[0]! },
            { mention: scale[1]! },
          ),
        }),
      );
  }
}

function ballotOf({ form, options }: TallySettings): fc.Arbitrary<Ballot> {
  switch (form.kind) {
    case 'choices':
      return (form.max === 1 ? fc.constantFrom(...options).map((one) => [one]) : subset(options)).map((choices) => ({
        kind: 'choices',
        choices,
      }));
    case 'three-way':
      return fc.constantFrom(1 as const, 0 as const, -1 as const).map((stance) => ({ kind: 'three-way', stance }));
    case 'scores':
      return marks(options, fc.integer({ min: form.lowest, max: form.highest }), form.complete).map((scores) => ({
        kind: 'scores',
        scores,
      }));
    case 'ranking':
      return fc
        .tuple(subset(options), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
        .map(([order, cuts]) => ({ kind: 'ranking', ranking: form.ties ? grouped(order, cuts) : order }));
    case 'judgments':
      return marks(options, fc.constantFrom(...form.mentions), form.missing === 'refused').map((judgments) => ({
        kind: 'judgments',
        judgments,
      }));
  }
}

/** Small elections, in which ties and circles are frequent. */
export function elections(method: MethodId, lot: 'lot' | 'no lot' | 'any' = 'any'): fc.Arbitrary<Election> {
  return fc
    .shuffledSubarray(names, { minLength: 1, maxLength: 6 })
    .map((options) => (method === 'three-way' ? ['agree', 'neutral', 'disagree'] : options))
    .chain((options) =>
      fc.tuple(formOf(method, options), subset(options, options.length), fc.boolean(), fc.constant(options)),
    )
    .chain(([form, lotOrder, drawn, options]) => {
      const settings: TallySettings = {
        options,
        form,
        ...(method === 'score' && { scoreRule: drawn ? ('sum' as const) : ('mean' as const) }),
        ...((lot === 'lot' || (lot === 'any' && drawn)) && { lotOrder }),
      };
      const blank = fc.constant<Ballot>({ kind: 'blank' });
      const ballot = fc.oneof({ arbitrary: ballotOf(settings), weight: 9 }, { arbitrary: blank, weight: 1 });
      const bundle = plain({ times: fc.integer({ min: 1, max: 4 }), ballot });
      return plain({ settings: fc.constant(settings), ballots: fc.array(bundle, { maxLength: 12 }) });
    });
}

/** The same ballot with other names for the options. */
export function renamed(ballot: Ballot, name: (option: string) => string): Ballot {
  const entries = <T>(record: Record<string, T>) =>
    Object.fromEntries(Object.entries(record).map(([option, value]) => [name(option), value]));
  switch (ballot.kind) {
    case 'choices':
      return { ...ballot, choices: ballot.choices.map(name) };
    case 'scores':
      return { ...ballot, scores: entries(ballot.scores) };
    case 'judgments':
      return { ...ballot, judgments: entries(ballot.judgments) };
    case 'ranking':
      return { ...ballot, ranking: ballot.ranking.map((item) => (Array.isArray(item) ? item.map(name) : name(item))) };
    default:
      return ballot;
  }
}

/** The ranking as sets: which options share which rank is a fact, their order inside is not. */
export const ranks = ({ ranking }: Pick<Result, 'ranking'>): Record<string, number> =>
  Object.fromEntries(ranking.flatMap(({ rank, options }) => options.map((option) => [option, rank])));

export const winners = ({ ranking }: Pick<Result, 'ranking'>): readonly string[] => ranking[0]?.options ?? [];

/** The ranking in one line: `A > B = C`; a lot is a `~`. */
export const line = ({ ranking }: Pick<Result, 'ranking'>): string =>
  ranking.map(({ options, byLot }) => (byLot ? '~' : '') + options.join(' = ')).join(' > ');

/** `A > B = C` as a ballot. */
export const rankingBallot = (text: string): Ballot => ({
  kind: 'ranking',
  ranking: text
    .split('>')
    .map((group) => group.split('=').map((option) => option.trim()))
    .map((group) => (group.length === 1 ? group[0]! : group)),
});

/** Ballots from lines such as `42 M > N > C`. */
export const rankings = (...lines: string[]): Bundle[] =>
  lines.map((text) => {
    const [, times, order] = /^(\d+) (.*)$/.exec(text)!;
    return { times: Number(times), ballot: rankingBallot(order!) };
  });
