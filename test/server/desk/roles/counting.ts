import type { Browser } from '../support.ts';
import { hiddenOf } from '../support.ts';
import { call, clerks, editors, hiders, valueIn, why, whyFields, type RoleAct } from './act.ts';

/* What changes counts: paper, what is taken out, and what is proposed. */

const papers = '/desk/petitions/velo/papers';
const register = { document: 'Registre, p. 1', countedBy: 'Le service', day: '2026-11-20' };
const enters = async (): Promise<[string, Record<string, string>]> => [
  papers,
  { step: 'first', ...register, 'figure.signatures': '7' },
];
const entersByCall = call('POST', '/petitions/velo/papers', { ...register, figures: { signatures: 7 } });
interface Papers {
  waiting: { id: string }[];
  counted: { id: string }[];
}

const minutes = { from: '2026-11-21T10:00', until: '2026-11-21T10:01' };
const taking =
  (path: string) =>
  async (visit: Browser): Promise<[string, Record<string, string>]> => [
    path,
    hiddenOf((await visit.send(path, { step: 'preview', ...whyFields, ...minutes })).html),
  ];
const undoing =
  (path: string) =>
  async (visit: Browser): Promise<[string, Record<string, string>]> => {
    const { html } = await visit.get(path);
    return [path, { ...hiddenOf(`<main${html.slice(html.indexOf('id="past"'))}`), ...whyFields }];
  };
const veloOut = '/desk/petitions/velo/invalidate';
const p1 = '/desk/consultations/plan/proposals/p1';
const p1Out = `${p1}/invalidate`;

export const paperActs: readonly RoleAct[] = [
  { act: 'enter a count on paper', may: clerks, at: 'velo', page: enters, call: entersByCall },
  {
    act: 'enter it as the second',
    may: clerks,
    at: 'velo',
    isSecond: true,
    page: async (visit) => {
      const id = valueIn((await visit.get(papers)).html, 'id');
      return [papers, { step: 'figures', id, [`figure-${id}.signatures`]: '7' }];
    },
    call: async (read) => {
      const { waiting } = (await read('/petitions/velo/papers')) as unknown as Papers;
      return ['POST', `/petitions/velo/papers/${waiting[0]?.id}/figures`, { figures: { signatures: 7 } }];
    },
  },
  {
    act: 'take a count on paper out',
    may: clerks,
    at: 'velo',
    page: async (visit) => [
      papers,
      { step: 'remove', id: valueIn((await visit.get(papers)).html, 'id'), ...whyFields },
    ],
    call: async (read) => {
      const { counted } = (await read('/petitions/velo/papers')) as unknown as Papers;
      return ['POST', `/petitions/velo/papers/${counted[0]?.id}/remove`, { why }];
    },
  },
  { act: 'enter another count', may: clerks, at: 'velo', page: enters, call: entersByCall },
  {
    act: 'give a count up',
    may: clerks,
    at: 'velo',
    page: async (visit) => [papers, { step: 'give-up', id: valueIn((await visit.get(papers)).html, 'id') }],
    call: async (read) => {
      const { waiting } = (await read('/petitions/velo/papers')) as unknown as Papers;
      return ['POST', `/petitions/velo/papers/${waiting[0]?.id}/give-up`];
    },
  },
];

/** What takes acts out of a count, for a thing or what is proposed there. */
const outActs = (
  what: string,
  at: string,
  page: string,
  path: string,
  restore: (batch: string) => [string, object],
): RoleAct[] => [
  {
    act: `look at ${what} to be taken out`,
    may: editors,
    at,
    isLook: true,
    page: async () => [page, { step: 'preview', ...whyFields, ...minutes }],
    call: call('POST', `${path}/preview`, minutes),
  },
  {
    act: `take ${what} out`,
    may: editors,
    at,
    page: taking(page),
    call: async (read) => [
      'POST',
      path,
      { ...minutes, why, version: (await read(`${path}/preview`, minutes))['version'] },
    ],
  },
  {
    act: `put ${what} back`,
    may: editors,
    at,
    page: undoing(page),
    call: async (read) => {
      const { items } = (await read(path)) as unknown as { items: { id: string }[] };
      const [below, body] = restore(items[0]?.id ?? '');
      return ['POST', `${path}${below}`, { why, ...body }];
    },
  },
];

