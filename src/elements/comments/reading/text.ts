import { now } from '../../../client/clock.ts';
import { readTag } from '../../../locales/tag.ts';
import { cut } from '../../shared/ui/cut.ts';
import type { CommentsWords } from '../texts/texts.ts';

/** A text with more lines than this is folded, as one that is long. */
const maxLines = 12;

/** Returns the beginning of a long text; nothing where the text is short. */
export function fold(text: string): string | undefined {
  const lines = text.split('\n');
  const head = lines.length > maxLines ? lines.slice(0, maxLines).join('\n') : text;
  const short = cut(head);
  return short === text ? undefined : `${short}…`;
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Returns the direction of a text by its first letter, as a value that every reader of pages knows. */
export const directionOf = (text: string): 'ltr' | 'rtl' => {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(letter) ? 'rtl' : 'ltr';
};

/** Returns a language tag, or nothing where it is none: a wrong one makes a voice read nonsense. */
export const languageOf = (lang = ''): string | undefined => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.exec(readTag(lang))?.[0];

/** Returns a value that changes when the words for how long ago may change: writing them for thousands at each drawing would take too long. */
export const ageOf = (instant: string, at = now()): number =>
  Date.parse(instant) < at - 8 * 24 * 3600 * 1000 ? -1 : Math.floor(at / 60_000);

const clocks = new Map<string, Intl.RelativeTimeFormat>();

/** Returns how long ago an instant was, up to a week; then the date. From a day on, days are those of the calendar: "hier" was yesterday. */
export function toTime(words: CommentsWords, instant: string, at = now()): string {
  // An import does not always know when something was said.
  if (Date.parse(instant) === 0) return words.t('comments.undated');
  const seconds = Math.round((Date.parse(instant) - at) / 1000);
  if (seconds < -7 * 24 * 3600 || seconds > 60) return words.date(instant);
  const clock = clocks.get(words.lang) ?? new Intl.RelativeTimeFormat([words.lang, 'fr'], { numeric: 'auto' });
  clocks.set(words.lang, clock);
  const days = seconds > -24 * 3600 ? 0 : words.day(instant) - words.day(at);
  if (days < 0) return clock.format(days, 'day');
  if (seconds <= -3600) return clock.format(Math.ceil(seconds / 3600), 'hour');
  return seconds <= -60 ? clock.format(Math.ceil(seconds / 60), 'minute') : clock.format(0, 'second');
}

/** Returns the address of a comment in this page, whatever base the page has, and whatever route it keeps in its fragment. */
export function permalink(id: string): string {
  const [page = '', hash = ''] = document.URL.split(/#(.*)/s, 2);
  const route = /^[!/]/.test(hash) ? hash.replace(/[?&]civic-comment-.*/s, '') : '';
  const sign = route && (route.includes('?') ? '&' : '?');
  return `${page}#${route}${sign}civic-comment-${encodeURIComponent(id.toWellFormed())}`;
}

/** Returns the id of the comment that the page was opened for. */
export function linkedComment(): string | undefined {
  const [, id] = /[#?&]civic-comment-([^&]*)/.exec(location.hash) ?? [];
  try {
    return id && decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
