import {
  datesStep,
  monthsKept,
  noticeStep,
  titleField,
  type Making,
  type MakingModel,
  type MakingStep,
} from '../../core/making.ts';
import { slugOf } from '../../core/slug.ts';
import { inLanguage } from '../../words/words-for.ts';
import type { PollDocument } from './document.ts';
import { enMaking } from './making-words.en.ts';
import { frMaking } from './making-words.fr.ts';

const question: MakingStep = {
  name: 'question',
  asks: [titleField, { name: 'description', kind: 'text', spoken: true, optional: true, longest: 20_000 }],
};

const options: MakingStep = {
  name: 'options',
  asks: [
    {
      rows: 'options',
      fields: [{ name: 'options.*.label', kind: 'line', spoken: true, longest: 2000 }],
      least: 2,
      most: 50,
      begins: 3,
    },
  ],
};

/** How long the institution has for what it owes, in most cases. */
const twoMonths = 'P2M';

const within = { kind: 'choice', choices: ['P15D', 'P1M', twoMonths, 'P3M', 'P6M', ''], optional: true } as const;

const rules: MakingStep = {
  name: 'rules',
  asks: [
    { name: 'results', kind: 'choice', choices: ['after-vote', 'after-close', 'always'] },
    { name: 'who', kind: 'sentence', spoken: true, longest: 500 },
    { name: 'quorum.at', kind: 'number', least: 1, optional: true, neededWith: 'quorum.duty' },
    { name: 'quorum.duty', kind: 'sentence', spoken: true, longest: 500, optional: true, neededWith: 'quorum.at' },
    { name: 'quorum.within', ...within },
    { name: 'afterClose.duty', kind: 'sentence', spoken: true, optional: true, longest: 500 },
    { name: 'afterClose.within', ...within },
  ],
};

const basis = { type: 'poll', textVersion: '1', options: [], notice: { version: '1' } };

const model = (place: number, name: string, begins: object): MakingModel => ({
  name,
  place,
  begins: { ...basis, ...begins },
  steps: [question, options, datesStep(), rules, noticeStep],
});

/** Mentions from the worst to the best. */
const mentions = {
  'a-rejeter': { fr: 'À rejeter', en: 'Reject' },
  insuffisant: { fr: 'Insuffisant', en: 'Poor' },
  passable: { fr: 'Passable', en: 'Fair' },
  bien: { fr: 'Bien', en: 'Good' },
  'tres-bien': { fr: 'Très bien', en: 'Very good' },
};

/** More options than any vote has: the number of those that there are takes its place. */
const all = 1000;

/** How votes are made at the desk. */
export const pollMaking: Making<PollDocument> = {
  models: [
    model(2, 'quick-vote', { form: { kind: 'choices', min: 1, max: 1 }, method: 'plurality' }),
    model(3, 'majority-judgment', {
      form: { kind: 'judgments', mentions: Object.keys(mentions), missing: { mention: 'a-rejeter' } },
      method: 'majority-judgment',
      words: mentions,
      shuffled: true,
    }),
    model(4, 'ranked-vote', {
      form: { kind: 'ranking', min: 1, max: all, ties: false },
      method: 'schulze',
      shuffled: true,
    }),
    {
      name: 'three-way',
      place: 4,
      begins: { ...basis, form: { kind: 'three-way' }, method: 'three-way' },
      steps: [question, datesStep(), rules, noticeStep],
      isHidden: true,
    },
  ],
  words: (lang) => inLanguage({ fr: frMaking, en: enMaking }, lang),
  defaults: (site) => ({
    results: 'after-vote',
    'afterClose.within': twoMonths,
    'notice.url': site.privacy,
    keepMonths: String(monthsKept(site)),
  }),
  modelOf: ({ form: { kind } }) =>
    kind === 'judgments'
      ? 'majority-judgment'
      : kind === 'ranking'
        ? 'ranked-vote'
        : kind === 'three-way'
          ? kind
          : 'quick-vote',
  complete({ quorum, afterClose, ...document }) {
    // A time without anything to be done in it says nothing.
    const isOwed = (promise: unknown): boolean =>
      typeof promise === 'object' && promise !== null && ('at' in promise || 'duty' in promise);
    return { ...withOptions(document), ...(isOwed(quorum) && { quorum }), ...(isOwed(afterClose) && { afterClose }) };
  },
};

/** Names the options, and lets as many be ranked as there are. */
function withOptions(document: Record<string, unknown>): Record<string, unknown> {
  const named = withNames(document['options'] as Option[]);
  const form = document['form'] as PollDocument['form'];
  if (form.kind !== 'ranking') return { ...document, options: named };
  return { ...document, options: named, form: { ...form, max: Math.min(form.max, named.length) } };
}

interface Option {
  id?: string;
  label?: Record<string, string>;
}

/** Gives each option that has none a name of its own, from what it says. */
function withNames(given: readonly Option[]): Option[] {
  const taken = new Set(given.flatMap(({ id }) => id ?? []));
  return given.map((option, number) => {
    if (option.id) return option;
    const said = slugOf(Object.values(option.label ?? {})[0] ?? '') || `option-${number + 1}`;
    let id = said;
    for (let more = 2; taken.has(id); more += 1) id = `${said}-${more}`;
    taken.add(id);
    return { id, ...option };
  });
}
