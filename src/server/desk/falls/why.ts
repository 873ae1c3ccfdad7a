import type { Count } from '../../../schema/common.ts';
import { pathBelow } from '../../core/addresses.ts';
import { say } from '../../core/documents.ts';
import type { RecentFall } from '../../core/fall-hours.ts';
import { reader, type View } from '../../core/view.ts';
import type { Forms } from '../../words/act-words.ts';
import { fill, formatDay, formatNumber, pluralForm } from '../../words/format.ts';
import { wordsFor } from '../../words/words-for.ts';
import { logPath } from '../log.ts';
import type { Fall } from './falls.ts';

/** Why a count fell. */
export interface Falls {
  /** What does not count any more by what was decided or came about, the last of it. */
  last: Fall | undefined;
  /** What people took back in the last days. */
  recent: RecentFall | undefined;
}

/** What is said of a count that fell. */
export interface FallWords {
  /** What it counts. */
  units: Forms;
  /** That people took back `{count}` since `{date}`. */
  takenBack: Forms;
}

/** Says why a count fell, with the way to the lines of the log that are of its thing; nothing where it did not. */
export function whyFallen({ last, recent }: Falls, words: FallWords, view: View): Pick<Count, 'why'> {
  const out = last && saysLast(last, words, view);
  const back = recent && saysRecent(recent, words, view);
  const text = out && back ? `${sentence(out)} ${back}` : (out ?? back);
  return text
    ? {
        why: {
          text,
          url: reader(view).resolve(
            `${logPath}?${new URLSearchParams({ of: pathBelow(view.base ?? new URL(view.url).origin, view.url) }).toString()}`,
          ),
        },
      }
    : {};
}

function saysLast({ at, number, why }: Fall, { units }: FallWords, { lang, timeZone }: View): string {
  const out = `${formatNumber(lang, number)} ${pluralForm(lang, number, units)}`;
  return wordsFor(lang).page.fallen(formatDay(lang, at, timeZone), out, say({ ...why }, lang));
}

/** Ends a reason, which people write as they like, as a sentence. */
const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

const saysRecent = ({ number, since }: RecentFall, { takenBack }: FallWords, { lang }: View): string =>
  fill(pluralForm(lang, number, takenBack), {
    count: formatNumber(lang, number),
    date: formatDay(lang, since, 'UTC'),
  });
