import type { Count } from '../../../schema/common.ts';
import { say } from '../../core/documents.ts';
import { reader, type View } from '../../core/view.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Forms } from '../../words/act-words.ts';
import { formatDay, formatNumber, pluralForm } from '../../words/format.ts';
import { wordsFor } from '../../words/words-for.ts';
import { logPath } from '../log.ts';
import { invalidations } from './tables.ts';

/** Why a count fell last: what was taken out and not put back. */
export interface Fall {
  at: number;
  number: number;
  why: Readonly<Record<string, string>>;
}

/** Finds why the count of a thing fell last. */
export async function readFall(
  store: ReadStore,
  { scope, id: thing }: { scope: string; id: string },
): Promise<Fall | undefined> {
  const rows = await store.list(invalidations, { scope }, { reverse: true });
  const last = rows.find((row) => row.thing === thing && row.undone_at === null);
  return last && { at: last.at, number: last.number, why: JSON.parse(last.why) as Fall['why'] };
}

/** Says why a count fell, with the way to the log. @param units what it counts */
export function whyFallen({ at, number, why }: Fall, units: Forms, view: View): NonNullable<Count['why']> {
  const { lang, timeZone } = view;
  const out = `${formatNumber(lang, number)} ${pluralForm(lang, number, units)}`;
  return {
    text: wordsFor(lang).page.fallen(formatDay(lang, at, timeZone), out, say({ ...why }, lang)),
    url: reader(view).resolve(logPath),
  };
}
