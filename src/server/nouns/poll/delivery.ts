import type { Ballot } from '../../../schema/ballot.ts';
import { optionsOf } from '../../../tally/settings.ts';
import type { Cell, DeliveredList } from '../../core/delivery.ts';
import { say } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import { inLanguage } from '../../words/words-for.ts';
import { readBallotsIn } from './ballot-pages.ts';
import { tallySettingsOf, type PollDocument, type StoredPoll } from './document.ts';
import { pollKind } from './kind.ts';
import { isPublic } from './public.ts';
import { pollWords } from './words-for.ts';

type Told = (id: string) => string;

/** The ballots as they are published: those that say the same in one row, with a column for each option. Nobody is named. */
export const ballotList: DeliveredList<Stored<PollDocument>> = {
  name: 'ballots',
  isThere: ({ document }, moment) => isPublic(document, moment),
  words: (lang) => ({ ...inLanguage(words, lang), units: pollWords(lang).units.votes }),
  columns: ({ document }, lang) => [
    ...inLanguage(columns, lang),
    ...(document.form.kind === 'three-way'
      ? [inLanguage(stance, lang)]
      : document.options.map(({ label }) => say(label, lang))),
  ],
  times: 0,
  hasPaper: true,
  text: ({ document: { title, options, textVersion } }) => ({
    version: textVersion,
    texts: Object.fromEntries(
      Object.keys(title).map((lang) => [
        lang,
        [title[lang], ...options.map(({ label }) => say(label, lang))].join('\n'),
      ]),
    ),
  }),
  async *rows({ reader, now: asOf, minimumCell, lang }, stored) {
    const { document } = stored;
    const poll: StoredPoll = { ...stored, kind: pollKind };
    const { stances } = pollWords(lang);
    const told: Told = (id) => {
      const given = document.words?.[id];
      return given ? say(given, lang) : ((stances as Record<string, string>)[id] ?? id);
    };
    const options = optionsOf(tallySettingsOf(document));
    for (let after: string | undefined; ;) {
      const { lines, next } = await readBallotsIn(reader, poll, { after, asOf, minimumCell });
      yield lines.map(({ times, ballot }): Cell[] => [
        times,
        ballot.kind === 'blank' ? 1 : '',
        ...(document.form.kind === 'three-way' ? [stanceOf(ballot, told)] : options.map(cellOf(ballot, told))),
      ]);
      if (next === undefined) return;
      after = next;
    }
  },
};

const stanceOf = (ballot: Ballot, told: Told): Cell =>
  ballot.kind === 'three-way' ? told(['disagree', 'neutral', 'agree'][ballot.stance + 1]!) : '';

/** Returns what a ballot says of an option: chosen, its mark, its place, its mention. */
function cellOf(ballot: Ballot, told: Told): (option: string) => Cell {
  switch (ballot.kind) {
    case 'choices':
      return (option) => (ballot.choices.includes(option) ? 1 : '');
    case 'scores':
      return (option) => ballot.scores[option] ?? '';
    case 'judgments':
      return (option) => (ballot.judgments[option] === undefined ? '' : told(ballot.judgments[option]));
    case 'ranking': {
      const places = new Map<string, number>();
      for (const place of ballot.ranking) {
        const before = places.size;
        for (const option of typeof place === 'string' ? [place] : place) places.set(option, before + 1);
      }
      return (option) => places.get(option) ?? '';
    }
    default:
      return () => '';
  }
}

const columns = { fr: ['Bulletins identiques', 'Blanc'], en: ['Ballots alike', 'Blank'] };
const stance = { fr: 'Avis', en: 'Stance' };

const words = {
  fr: { title: 'Bulletins', hint: 'Les bulletins publiés, sans aucun nom. Ceux qui disent la même chose sont réunis.' },
  en: { title: 'Ballots', hint: 'The published ballots, without any name. Those that say the same stand together.' },
};
