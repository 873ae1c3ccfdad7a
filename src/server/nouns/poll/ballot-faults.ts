import type { Ballot } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { unmarkedRule } from './asked.ts';
import { pollWords } from './words-for.ts';

/** Writes what may be wrong with a ballot of a poll and what mends it, in the words of the widget, by fault. @param ballot what was filled in */
export function ballotFaults(poll: Poll, lang: string, ballot: unknown): Record<string, string> {
  const { form, options } = poll;
  const { say } = pollWords(lang);
  const given = taken(ballot);
  const none = 'none' in form && form.none;
  const list = new Intl.ListFormat(lang);
  const missing = options.filter(({ id }) => !given.includes(id)).map(({ label }) => label);
  const isOne = form.kind === 'choices' || form.kind === 'three-way';
  const rule = unmarkedRule(poll, lang);
  const nothing = isOne ? say('poll.fault.form') : `${say('poll.fault.nothing')} ${rule}`.trim();
  return {
    required: nothing,
    form: nothing,
    incomplete: say('poll.fault.incomplete', { options: list.format(missing) }),
    ...('min' in form && { 'too-few': say('poll.fault.too-few', { count: form.min }) }),
    ...('max' in form && {
      'too-many': say('poll.fault.too-many', { count: form.max, extra: given.length - form.max }),
    }),
    ...(none && {
      'none-with-others': say('poll.fault.none-with-others', {
        none: options.find(({ id }) => id === none)?.label ?? none,
      }),
    }),
  };
}

/** Returns the options of which a ballot says something. */
export function taken(given: unknown): string[] {
  const ballot = given as Ballot | undefined;
  switch (ballot?.kind) {
    case 'choices':
      return [...ballot.choices];
    case 'ranking':
      return ballot.ranking.flat();
    case 'scores':
      return Object.keys(ballot.scores);
    case 'judgments':
      return Object.keys(ballot.judgments);
    default:
      return [];
  }
}
