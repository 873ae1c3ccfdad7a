import type { PollWords } from '../texts/texts.ts';
import type { Ballot } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';

/** Finds the poll's word for a mention or a stance, by its id. */
const wordOf = ({ words }: Poll, id: string): string | undefined => (Object.hasOwn(words, id) ? words[id] : undefined);

/** Writes a mention. */
export const mentionOf = (poll: Poll, id: string): string => wordOf(poll, id) ?? id;

/** Writes a stance in the poll's word, or in ours. */
export const stanceOf = (words: PollWords, poll: Poll, id: string): string =>
  wordOf(poll, id) ?? words.first([`poll.${id}`], 'poll.neutral');

/** Returns a function that names the options of a poll by their ids, or the stances of a three-way one. */
export function namer(words: PollWords, poll: Poll): (id: string) => string {
  if (poll.form.kind === 'three-way') return (id) => stanceOf(words, poll, id);
  const labels = new Map(poll.options.map(({ id, label }) => [id, label]));
  return (id) => labels.get(id) ?? id;
}

export const stances = { 1: 'agree', 0: 'neutral', '-1': 'disagree' } as const;

/** Returns what one's own ballot says of an option, in a few words; empty where it says nothing. */
export function ownWord({ t }: PollWords, poll: Poll, own: Ballot | undefined, option: string): string {
  switch (own?.kind) {
    case 'choices':
      return own.choices.includes(option) ? t('poll.mine') : '';
    case 'three-way':
      return stances[own.stance] === option ? t('poll.mine') : '';
    case 'scores':
      return Object.hasOwn(own.scores, option) ? t('poll.mine.mark', { mark: own.scores[option] ?? 0 }) : '';
    case 'judgments':
      return Object.hasOwn(own.judgments, option)
        ? t('poll.mine.mention', { mark: mentionOf(poll, own.judgments[option] ?? '') })
        : '';
    case 'ranking': {
      const at = own.ranking.findIndex((ids) => [ids].flat().includes(option));
      return at < 0 ? '' : t('poll.mine.place', { mark: at + 1 });
    }
    case 'blank':
    case undefined:
      return '';
  }
}

/** Chooses a look for each grade, from the worst to the best, as far apart as they are. */
export function lookOf(at: number, grades: number): number {
  const look = (at * 6) / (grades - 1);
  return look < 3 ? Math.floor(look) : Math.ceil(look);
}
