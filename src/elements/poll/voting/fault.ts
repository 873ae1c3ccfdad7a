import type { PollWords } from '../texts/texts.ts';
import type { Ballot } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import { isEmpty } from '../../../tally/empty.ts';
import { settingsOf } from '../../../tally/settings.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import { namer } from './naming.ts';
import { unmarkedRule } from './unmarked.ts';

/** Writes why a ballot cannot be cast, and what mends it; what the poll wrote is marked in it. `fault` is one of `BallotFault`, `nothing`, or a backend's own. */
export function faultText(words: PollWords, poll: Poll, ballot: Ballot, fault: string): string {
  const { t } = words;
  const { form } = poll;
  const name = namer(words, poll);
  if (fault === 'form' || (fault === 'nothing' && form.kind === 'choices')) return t('poll.fault.form');
  if (fault === 'nothing') return `${t('poll.fault.nothing')} ${unmarkedRule(words, poll)}`.trim();
  if (form.kind === 'choices' || form.kind === 'ranking') {
    const taken = ballot.kind === 'choices' ? ballot.choices : ballot.kind === 'ranking' ? ballot.ranking.flat() : [];
    if (fault === 'too-few') return t('poll.fault.too-few', { count: form.min });
    if (fault === 'too-many') return t('poll.fault.too-many', { count: form.max, extra: taken.length - form.max });
  }
  if (fault === 'none-with-others' && form.kind === 'choices') {
    return t('poll.fault.none-with-others', { none: name(form.none ?? '') });
  }
  if (fault === 'incomplete') {
    const given: object =
      ballot.kind === 'scores' ? ballot.scores : ballot.kind === 'judgments' ? ballot.judgments : {};
    const missing = poll.options.map(({ id }) => id).filter((id) => !Object.hasOwn(given, id));
    return t('poll.fault.incomplete', { options: words.list(missing.map(name)) });
  }
  return t('poll.fault');
}

/** Finds what is wrong with a ballot, if anything; `now` where it is better said at once than when it is sent. */
export function faultOf(words: PollWords, poll: Poll, ballot: Ballot): { text: string; now: boolean } | undefined {
  const fault = ballotFaultIn(ballot, settingsOf(poll)) ?? (isEmpty(ballot) && 'nothing');
  if (!fault) return undefined;
  return {
    text: faultText(words, poll, ballot, fault),
    now: fault === 'too-many' || fault === 'none-with-others',
  };
}
