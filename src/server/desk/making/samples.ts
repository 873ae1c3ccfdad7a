import type { MakingField, MakingRows } from '../../core/making.ts';
import { askedBy, isRows, languagesIn, type Input, type Values } from './form.ts';
import { nameOf, type Begun, type Said } from './say.ts';
import { makingWordsFor } from './words-for.ts';

/* What stands in fields of the live preview that are still empty, so that it can show a thing of which only the title is typed. */

/** A number that is seen to be none that someone chose. */
const round = 100;

const season = 90 * 24 * 3_600_000;

/** Returns a day that comes after the first open one. */
function dayAfter(values: Values, now: number): string {
  const opens = Date.parse(values['opensAt'] ?? '');
  return new Date((opens > now ? opens : now) + season).toISOString().slice(0, 10);
}

/** Returns what is shown for an empty field: its own name where it is a text. @param name of the row that it stands in */
function sampleOf({ field, lang }: Input, said: (lang?: string) => Said, day: string, name = ''): string {
  const { kind, least = 0, most = Infinity, choices = [], begins } = field;
  if (kind === 'number') return String(Math.min(most, Math.max(least, round)));
  if (kind === 'day') return day;
  if (kind === 'link') return '/';
  if (kind === 'choice') return begins ?? choices[0] ?? '';
  return name || nameOf(said(lang), field, undefined, {});
}

/** The field by which a row is known: the first text in it. */
const isNaming = ({ fields }: MakingRows, field: MakingField): boolean =>
  fields.find(({ spoken, kind }) => spoken ?? kind === 'line') === field;

/** Returns what was typed, with samples where something that is needed is still missing. */
export function withSamples({ making, model }: Begun, values: Values, page: string, now: number): Values {
  const said = (lang = page): Said => ({ desk: makingWordsFor(lang), noun: making.words(lang), lang });
  const day = dayAfter(values, now);
  const samples: Record<string, string> = {};
  const add = (input: Input, name?: string): void => {
    const { key, field } = input;
    const isMissing = !values[key] && !field.optional && field.kind !== 'box';
    if (isMissing) samples[key] = sampleOf(input, said, day, name);
  };
  for (const asked of model.steps.flatMap((step) => askedBy(step, values))) {
    if (!isRows(asked)) {
      add(asked);
      continue;
    }
    const { rows, inputs } = asked;
    inputs.forEach((row, number) => {
      if (number >= rows.least && !row.some(({ key }) => values[key])) return;
      for (const input of row) {
        const name = said(input.lang).noun.rows?.[rows.rows]?.row(number + 1);
        add(input, isNaming(rows, input.field) ? name : undefined);
      }
    });
  }
  return languagesIn(values).length > 0 ? { ...values, ...samples } : values;
}
