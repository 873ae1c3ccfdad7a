import { pollWords } from './words-for.ts';
import type { Result } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { percentage, percentages } from '../../../tally/percentages.ts';
import { formatNumber, formatShare } from '../../words/format.ts';
import type { Words } from '../../words/words.ts';

/** The columns of a result's table, and the figures of an option in them. */
export interface Figures {
  columns: string[];
  cells(option: string): string[];
}

/** Returns what a table shows of each option, by the method that counted. */
export function figuresOf(poll: Poll, result: Result, words: Words): Figures {
  const { lang } = words;
  const { result: text } = pollWords(words.lang);
  const number = (value: number): string => formatNumber(lang, value);
  const order = result.counts.map(({ option }) => option);
  /** The shares of parts that add up to all that was counted. */
  const shares = (parts: readonly number[]): string[] => percentages(parts).map((tenths) => formatShare(lang, tenths));
  const figures = (columns: string[], rows: readonly (readonly string[])[]): Figures => ({
    columns,
    cells: (option) => [...(rows[order.indexOf(option)] ?? [])],
  });

  switch (result.method) {
    case 'plurality':
    case 'three-way': {
      const parts = shares(result.counts.map(({ votes }) => votes));
      return figures(
        [text.votes, text.share],
        result.counts.map(({ votes }, at) => [number(votes), parts[at] ?? '']),
      );
    }
    case 'approval':
      return figures(
        [text.votes, text.share],
        result.counts.map(({ votes }) => [number(votes), formatShare(lang, percentage(votes, result.counted))]),
      );
    case 'score':
      return figures(
        [text.total, text.votes, text.median],
        result.counts.map(({ total, marks, median }) => [
          number(total),
          number(marks),
          median === null ? '–' : number(median),
        ]),
      );
    case 'majority-judgment': {
      const best = [...result.mentions].reverse();
      return figures(
        [text.median, ...best.map((mention) => poll.words[mention] ?? mention)],
        result.counts.map(({ median, profile }) => [poll.words[median] ?? median, ...shares([...profile].reverse())]),
      );
    }
    case 'borda':
      return figures(
        [text.points, text.first],
        result.counts.map(({ doubledPoints, first }) => [number(doubledPoints / 2), number(first)]),
      );
    case 'condorcet':
      return figures(
        [text.won, text.first],
        result.counts.map(({ won, first }) => [number(won), number(first)]),
      );
    default:
      return figures(
        [text.first],
        result.counts.map(({ first }) => [number(first)]),
      );
  }
}
