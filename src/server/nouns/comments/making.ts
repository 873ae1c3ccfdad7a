import { datesStep, monthsKept, noticeStep, titleField, type Making } from '../../core/making.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { ThreadDocument } from './document.ts';
import { enMaking } from './making-words.en.ts';
import { frMaking } from './making-words.fr.ts';

/** How discussions are made at the desk. */
export const commentsMaking: Making<ThreadDocument> = {
  models: [
    {
      name: 'for-against',
      place: 5,
      begins: {
        type: 'thread',
        sides: [{ id: '1' }, { id: '-1' }],
        votes: 'up-down',
        holdLinks: 2,
        notice: { version: '1' },
      },
      steps: [
        {
          name: 'question',
          asks: [titleField, { name: 'guidelines', kind: 'text', spoken: true, optional: true, longest: 5000 }],
        },
        { name: 'moderation', asks: [{ name: 'holdAll', kind: 'box' }] },
        datesStep('optional'),
        noticeStep,
      ],
    },
  ],
  words: (lang) => inLanguage({ fr: frMaking, en: enMaking }, lang),
  defaults: (site) => ({ 'notice.url': site.privacy, keepMonths: String(monthsKept(site)) }),
  modelOf: () => 'for-against',
};
