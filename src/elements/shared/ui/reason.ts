import { html } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { Ability, Thing } from '../../../schema/common.ts';

/**
 * Renders why something cannot be done, or what holds if it is: in the backend's words and language, or in ours where it speaks another one and names what it says by a word that we know.
 *
 * @param ours what we say, by that word
 */
export function renderReason(
  { lang }: Words,
  thing: Thing,
  { code = '', reason = '', wouldBeAllowedIf = '' }: Ability,
  ours: Readonly<Record<string, string>>,
): unknown {
  if (!thing.lang.startsWith(lang) && Object.hasOwn(ours, code)) return ours[code];
  const said = `${reason} ${wouldBeAllowedIf}`.trim();
  return said && html`<span lang=${thing.lang} dir="auto">${said}</span>`;
}

/** Says when a thing opens, with its time. */
export const opening = (words: Words, { opensAt = '' }: Thing): string =>
  `${words.t('phase.not-open', { date: words.time(opensAt) })}.`;

/** Renders why nothing can be done now, and when it could; empty where the line of the phase has said so, with the day of the opening or of the close. */
export const renderWhyNot = (words: Words, thing: Thing, can: Ability, paused: string): unknown => {
  const { phase, opensAt, closesAt } = thing;
  const isSaid =
    phase === 'not-open' ? opensAt && can.code === phase : phase === 'closed' && closesAt && !can.wouldBeAllowedIf;
  return isSaid ? '' : renderReason(words, thing, can, { paused, closed: '', archived: '' });
};
