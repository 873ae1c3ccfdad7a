import type { CivicAdapter } from '../../src/adapters/adapter.ts';
import type { Ballot, BallotForm, BallotLine, MethodId, Result } from '../../src/schema/ballot.ts';
import type { Poll, VoteAct } from '../../src/schema/poll.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { tally } from '../../src/tally/tally.ts';

export const day = 24 * 3600 * 1000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

/** A ballot of each kind, with the poll it belongs to and ballots of others. */
export interface Sample {
  form: BallotForm;
  method: MethodId;
  others: Ballot[];
}

const options = [
  {
    id: 'halle',
    label: 'Rouvrir la halle aux grains',
    description: 'Un marché couvert trois matins par semaine, et une salle pour les associations.',
  },
  { id: 'berges', label: 'Planter les berges de la Loire' },
  { id: 'ecole', label: 'Une rue aux écoles sans voiture', description: 'Aux heures d’entrée et de sortie.' },
  { id: 'atelier', label: 'Un atelier partagé de réparation' },
];

const repeat = (times: number, ballot: Ballot): Ballot[] => Array.from({ length: times }, () => ballot);
const ranked = (...ranking: (string | string[])[]): Ballot => ({ kind: 'ranking', ranking });
const judged = (...mentions: string[]): Ballot => ({
  kind: 'judgments',
  judgments: Object.fromEntries(options.map(({ id }, at) => [id, mentions[at] ?? 'passable'])),
});
const scored = (...marks: number[]): Ballot => ({
  kind: 'scores',
  scores: Object.fromEntries(options.map(({ id }, at) => [id, marks[at] ?? 0])),
});
const chosen = (...choices: string[]): Ballot => ({ kind: 'choices', choices });
const blank: Ballot = { kind: 'blank' };

const rankings = [
  ...repeat(42, ranked('halle', 'berges', 'atelier', 'ecole')),
  ...repeat(26, ranked('berges', 'atelier', 'ecole', 'halle')),
  ...repeat(15, ranked('ecole', 'atelier', 'berges', 'halle')),
  ...repeat(17, ranked('atelier', 'ecole', 'berges')),
  ...repeat(3, blank),
];
const ranking = { kind: 'ranking', min: 1, max: 4, ties: false } as const;

export const samples: Record<string, Sample> = {
  plurality: {
    form: { kind: 'choices', min: 1, max: 1 },
    method: 'plurality',
    others: [
      ...repeat(210, chosen('halle')),
      ...repeat(96, chosen('berges')),
      ...repeat(74, chosen('ecole')),
      ...repeat(25, chosen('atelier')),
      ...repeat(7, blank),
    ],
  },
  approval: {
    form: { kind: 'choices', min: 1, max: 2 },
    method: 'approval',
    others: [...repeat(40, chosen('halle', 'ecole')), ...repeat(31, chosen('berges')), ...repeat(31, chosen('ecole'))],
  },
  'three-way': {
    form: { kind: 'three-way' },
    method: 'three-way',
    others: [
      ...repeat(120, { kind: 'three-way', stance: 1 }),
      ...repeat(33, { kind: 'three-way', stance: 0 }),
      ...repeat(58, { kind: 'three-way', stance: -1 }),
      ...repeat(4, blank),
    ],
  },
  score: {
    form: { kind: 'scores', lowest: 0, highest: 5, complete: false },
    method: 'score',
    others: [...repeat(12, scored(5, 3, 2, 0)), ...repeat(9, scored(1, 4, 5, 2)), ...repeat(4, scored(3, 3, 3, 3))],
  },
  borda: { form: ranking, method: 'borda', others: rankings },
  'instant-runoff': { form: ranking, method: 'instant-runoff', others: rankings },
  condorcet: { form: ranking, method: 'condorcet', others: rankings },
  schulze: { form: { ...ranking, ties: true }, method: 'schulze', others: rankings },
  'ranked-pairs': { form: ranking, method: 'ranked-pairs', others: rankings },
  'majority-judgment': {
    form: {
      kind: 'judgments',
      mentions: ['rejeter', 'insuffisant', 'passable', 'assez', 'bien', 'tres', 'excellent'],
      missing: { mention: 'rejeter' },
    },
    method: 'majority-judgment',
    others: [
      ...repeat(18, judged('excellent', 'bien', 'passable', 'rejeter')),
      ...repeat(15, judged('bien', 'assez', 'tres', 'insuffisant')),
      ...repeat(9, judged('rejeter', 'excellent', 'assez', 'passable')),
      ...repeat(7, judged('passable', 'tres', 'insuffisant', 'assez')),
      ...repeat(2, blank),
    ],
  },
};

