import { datesStep, monthsKept, noticeStep, titleField, type Making } from '../../core/making.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { PetitionDocument } from './document.ts';
import { enMaking } from './making-words.en.ts';
import { frMaking } from './making-words.fr.ts';

/** How long the institution has for what it owes, in most cases. */
const twoMonths = 'P2M';

/** How petitions are made at the desk. */
export const petitionMaking: Making<PetitionDocument> = {
  models: [
    {
      name: 'petition',
      place: 1,
      begins: { type: 'petition', textVersion: '1', notice: { version: '1' } },
      steps: [
        {
          name: 'text',
          asks: [
            titleField,
            { name: 'text', kind: 'text', spoken: true, longest: 20_000 },
            { name: 'author', kind: 'line', spoken: true, optional: true, longest: 300 },
          ],
        },
        {
          name: 'thresholds',
          asks: [
            {
              rows: 'thresholds',
              fields: [
                { name: 'thresholds.*.at', kind: 'number', least: 1 },
                { name: 'thresholds.*.label', kind: 'line', spoken: true, longest: 200 },
                { name: 'thresholds.*.duty', kind: 'sentence', spoken: true, longest: 500 },
                {
                  name: 'thresholds.*.within',
                  kind: 'choice',
                  choices: ['P15D', 'P1M', twoMonths, 'P3M', 'P6M', ''],
                  optional: true,
                  begins: twoMonths,
                },
              ],
              least: 1,
              most: 20,
              begins: 1,
            },
          ],
        },
        datesStep(),
        noticeStep,
      ],
    },
  ],
  words: (lang) => inLanguage({ fr: frMaking, en: enMaking }, lang),
  defaults: (site) => ({
    'thresholds.0.within': twoMonths,
    'notice.url': site.privacy,
    keepMonths: String(monthsKept(site)),
  }),
  modelOf: () => 'petition',
};
