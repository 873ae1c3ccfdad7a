import type { Result } from '../../../schema/ballot.ts';
import type { AnsweredPoll } from '../../../schema/poll.ts';
import type { Figure } from '../../core/open-data.ts';

/** Agree +1, neutral 0, disagree −1, by the options of a three-way vote. */
const signs: Readonly<Record<string, 1 | 0 | -1>> = { agree: 1, neutral: 0, disagree: -1 };

/** Makes the figures of the results of a poll, as far as they are published: one for each option and each number that is counted of it. */
export function pollFigures({ options, words, form, result, offline = [] }: AnsweredPoll): Figure[] {
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  const named = (item: string): Pick<Figure, 'item' | 'label' | 'sign'> => ({
    item,
    ...(labels.has(item) && { label: labels.get(item)! }),
    ...(form.kind === 'three-way' && Object.hasOwn(signs, item) && { sign: signs[item]! }),
  });
  const figuresOf = (counted: Result): Figure[] => [
    ...(['ballots', 'counted', 'blank'] as const).map((name) => ({ measure: `result.${name}`, value: counted[name] })),
    ...counted.rejected.map(({ reason, times }) => ({ measure: 'result.rejected', item: reason, value: times })),
    ...counted.ranking.flatMap(({ rank, options: at }) =>
      at.map((option) => ({ measure: 'result.rank', ...named(option), value: rank })),
    ),
    ...counted.counts.flatMap((row) => rowFigures(row, counted, named(row.option), words)),
  ];
  return [
    ...(result ? figuresOf(result) : []),
    ...offline.flatMap(({ label, result: onPaper }) =>
      figuresOf(onPaper).map((figure) => ({ ...figure, source: label })),
    ),
  ];
}

/** Makes the figures of a row: each whole number in it, and how often each mark or mention was given. */
function rowFigures(
  row: Result['counts'][number],
  counted: Result,
  of: Pick<Figure, 'item' | 'label' | 'sign'>,
  words: Readonly<Record<string, string>>,
): Figure[] {
  const numbers = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'number' ? [{ measure: `result.${name}`, ...of, value }] : [],
  );
  const each = (measure: string, values: readonly number[], called: (at: number) => string): Figure[] =>
    values.map((value, at) => ({
      ...{ measure, item: `${of.item ?? ''}/${at}` },
      ...{ label: `${of.label ?? of.item ?? ''} / ${called(at)}`, value },
    }));
  if (counted.method === 'score' && 'spread' in row)
    return [...numbers, ...each('result.marks-given', row.spread, (at) => String(counted.lowest + at))];
  if (counted.method === 'majority-judgment' && 'profile' in row) {
    const mention = (at: number): string => words[counted.mentions[at] ?? ''] ?? counted.mentions[at] ?? '';
    return [...numbers, ...each('result.mentions-given', row.profile, mention)];
  }
  return numbers;
}
