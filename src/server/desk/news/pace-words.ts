import { formatNumber, pluralForm } from '../../words/format.ts';
import { pace } from './sending.ts';
import type { NewsWords } from './words.ts';

/* How many people a message goes to, and how long that takes, in words. */

const units = {
  fr: [
    { one: 'personne', other: 'personnes' },
    { one: 'minute', other: 'minutes' },
  ],
  en: [
    { one: 'person', other: 'people' },
    { one: 'minute', other: 'minutes' },
  ],
} as const;

const counted = (lang: string, value: number, unit: 0 | 1): string =>
  `${formatNumber(lang, value)} ${pluralForm(lang, value, units[lang === 'en' ? 'en' : 'fr'][unit])}`;

/** Writes how many people there are, e.g. “250 people”. */
export const peopleText = (lang: string, people: number): string => counted(lang, people, 0);

/** Says how fast a message goes to people. */
export const paceText = ({ lang, pace: say }: NewsWords, people: number): string =>
  say(formatNumber(lang, pace), counted(lang, Math.ceil(people / pace), 1));

/** Says to how many a message that is being sent has still to go, and how fast it does. */
export const leavingText = ({ lang, leaving: say }: NewsWords, people: number): string =>
  say(peopleText(lang, people), formatNumber(lang, pace), counted(lang, Math.ceil(people / pace), 1));
