import type { PaperList } from '../../core/paper.ts';
import { say } from '../../core/documents.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import type { Ballot } from '../../../schema/ballot.ts';
import { tallySettingsOf, type PollDocument } from './document.ts';
import { pollWords } from './words-for.ts';

/* Ranked ballots on paper: one line for those that are alike, the best first: `2 > 1 > 3 × 12`, as the tables of a count take them. */

/** What parts options in a line, and in the name of a ballot. */
const mark = '>';

/** Largest number of ballots on a line. */
const most = 1_000_000;

/** Reads the ballot that a name stands for. */
export const rankingOf = (name: string): Ballot => ({ kind: 'ranking', ranking: name.split(mark) });

/** Parts what stands before the last `×` or `*` from the number behind it; a line without a number stands for one ballot. */
function withTimes(line: string): [written: string, number: string] {
  const at = Math.max(line.lastIndexOf('×'), line.lastIndexOf('*'));
  const number = line.slice(at + 1).trim();
  return at >= 0 && /^\d[\d\s.\u00a0\u202f]*$/.test(number) ? [line.slice(0, at), number] : [line, '1'];
}

/** Returns how ranked ballots are listed; nothing where the name of an option could not be told from what parts them. */
export function rankedList(document: PollDocument): PaperList | undefined {
  const { options } = document;
  if (options.some(({ id }) => id.includes(mark) || id !== id.trim())) return undefined;
  const settings = tallySettingsOf(document);
  /** An option by its number in the list, by its name, or by its text in any language. */
  const idOf = (written: string): string | undefined => {
    const said = written.trim();
    const same = (text: string): boolean => text.toLocaleLowerCase() === said.toLocaleLowerCase();
    const found =
      options.find(({ id }) => id === said) ??
      options.find(({ label }) => Object.values(label).some(same)) ??
      (/^\d+$/.test(said) ? options[Number(said) - 1] : undefined);
    return found?.id;
  };
  const readLine = (line: string): [name: string, times: number] | undefined => {
    const [written, number] = withTimes(line);
    const times = Number(number.replace(/\D/g, ''));
    const ids = written.split(mark, options.length + 1).map(idOf);
    if (!(times > 0 && times <= most) || ids.includes(undefined)) return undefined;
    const name = ids.join(mark);
    return ballotFaultIn(rankingOf(name), settings) ? undefined : [name, times];
  };
  return {
    label: (lang) => pollWords(lang).paper.list,
    hint: (lang) =>
      pollWords(lang).paper.listHint(options.map(({ label }, at) => `${at + 1} = ${say(label, lang)}`).join(' · ')),
    read(text) {
      const figures: Record<string, number> = {};
      for (const [at, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '') continue;
        const read = readLine(line);
        if (!read || Object.hasOwn(figures, read[0])) return { figures: {}, fault: at + 1 };
        figures[read[0]] = read[1];
      }
      const sorted = Object.entries(figures).sort(([one], [other]) => (one < other ? -1 : 1));
      return { figures: Object.fromEntries(sorted) };
    },
    nameOf(name, lang) {
      const labels = name.split(mark).map((id) => options.find((option) => option.id === id)?.label);
      if (labels.includes(undefined)) return undefined;
      return labels.map((label) => say(label!, lang)).join(` ${mark} `);
    },
  };
}
