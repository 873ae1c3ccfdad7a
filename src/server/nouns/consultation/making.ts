import { datesStep, keepMonthsField, monthsKept, titleField, type Making, type MakingStep } from '../../core/making.ts';
import { slugOf } from '../../core/slug.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { ConsultationDocument } from './document.ts';
import { enMaking } from './making-words.en.ts';
import { frMaking } from './making-words.fr.ts';
import { proposals } from './tables.ts';

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

/** How consultations are made at the desk. The first proposals are typed there; people write in one language, and so do they. */
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
                { name: 'proposals.*.title', kind: 'line', longest: 500 },
                { name: 'proposals.*.section', kind: 'line', longest: 500, optional: true },
                { name: 'proposals.*.body', kind: 'text', longest: 20_000, optional: true },
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
  async addBeside(writer, scope, { proposals: typed = [] }, now) {
    const taken = new Set<string>();
    for (const [number, { title, section, body }] of typed.entries()) {
      const name = slugOf(textOf(title)) || `proposition-${number + 1}`;
      const id = taken.has(name) ? `${name}-${number + 1}` : name;
      taken.add(id);
      const said = { title: textOf(title), section: textOf(section), body: textOf(body) };
      // They stand in the order in which they were typed.
      await writer.insert(proposals, {
        scope,
        id,
        author: '',
        ...said,
        created_at: now + number,
        url: null,
        removed: null,
      });
    }
  },
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
