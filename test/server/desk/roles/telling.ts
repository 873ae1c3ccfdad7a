import { hiddenOf } from '../support.ts';
import { call, editors, moderators, owners, valueIn, whyFields, type RoleAct } from './act.ts';

/* What is handed over, told, decided and erased. */

const velo = '/desk/petitions/velo';
const letter = { 'subject.fr': 'La mairie a répondu', 'text.fr': 'Bonjour.\n\nEn mai.' };
const news = { subject: { fr: 'La mairie a répondu' }, text: { fr: 'Bonjour.' } };

interface News {
  draft?: { version: number };
  letters: { id: string }[];
}

export const tellingActs: readonly RoleAct[] = [
  {
    act: 'hand over a list',
    may: editors,
    at: 'velo',
    page: async () => [`${velo}/delivery`, { list: 'signatures', perSheet: '25', as: 'csv' }],
    call: call('POST', '/petitions/velo/deliveries', { list: 'signatures' }),
  },
  {
    act: 'print it',
    may: editors,
    at: 'velo',
    page: async () => [`${velo}/delivery`, { list: 'signatures', perSheet: '25', as: 'page' }],
  },
  {
    act: 'write news',
    may: editors,
    at: 'velo',
    page: async (visit) => [
      `${velo}/news`,
      { ...letter, upon: valueIn((await visit.get(`${velo}/news`)).html, 'upon') },
    ],
    call: call('PUT', '/petitions/velo/news/draft', news),
  },
  {
    act: 'test news',
    isLook: true,
    may: editors,
    at: 'velo',
    page: async (visit) => [
      `${velo}/news/preview`,
      { ...hiddenOf((await visit.get(`${velo}/news/preview`)).html), act: 'test' },
    ],
    call: call('POST', '/petitions/velo/news/test', { to: 'editor@ville.exemple' }),
  },
  {
    act: 'send news',
    may: editors,
    at: 'velo',
    page: async (visit) => [
      `${velo}/news/preview`,
      { ...hiddenOf((await visit.get(`${velo}/news/preview`)).html), act: 'send' },
    ],
    call: async (read) => {
      const { draft } = (await read('/petitions/velo/news')) as unknown as News;
      return ['POST', '/petitions/velo/news/send', { version: draft?.version }];
    },
  },
  {
    act: 'stop news',
    may: editors,
    at: 'velo',
    page: async (visit) => {
      const { html } = await visit.get(`${velo}/news`);
      return [`${velo}/news/stop`, { id: /name="(?:id|letter)" value="([^"]+)"/.exec(html)?.[1] ?? '' }];
    },
    call: async (read) => {
      const { letters } = (await read('/petitions/velo/news')) as unknown as News;
      return ['POST', `/petitions/velo/news/${letters[0]?.id}/stop`];
    },
  },
  {
    act: 'mail a person the way to their data',
    may: editors,
    at: 'site',
    page: async () => ['/desk/people', { email: 'act-0000@exemple.fr', what: 'export' }],
    call: call('POST', '/people', { email: 'act-0000@exemple.fr', what: 'erase' }),
  },
];

const decision = { verdict: 'remove', reason: 'Hors sujet', details: '', ground: 'Charte, article 4' };
const deciding =
  (path: string): NonNullable<RoleAct['page']> =>
  async (visit) => {
    const [, value = ''] = /name="case\.\d+" value="([^"]*)"/.exec((await visit.get(path)).html) ?? [];
    return [path, { 'case.1': value.replaceAll('&quot;', '"'), ...decision }];
  };

export const moderatingActs: readonly RoleAct[] = [
  {
    act: 'decide on a comment',
    may: moderators,
    at: 'place',
    page: deciding('/desk/moderation'),
    call: async (read) => {
      const { items } = (await read('/moderation?only=place')) as unknown as { items: Record<string, unknown>[] };
      const { of, scope, thing, id, version } = items[0] ?? {};
      return ['POST', '/moderation/decisions', { ...decision, cases: [{ of, scope, thing, id, version }] }];
    },
  },
  { act: 'decide in the queue of one thing', may: moderators, at: 'place', page: deciding('/desk/moderation/place') },
  {
    act: 'choose the emails on what waits',
    may: moderators,
    at: 'any',
    page: async () => ['/desk/account/moderation', { pace: 'daily' }],
  },
  {
    act: 'reserve a name in a thing',
    may: moderators,
    at: 'place',
    page: async () => ['/desk/names/place', { name: 'Marie Curie' }],
    call: call('PUT', '/threads/place/names', { names: ['Marie Curie'] }),
  },
  {
    act: 'reserve a name everywhere',
    may: moderators,
    at: 'site',
    page: async () => ['/desk/names', { name: 'Jean Moulin' }],
    call: call('PUT', '/names', { names: ['Jean Moulin'] }),
  },
  {
    act: 'give the badge of the institution',
    may: owners,
    at: 'site',
    page: async () => ['/desk/threads/place/voices', { email: 'voirie@ville.exemple', role: 'official' }],
    call: call('POST', '/threads/place/voices', { email: 'voirie@ville.exemple', role: 'official' }),
  },
  {
    act: 'take it',
    may: owners,
    at: 'site',
    page: async (visit) => [
      '/desk/threads/place/voices/remove',
      { who: valueIn((await visit.get('/desk/threads/place/voices')).html, 'who'), role: 'official', ...whyFields },
    ],
    call: call('POST', '/threads/place/voices/remove', { who: 'voirie@ville.exemple', role: 'official' }),
  },
];