const held = '/desk/petitions/velo/held';
interface Held {
  until: string;
  groups: { group: string }[];
  decisions: { id: string }[];
}

/** What decides on acts that are held as suspect. */
const heldActs: readonly RoleAct[] = [
  {
    act: 'choose the emails on what is held',
    may: editors,
    at: 'any',
    page: async () => ['/desk/account/held', { pace: 'never' }],
  },
  {
    act: 'set suspect signatures aside',
    may: editors,
    at: 'velo',
    page: async (visit) => [held, { ...hiddenOf((await visit.get(held)).html), ...whyFields, step: 'aside' }],
    call: async (read) => {
      const { until, groups } = (await read('/petitions/velo/held')) as unknown as Held;
      return ['POST', '/petitions/velo/held', { group: groups[0]?.group, verdict: 'aside', until, why }];
    },
  },
  {
    act: 'undo a decision on them',
    may: editors,
    at: 'velo',
    page: undoing(held),
    call: async (read) => {
      const { decisions } = (await read('/petitions/velo/held')) as unknown as Held;
      return ['POST', `/petitions/velo/held/${decisions[0]?.id}/undo`, { why }];
    },
  },
  {
    act: 'count suspect signatures',
    may: editors,
    at: 'velo',
    page: async (visit) => [held, { ...hiddenOf((await visit.get(held)).html), step: 'count' }],
    call: async (read) => {
      const { until, groups } = (await read('/petitions/velo/held')) as unknown as Held;
      return ['POST', '/petitions/velo/held', { group: groups[0]?.group, verdict: 'count', until }];
    },
  },
];

export const invalidatingActs: readonly RoleAct[] = [
  ...heldActs,
  ...outActs('signatures', 'velo', veloOut, '/petitions/velo/invalidations', (batch) => [`/${batch}/restore`, {}]),
  ...outActs('votes on a proposal', 'plan', p1Out, '/consultations/plan/proposals/p1/invalidations', (batch) => [
    '/restore',
    { batch },
  ]),
];

const acting =
  (name: string, typed: Record<string, string>) =>
  async (visit: Browser): Promise<[string, Record<string, string>]> => [
    `${p1}/${name}`,
    { version: valueIn((await visit.get(p1)).html, 'version'), ...typed, ...whyFields },
  ];

export const proposalActs: readonly RoleAct[] = [
  {
    act: 'add a proposal',
    may: editors,
    at: 'plan',
    page: async () => ['/desk/consultations/plan/proposals', { 'title.fr': 'Des bancs', 'body.fr': 'À l’ombre.' }],
    call: call('POST', '/consultations/plan/proposals', { title: { fr: 'Des bancs' }, body: { fr: 'À l’ombre.' } }),
  },
  {
    act: 'correct a proposal',
    may: editors,
    at: 'plan',
    page: acting('correct', { 'title.fr': 'Cent arbres', 'body.fr': 'Planter cent arbres.', means: 'same' }),
    call: call('PATCH', '/consultations/plan/proposals/p1?means=same', { title: { fr: 'Cent arbres' }, why }),
  },
  {
    act: 'hide a proposal',
    may: hiders,
    at: 'plan',
    page: acting('hide', {}),
    call: call('POST', '/consultations/plan/proposals/p1/hide', { why }),
  },
  {
    act: 'show it again',
    may: hiders,
    at: 'plan',
    page: acting('show', {}),
    call: call('POST', '/consultations/plan/proposals/p1/show', { why }),
  },
];
