import type { Bundle, Result } from '../../../schema/ballot.ts';
import { STANCES } from '../../../tally/settings.ts';
import { startTally } from '../../../tally/tally.ts';
import { say } from '../../core/documents.ts';
import type { Figures, PaperFigure, PaperSheet } from '../../core/paper.ts';
import { tallySettingsOf, type PollDocument } from './document.ts';
import { rankedList, rankingOf } from './paper-list.ts';
import { pollWords } from './words-for.ts';

/*
 * What of ballots on paper is entered, and the result that it comes to. A method needs no more of them than the numbers to which each
 * ballot adds its own: votes by option, how often each mark or mention was given. Rankings are entered as ballots.
 */

/** All ballots, and the blank ones among them. */
const all = '~ballots';
const blank = '~blank';

/** More fields than these are no form that people fill in. */
const mostFields = 120;

/** A number that ballots add to: of an option, and of a mark or mention where there are several. */
interface Cell {
  name: string;
  option: string;
  /** The mark or the mention. */
  level?: string;
}

/** Returns the numbers that ballots of a form add to, in the order in which a count keeps them. */
function cellsOf({ form, options }: PollDocument): Cell[] {
  const levels =
    form.kind === 'judgments'
      ? form.mentions
      : form.kind === 'scores'
        ? Array.from({ length: form.highest - form.lowest + 1 }, (_, step) => String(form.lowest + step))
        : undefined;
  if (form.kind === 'three-way') return STANCES.map((option) => ({ name: option, option }));
  const ids = options.map(({ id }) => id);
  if (!levels) return ids.map((option) => ({ name: option, option }));
  return ids.flatMap((option) => levels.map((level) => ({ name: `${option}~${level}`, option, level })));
}

/** Checks whether each ballot adds one to one number: then the number of ballots need not be asked for. */
const isSimple = ({ form }: PollDocument): boolean =>
  form.kind === 'three-way' || (form.kind === 'choices' && form.min === 1 && form.max === 1);

/** How many times ballots may name an option, or options in all, for each valid ballot. */
function faultIn(document: PollDocument, figures: Figures): { name: string; fault: string } | undefined {
  const { form } = document;
  const of = (name: string): number => figures[name] ?? 0;
  const valid = of(all) - of(blank);
  if (valid < 0) return { name: all, fault: 'figure.ballots' };
  const sum = (cells: readonly Cell[]): number => cells.reduce((total, { name }) => total + of(name), 0);
  const cells = cellsOf(document);
  if (form.kind === 'ranking') {
    const listed = Object.entries(figures).reduce(
      (total, [name, times]) => total + (name.startsWith('~') ? 0 : times),
      0,
    );
    return listed === valid ? undefined : { name: all, fault: 'figure.sum' };
  }
  if (form.kind === 'choices') {
    const above = cells.find(({ name }) => of(name) > valid);
    if (above) return { name: above.name, fault: 'figure.above' };
    const named = sum(cells);
    return named >= form.min * valid && named <= form.max * valid ? undefined : { name: all, fault: 'figure.sum' };
  }
  const isWhole = form.kind === 'scores' ? form.complete : form.kind === 'judgments' && form.missing === 'refused';
  for (const own of Map.groupBy(cells, ({ option }) => option).values()) {
    const given = sum(own);
    if (given > valid) return { name: own[0]!.name, fault: 'figure.above' };
    if (isWhole && given < valid) return { name: own[0]!.name, fault: 'figure.sum' };
  }
  return undefined;
}

/** Returns what is entered of ballots on paper; nothing where it would be too much for a form. */
export function sheetOf(document: PollDocument): PaperSheet | undefined {
  const figure = (name: string): PaperFigure => ({ name, label: (lang) => labelOf(document, name, lang) });
  if (document.form.kind === 'ranking') {
    const list = rankedList(document);
    return list && { figures: [all, blank].map(figure), list, ...checks(document) };
  }
  const names = cellsOf(document).map(({ name }) => name);
  if (names.length > mostFields) return undefined;
  if (isSimple(document)) return { figures: [...names, blank].map(figure) };
  return { figures: [all, blank, ...names].map(figure), ...checks(document) };
}

const checks = (document: PollDocument): Pick<PaperSheet, 'faultIn' | 'numberIn'> => ({
  faultIn: (figures) => faultIn(document, figures),
  numberIn: (figures) => figures[all] ?? 0,
});

function labelOf(document: PollDocument, name: string, lang: string): string {
  const { options, words = {} } = document;
  const { stances, blankOnPaper, paper } = pollWords(lang);
  if (name === all) return paper.ballots;
  if (name === blank) return blankOnPaper;
  const { option: id, level } = cellsOf(document).find((cell) => cell.name === name) ?? { option: name };
  const option = options.find((each) => each.id === id);
  const own = words[id];
  const said = option ? say(option.label, lang) : own ? say(own, lang) : (stances[id as keyof typeof stances] ?? id);
  if (level === undefined) return said;
  return paper.level(said, words[level] ? say(words[level], lang) : level);
}

/** Returns the result of the ballots on paper, by the method of the poll. */
export function paperResult(document: PollDocument, figures: Figures): Result {
  const settings = tallySettingsOf(document);
  const of = (name: string): number => figures[name] ?? 0;
  if (document.form.kind === 'ranking') {
    const tally = startTally(document.method, settings);
    for (const line of ballotsIn(figures)) tally.add(line);
    return tally.result();
  }
  const sums = cellsOf(document).map(({ name }) => of(name));
  const ballots = isSimple(document) ? sums.reduce((total, each) => total + each, of(blank)) : of(all);
  const before = { ballots, counted: ballots - of(blank), blank: of(blank), rejected: [], sums };
  return startTally(document.method, settings, before).result();
}

/** Returns the ranked ballots that figures stand for. */
export const ballotsIn = (figures: Figures): Bundle[] =>
  Object.entries(figures)
    .filter(([, times]) => times > 0)
    .flatMap(([name, times]): Bundle[] => {
      if (name === blank) return [{ times, ballot: { kind: 'blank' } }];
      return name === all ? [] : [{ times, ballot: rankingOf(name) }];
    });
