import type { Count } from '../../../schema/common.ts';
import { say } from '../../core/documents.ts';
import { reader, type View } from '../../core/view.ts';
import type { ReadStore } from '../../store/store.ts';
import type { Forms } from '../../words/act-words.ts';
import { formatDay, formatNumber, pluralForm } from '../../words/format.ts';
import { wordsFor } from '../../words/words-for.ts';
import { readNotedFall, type Fall } from '../falls/falls.ts';
import { logPath } from '../log.ts';
import { invalidations } from './tables.ts';

/** Finds why the count of a thing fell last: by acts that were taken out and not put back, or otherwise. @param invalidated how many acts are taken out */
export async function readFall(
  store: ReadStore,
  { scope, id: thing }: { scope: string; id: string },
  invalidated: number,
): Promise<Fall | undefined> {
  const noted = await readNotedFall(store, { scope, thing });
  const rows = invalidated > 0 ? await store.list(invalidations, { scope }, { reverse: true }) : [];
  const last = rows.find((row) => row.thing === thing && row.undone_at === null);
  if (!last || (noted && noted.at > last.at)) return noted;
  return { at: last.at, number: last.number, why: JSON.parse(last.why) as Fall['why'] };
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
