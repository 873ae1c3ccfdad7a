import type { PollKey } from './text-key.ts';
import type { Result } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { formatMean, formatNumber } from '../../words/format.ts';
import { pollWords } from './words-for.ts';

/** Says in the words of the widget who is first, and by how much of what; nothing where nobody is, or the table says it better. */
export function leadOf({ options }: Poll, result: Result, lang: string): string | undefined {
  const { say } = pollWords(lang);
  const [first] = result.ranking;
  if (!first || result.counted === 0 || result.method === 'three-way') return undefined;
  const name = (id: string): string => options.find((option) => option.id === id)?.label ?? id;
  const names = new Intl.ListFormat(lang).format(first.options.map(name));
  const lead = say(first.options.length > 1 ? 'poll.lead.tie' : 'poll.lead', { options: names });
  const title = first.byLot ? `${lead} (${say('poll.by-lot')})` : lead;
  const [one, next] = result.ranking.flatMap((place) => place.options);
  const counted = figureOf(result, lang);
  if (first.options.length > 1 || !one || !next || !counted) return `${title}.`;
  const { unit, figure } = counted;
  const by = { unit: say(unit), lead: figure(one, next), next: figure(next, one), option: name(next) };
  return `${title}. ${say('poll.by', by)}`;
}

/** Returns what a method counts of an option, beside another one. */
function figureOf(
  result: Result,
  lang: string,
): { unit: PollKey; figure(option: string, other: string): string } | undefined {
  const number = (value = 0): string => formatNumber(lang, value);
  const place = (option: string): number => result.counts.findIndex((each) => each.option === option);
  switch (result.method) {
    case 'plurality':
    case 'approval':
      return { unit: 'poll.votes', figure: (option) => number(result.counts[place(option)]?.votes) };
    case 'score': {
      const { counts, scoreRule } = result;
      if (scoreRule !== 'mean') return { unit: 'poll.total', figure: (option) => number(counts[place(option)]?.total) };
      const mean = ({ total, marks } = { total: 0, marks: 0 }): string =>
        marks > 0 ? formatMean(lang, Math.round((total / marks) * 100) / 100) : '–';
      return { unit: 'poll.mean', figure: (option) => mean(counts[place(option)]) };
    }
    case 'borda':
      return {
        unit: 'poll.points',
        figure: (option) => number((result.counts[place(option)]?.doubledPoints ?? 0) / 2),
      };
    case 'condorcet':
    case 'schulze':
    case 'ranked-pairs':
      return { unit: 'poll.by.duel', figure: (option, other) => number(result.duels[place(option)]?.[place(other)]) };
    default:
      return undefined;
  }
}
