import type { Browser } from '../support.ts';
import { call, editors, filled, form, why, whyFields, type RoleAct } from './act.ts';

/* What is made, put, and run. */

const velo = '/desk/petitions/velo';
const answer = { 'author.fr': 'La maire', at: '2026-11-21', 'text.fr': 'Les travaux commencent en mai.' };
const step = { 'author.fr': 'La maire', at: '2026-11-20', 'label.fr': 'Rencontre avec la maire' };

/** What is typed into the steps of a petition. */
const wholeDraft = {
  text: { 'title.fr': 'Un marché', 'title.en': 'A market', 'text.fr': 'Le dimanche.', 'text.en': 'On Sundays.' },
  thresholds: { 'thresholds.0.at': '500' },
  dates: { closesAt: '2027-03-31' },
  notice: { 'notice.controller.fr': 'Ville de Valmont', 'notice.controller.en': 'Town of Valmont' },
};

/** The draft that was begun last. */
const draftOf = async (visit: Browser): Promise<string> => {
  const { html } = await visit.get('/desk?state=draft');
  return `/desk/drafts/${/\/desk\/drafts\/([\w-]+)/.exec(html)?.[1] ?? ''}`;
};
/** The correction of the petition that was begun last: its page leads there. */
const correctionOf = async (visit: Browser): Promise<string> => {
  const { html } = await visit.get(`${velo}/correct`);
  return `/desk/drafts/${/\/desk\/drafts\/([\w-]+)/.exec(html)?.[1] ?? ''}`;
};

export const makingActs: readonly RoleAct[] = [
  {
    act: 'begin a draft',
    may: editors,
    at: 'site',
    page: form('/desk/new', { model: 'petition/petition', 'language.fr': 'yes' }),
  },
  {
    act: 'write a step of a draft',
    may: editors,
    at: 'site',
    page: async (visit) =>
      filled(`${await draftOf(visit)}/text`, { 'title.fr': 'Un marché', 'text.fr': 'Le dimanche.' })(visit),
  },
  {
    act: 'choose its languages',
    may: editors,
    at: 'site',
    page: async (visit) => filled(`${await draftOf(visit)}/languages`, { 'language.en': 'yes' })(visit),
  },
  {
    act: 'look at its live preview',
    may: editors,
    at: 'site',
    isLook: true,
    page: async (visit) => [`${await draftOf(visit)}/preview?step=text`, { 'title.fr': 'Un marché' }],
  },
  {
    act: 'publish it as something new',
    may: editors,
    at: 'site',
    page: async (visit) => {
      const draft = await draftOf(visit);
      for (const [step, typed] of Object.entries(wholeDraft))
        await visit.send(...(await filled(`${draft}/${step}`, typed)(visit)));
      return filled(draft)(visit);
    },
  },
  {
    act: 'begin another draft',
    may: editors,
    at: 'site',
    page: form('/desk/new', { model: 'petition/petition', 'language.fr': 'yes' }),
  },
  {
    act: 'delete a draft',
    may: editors,
    at: 'site',
    page: async (visit) => form(`${await draftOf(visit)}/delete`)(visit),
    call: async (read) => {
      const { items } = (await read('/things?state=draft')) as unknown as { items: { path: string }[] };
      return ['DELETE', (items[0]?.path ?? '').replace('/desk', '')];
    },
  },
  {
    act: 'put a document',
    may: editors,
    at: 'site',
    call: async (read) => ['PUT', '/petitions/quai', await read('/petitions/velo')],
  },
];

export const correctingActs: readonly RoleAct[] = [
  { act: 'begin a correction', may: editors, at: 'velo', page: form(`${velo}/correct`) },
  {
    act: 'write a step of it',
    may: editors,
    at: 'velo',
    page: async (visit) =>
      filled(`${await correctionOf(visit)}/text?back=summary`, { 'title.fr': 'Des pistes' })(visit),
  },
  {
    act: 'publish it',
    may: editors,
    at: 'velo',
    page: async (visit) => filled(await correctionOf(visit), { means: 'same' })(visit),
  },
  {
    act: 'correct fields',
    may: editors,
    at: 'velo',
    call: call('PATCH', '/petitions/velo?means=same', {
      title: { fr: 'Les pistes', en: 'The tracks' },
      textVersion: 'v9',
    }),
  },
];

export const runningActs: readonly RoleAct[] = [
  {
    act: 'pause',
    may: editors,
    at: 'velo',
    page: form(velo, { act: 'pause', ...whyFields }),
    call: call('POST', '/petitions/velo/pause', { why }),
  },
  {
    act: 'resume',
    may: editors,
    at: 'velo',
    page: form(velo, { act: 'resume' }),
    call: call('POST', '/petitions/velo/resume'),
  },
  {
    act: 'extend',
    may: editors,
    at: 'velo',
    page: form(velo, { act: 'extend', until: '2026-12-15' }),
    call: call('POST', '/petitions/velo/extend', { until: '2026-12-15' }),
  },
  {
    act: 'answer',
    may: editors,
    at: 'velo',
    page: form(`${velo}/answer`, answer),
    call: call('POST', '/petitions/velo/answer', {
      at: answer.at,
      author: { fr: 'La maire' },
      text: { fr: 'En mai.' },
    }),
  },
  {
    act: 'add a step',
    may: editors,
    at: 'velo',
    page: form(`${velo}/step`, step),
    call: call('POST', '/petitions/velo/step', {
      at: step.at,
      author: { fr: 'La maire' },
      label: { fr: 'Une rencontre' },
    }),
  },
  {
    act: 'open before its day',
    may: editors,
    at: 'bientot',
    page: form('/desk/petitions/bientot', { act: 'open' }),
    call: call('POST', '/petitions/bientot/open'),
  },
];

/** What ends a thing: it comes last. */
export const endingActs: readonly RoleAct[] = [
  {
    act: 'close',
    may: editors,
    at: 'velo',
    page: form(velo, { act: 'close', ...whyFields }),
    call: call('POST', '/petitions/velo/close', { why }),
  },
  {
    act: 'archive',
    may: editors,
    at: 'velo',
    page: form(velo, { act: 'archive' }),
    call: call('POST', '/petitions/velo/archive'),
  },
  {
    act: 'erase who took part',
    may: editors,
    at: 'velo',
    page: async () => [`${velo}/retention/erase`, { understood: 'yes' }],
    call: call('POST', '/petitions/velo/retention/erase', { understood: true }),
  },
];
