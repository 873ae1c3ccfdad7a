import type { MakingSite } from '../../core/making.ts';
import { languages } from '../../words/words-for.ts';
import { valuesAtFirst } from './document.ts';
import { languagesIn, type Values } from './form.ts';
import type { Begun } from './say.ts';

/** The sentence of a notice on how long data is kept. */
const sentence = /^(?:.*\.)?notice\.retention\.[^.]+$/;

/**
 * Lets the sentence on how long data is kept say the number of months that was typed beside it, as long as it is the one that was proposed for
 * the number of before: nobody should be promised less, or more, than what is done.
 */
export function withTimeSaid({ making, model }: Begun, site: MakingSite, before: Values, after: Values): Values {
  const { keepMonths: now = '' } = after;
  if (now === before['keepMonths'] || !/^[1-9]\d{0,2}$/.test(now)) return after;
  const proposedFor = (months: string): Values => {
    const kept = { value: Number(months), span: 'months' } as const;
    const notice = { controller: '', ...site.notice, kept };
    return valuesAtFirst(making, model.name, { ...site, notice }, languagesIn(after), languages);
  };
  const [was, is] = [proposedFor(before['keepMonths'] ?? ''), proposedFor(now)];
  const stale = Object.keys(after).filter((key) => sentence.test(key) && is[key] && after[key] === was[key]);
  return { ...after, ...Object.fromEntries(stale.map((key) => [key, is[key]!])) };
}
