import type { Poll } from '../../../schema/poll.ts';
import { pollWords } from './words-for.ts';

/* What a ballot asks for and how it takes what is left out, in the words of the widget. */

/** Writes a mention in the poll's own word. */
export const mentionOf = ({ words }: Poll, id: string): string => words[id] ?? id;

/** Returns the question over the fields of a ballot, and what is to be known before one fills them in. */
export function askedOf(poll: Poll, lang: string): { legend: string; hints: string[] } {
  const { form, options } = poll;
  const { say } = pollWords(lang);
  const rule = unmarkedRule(poll, lang);
  switch (form.kind) {
    case 'choices':
      return { legend: choicesAsked(poll, form, lang), hints: [] };
    case 'three-way':
      return { legend: say('poll.three-way'), hints: [] };
    case 'scores': {
      const { lowest, highest } = form;
      return { legend: say('poll.scores', { lowest, highest }), hints: [say('poll.scores.best', { highest }), rule] };
    }
    case 'judgments':
      return { legend: say('poll.judgments'), hints: [rule] };
    case 'ranking': {
      const { min, max, ties } = form;
      const range = { min, max: Math.min(max, options.length) };
      const count = min >= options.length ? say('poll.ranking.full') : say('poll.ranking.range', range);
      return { legend: say('poll.ranking'), hints: [count, ...(ties ? [say('poll.ranking.ties')] : [])] };
    }
  }
}

function choicesAsked({ options }: Poll, { min, max }: { min: number; max: number }, lang: string): string {
  const { say } = pollWords(lang);
  if (max === 1) return say('poll.choices.one');
  if (min === max) return say('poll.choices.exactly', { count: max });
  if (min > 1) return say('poll.choices.range', { min, max });
  return max < options.length ? say('poll.choices.most', { count: max }) : say('poll.choices.all');
}

/** Writes what an option without a mark or a mention counts as, as a sentence; empty where the ballot has neither. */
export function unmarkedRule(poll: Poll, lang: string): string {
  const { form, scoreRule } = poll;
  const { say } = pollWords(lang);
  if (form.kind === 'scores') {
    return say(`poll.scores.${form.complete ? 'complete' : scoreRule === 'mean' ? 'mean' : 'sum'}`);
  }
  if (form.kind !== 'judgments') return '';
  const { missing } = form;
  return typeof missing === 'object'
    ? say('poll.judgments.mention', { mention: mentionOf(poll, missing.mention) })
    : say(`poll.judgments.${missing}`);
}

/** Writes the same in a few words, beside the marks; empty where every option needs one. */
export function unmarkedWord(poll: Poll, lang: string): string {
  const { form, scoreRule } = poll;
  const { say } = pollWords(lang);
  if (form.kind === 'scores' && !form.complete) return say(`poll.scores.none.${scoreRule === 'mean' ? 'mean' : 'sum'}`);
  if (form.kind !== 'judgments' || form.missing === 'refused') return '';
  return typeof form.missing === 'object'
    ? say('poll.judgments.none.mention', { mention: mentionOf(poll, form.missing.mention) })
    : say('poll.judgments.none.median');
}
