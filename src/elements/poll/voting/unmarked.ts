import type { Poll } from '../../../schema/poll.ts';
import type { PollWords } from '../texts/texts.ts';
import { markedMention } from './naming.ts';

/** Writes what an option without a mark, a mention or a place counts as, as a sentence; empty where the ballot has none of these. */
export function unmarkedRule({ t }: PollWords, poll: Poll): string {
  const { form, scoreRule, options } = poll;
  if (form.kind === 'ranking') {
    const { min, max } = form;
    return min < options.length
      ? t('poll.ranking.range', { min, max: Math.min(max, options.length) })
      : t('poll.ranking.full');
  }
  if (form.kind === 'scores') {
    return t(`poll.scores.${form.complete ? 'complete' : scoreRule === 'mean' ? 'mean' : 'sum'}`);
  }
  if (form.kind !== 'judgments') return '';
  const { missing } = form;
  return typeof missing === 'object'
    ? t('poll.judgments.mention', { mention: markedMention(poll, missing.mention) })
    : t(`poll.judgments.${missing}`);
}

/** Writes the same in a few words, beside the marks; empty where every option needs one. */
export function unmarkedWord({ t }: PollWords, poll: Poll): string {
  const { form, scoreRule } = poll;
  if (form.kind === 'scores' && !form.complete) return t(`poll.scores.none.${scoreRule === 'mean' ? 'mean' : 'sum'}`);
  if (form.kind !== 'judgments' || form.missing === 'refused') return '';
  return typeof form.missing === 'object'
    ? t('poll.judgments.none.mention', { mention: markedMention(poll, form.missing.mention) })
    : t('poll.judgments.none.median');
}
