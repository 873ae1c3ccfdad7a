import { spokenIn, type ThingDocument } from '../../core/documents.ts';
import { datesStep, keepMonthsField, monthsKept, titleField, type Making, type MakingStep } from '../../core/making.ts';
import type { NewWords } from '../../core/proposing.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { ConsultationDocument } from './document.ts';
import { enMaking } from './making-words.en.ts';
import { frMaking } from './making-words.fr.ts';
import { consultationProposing } from './proposing.ts';

const question: MakingStep = {
  name: 'question',
  asks: [titleField, { name: 'summary', kind: 'text', spoken: true, optional: true, longest: 5000 }],
};

// It has no notice of its own to ask for it with: who takes part is known by the discussions.
const dates: MakingStep = { ...datesStep(), asks: [...datesStep().asks, keepMonthsField] };

const votes: MakingStep = {
  name: 'votes',
  asks: [{ name: 'votes.results', kind: 'choice', choices: ['always', 'after-vote', 'after-close'] }],
};

/** How consultations are made at the desk. The first proposals are typed there, in each of its languages. */
export const consultationMaking: Making<ConsultationDocument> = {
  models: [
    {
      name: 'consultation',
      place: 6,
      begins: { type: 'consultation', thread: { sides: [{ id: '1' }, { id: '0' }, { id: '-1' }], votes: 'up-down' } },
      steps: [
        question,
        {
          name: 'proposals',
          asks: [
            {
              rows: 'proposals',
              fields: [
                { name: 'proposals.*.title', kind: 'line', spoken: true, longest: 500 },
                { name: 'proposals.*.body', kind: 'text', spoken: true, longest: 20_000, optional: true },
                { name: 'proposals.*.section', kind: 'line', longest: 500, optional: true },
              ],
              least: 1,
              most: 100,
              begins: 2,
              isBeside: true,
            },
          ],
        },
        dates,
        votes,
      ],
    },
    {
      name: 'words',
      place: 6,
      begins: { type: 'consultation' },
      steps: [question, dates, votes],
      isHidden: true,
    },
  ],
  words: (lang) => inLanguage({ fr: frMaking, en: enMaking }, lang),
  defaults: (site) => ({ 'votes.results': 'always', keepMonths: String(monthsKept(site)) }),
  modelOf: () => 'words',
  async addBeside(writer, stored, { proposals = [] }, now) {
    for (const [number, typed] of proposals.entries()) {
      // They stand in the order in which they were typed.
      await consultationProposing.add(writer, stored, {
        words: wordsIn(stored.document, typed),
        by: '',
        now: now + number,
      });
    }
  },
};

/** Returns the words of a proposal by language, as those have them that are added later. */
function wordsIn(document: ThingDocument, { title, section, body }: Readonly<Record<string, unknown>>): NewWords {
  const [titles, bodies] = [textsOf(title), textsOf(body)];
  const wording = spokenIn(document).flatMap((lang) => {
    const { [lang]: text } = titles;
    return text === undefined ? [] : [[lang, { title: text, body: bodies[lang] ?? '' }] as const];
  });
  return { wording: Object.fromEntries(wording), section: typeof section === 'string' ? section : '' };
}

const textsOf = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