/** An open poll whose result is public, of one of the samples. */
export const pollOf = ({ form, method }: Sample, changes: Partial<Poll> = {}): Poll => ({
  type: 'poll',
  id: 'quartier',
  lang: 'fr',
  url: 'https://valmont.example/votes/quartier',
  title: 'Quel projet pour le quartier des Tanneurs ?',
  phase: 'open',
  opensAt: inDays(-10),
  closesAt: inDays(12),
  can: { vote: { allowed: true }, withdraw: { allowed: true } },
  numbers: {},
  textVersion: '1',
  options: [...options],
  form,
  method,
  words: {
    rejeter: 'À rejeter',
    insuffisant: 'Insuffisant',
    passable: 'Passable',
    assez: 'Assez bien',
    bien: 'Bien',
    tres: 'Très bien',
    excellent: 'Excellent',
  },
  results: 'always',
  who: 'Les personnes de 16 ans et plus qui habitent Valmont-sur-Loire.',
  doubles: 'Un vote par adresse électronique confirmée.',
  rule: 'https://valmont.example/regle',
  notice: {
    version: '1',
    controller: 'Ville de Valmont-sur-Loire',
    purpose: 'Compter les votes.',
    retention: 'Six mois après la clôture.',
    url: 'https://valmont.example/donnees',
  },
  ...changes,
});

export const email = 'camille.martin@exemple.fr';
export const code = '123456';

/** A backend of one poll, as small as can be: it counts with the project's own tally, and keeps what it was asked. */
export function fakePolls(sample: Sample, changes: Partial<Poll> = {}) {
  const poll = pollOf(sample, changes);
  const state = {
    poll,
    others: [...sample.others] as BallotLine[],
    cast: new Map<string, Ballot>(),
    waiting: new Map<string, Ballot>(),
    acts: [] as VoteAct[],
    /** Set to answer the next act with it. */
    answer: undefined as undefined | (() => Promise<never> | { outcome: 'refused'; reason: string; message?: string }),
    /** Changes what is published. */
    publish: (result: Result): unknown => result,
    withhold: 0,
  };
  const isPublic = (): boolean =>
    state.poll.results === 'always' || (state.poll.results === 'after-close' && state.poll.phase === 'closed');
  const lines = (): BallotLine[] => [...state.others, ...state.cast.values()];
  const full = (): Poll => {
    const result = tally(state.poll.method, lines(), settingsOf(state.poll));
    const asOf = new Date().toISOString();
    const votes = { value: result.ballots, asOf, method: 'Un vote par adresse.' };
    return { ...state.poll, result: state.publish(result) as Result, numbers: { votes } };
  };
  const adapter: CivicAdapter = {
    name: 'fake',
    read: async () => ({ thing: structuredClone(isPublic() ? full() : state.poll) }),
    polls: {
      async vote(_src, act) {
        state.acts.push(structuredClone(act));
        if (state.answer) return state.answer();
        if (state.cast.has(act.key)) {
          state.cast.set(act.key, act.ballot as Ballot);
          return { outcome: 'counted' };
        }
        state.waiting.set(act.key, act.ballot as Ballot);
        return { outcome: 'received', mailsLeft: 3 };
      },
      async confirm(_src, act) {
        const ballot = state.waiting.get(act.key);
        if (act.code !== code || !ballot) return { outcome: 'refused', reason: 'code-wrong' };
        state.waiting.delete(act.key);
        state.cast.set(act.key, ballot);
        return { outcome: 'counted' };
      },
      resend: async () => ({ outcome: 'received', mailsLeft: 2 }),
      async withdraw(_src, { key }) {
        state.waiting.delete(key);
        state.cast.delete(key);
        return { outcome: 'withdrawn' };
      },
      async receipt(_src, { key }) {
        if (state.waiting.has(key)) return { state: 'waiting' };
        if (!state.cast.has(key)) return { state: 'not-counted' };
        return { state: 'counted', ...(state.poll.results === 'after-vote' && { thing: full() }) };
      },
      ballots: async () => ({
        lines: lines().slice(state.withhold),
        ...(state.withhold && { withheld: state.withhold }),
      }),
    },
  };
  return { state, adapter };
}
