import { isolate } from '../../shared/ui/within.ts';
import type { PollWords } from '../texts/texts.ts';
import type { Poll } from '../../../schema/poll.ts';

/** Writes a mention, or the poll's own word for a stance. */
export const mentionOf = ({ words }: Poll, id: string): string => (Object.hasOwn(words, id) && words[id]) || id;

/** Writes a mention, marked as a piece of its own. */
export const markedMention = (poll: Poll, id: string): string => isolate(mentionOf(poll, id));

/** Writes a stance in the poll's word, marked as a piece of its own, or in ours. */
export const stanceOf = (words: PollWords, poll: Poll, id: string): string =>
  Object.hasOwn(poll.words, id) ? markedMention(poll, id) : words.first([`poll.${id}`], 'poll.neutral');

/** Returns a function that names the options of a poll by their ids, or the stances of a three-way one: what the poll wrote is marked. */
export function namer(words: PollWords, poll: Poll): (id: string) => string {
  if (poll.form.kind === 'three-way') return (id) => stanceOf(words, poll, id);
  const labels = new Map(poll.options.map(({ id, label }) => [id, label]));
  return (id) => isolate(labels.get(id) ?? id);
}

export const stances = { 1: 'agree', 0: 'neutral', '-1': 'disagree' } as const;

/** Chooses a look for each grade, from the worst to the best, as far apart as they are. */
export function lookOf(at: number, grades: number): number {
  const look = (at * 6) / (grades - 1);
  return look < 3 ? Math.floor(look) : Math.ceil(look);
}
