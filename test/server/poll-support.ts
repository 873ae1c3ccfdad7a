import assert from 'node:assert/strict';
import type { Ballot, BallotForm, MethodId, Result } from '../../src/schema/ballot.ts';
import type { AnsweredPoll, PublishedBallots } from '../../src/schema/poll.ts';
import type { AppOptions } from '../../src/server/app.ts';
import type { PollDocument } from '../../src/server/nouns/poll/document.ts';
import { putThing } from '../../src/server/nouns.ts';
import { at, day, newKey, start, world, type Answer, type World } from './support.ts';

const label = (fr: string, en: string) => ({ fr, en });

export const pollDocument: PollDocument = {
  type: 'poll',
  title: { fr: 'Que planter\u202f?', en: 'What shall we plant?' },
  textVersion: 'q1',
  options: [
    {
      id: 'chene',
      label: label('Un chêne', 'An oak'),
      description: label('Vit cinq siècles.', 'Lives five centuries.'),
    },
    { id: 'tilleul', label: label('Un tilleul', 'A lime') },
    { id: 'frene', label: label('Un frêne', 'An ash') },
  ],
  form: { kind: 'choices', min: 1, max: 1 },
  method: 'plurality',
  results: 'always',
  who: label('Toute la ville.', 'The whole town.'),
  opensAt: at(-day),
  closesAt: at(day),
  notice: {
    version: 'n1',
    controller: { fr: 'Ville' },
    purpose: { fr: 'compter.' },
    retention: { fr: 'effacée.' },
    url: '/donnees.html',
  },
};

const mentions = ['bad', 'fair', 'good'];

/** A poll of each kind of ballot, and two ballots for it. */
export const kinds: Record<string, { changes: Partial<PollDocument>; ballots: [Ballot, Ballot] }> = {
  choice: { changes: {}, ballots: [choose('chene'), choose('frene')] },
  several: {
    changes: { form: { kind: 'choices', min: 1, max: 2 }, method: 'approval' },
    ballots: [choose('chene', 'frene'), choose('tilleul')],
  },
  'three-way': {
    changes: { form: { kind: 'three-way' }, method: 'three-way', options: [] },
    ballots: [
      { kind: 'three-way', stance: 1 },
      { kind: 'three-way', stance: 0 },
    ],
  },
  scores: {
    changes: { form: { kind: 'scores', lowest: 0, highest: 5, complete: true }, method: 'score', scoreRule: 'mean' },
    ballots: [
      { kind: 'scores', scores: { chene: 5, tilleul: 2, frene: 0 } },
      { kind: 'scores', scores: { chene: 1, tilleul: 1, frene: 1 } },
    ],
  },
  ranking: ranked('schulze'),
  judgments: {
    changes: {
      form: { kind: 'judgments', mentions, missing: 'refused' },
      method: 'majority-judgment',
      words: { bad: label('Mauvais', 'Bad'), fair: label('Moyen', 'Fair'), good: label('Bon', 'Good') },
    },
    ballots: [
      { kind: 'judgments', judgments: { chene: 'good', tilleul: 'fair', frene: 'bad' } },
      { kind: 'judgments', judgments: { chene: 'bad', tilleul: 'bad', frene: 'good' } },
    ],
  },
};

export function choose(...choices: string[]): Ballot {
  return { kind: 'choices', choices };
}

function ranked(method: MethodId): (typeof kinds)[string] {
  const form: BallotForm = { kind: 'ranking', min: 1, max: 3, ties: false };
  return {
    changes: { form, method },
    ballots: [
      { kind: 'ranking', ranking: ['chene', 'tilleul', 'frene'] },
      { kind: 'ranking', ranking: ['frene'] },
    ],
  };
}

export interface PollTown extends World {
  /** A POST of JSON below the poll. */
  post(path: string, body: unknown): Promise<{ status: number; body: Answer & { thing?: AnsweredPoll; at?: string } }>;
  /** Votes, without confirming. */
  vote(changes: Record<string, unknown>): Promise<{ status: number; body: Answer }>;
  /** Votes and confirms by the mailed code; answers the key. */
  cast(ballot: unknown, email?: string, key?: string): Promise<string>;
  poll(): Promise<AnsweredPoll>;
  published(): Promise<PublishedBallots>;
  /** Sends a plain form below the poll. */
  send(path: string, fields: Record<string, string>): Promise<{ status: number; html: string }>;
}

/** A backend with the poll at `/polls/arbre`, or at another path where something stands already; `town` is one that has its desk. */
export async function pollTown(
  options: Partial<AppOptions> & { document?: Partial<PollDocument>; path?: string; town?: World } = {},
): Promise<PollTown> {
  const { document, path = '/polls/arbre', town: given, ...rest } = options;
  const town = given ?? (await world(rest));
  await town.store.write((writer) => putThing(writer, 'arbre', { ...pollDocument, ...document }, start));
  const request = (below: string, init: RequestInit) => town.app.request(path + below, init);

  const self: PollTown = {
    ...town,
    async post(below, body) {
      const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
      const response = await request(`/ballots${below}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    async vote(changes) {
      const { textVersion, notice } = await self.poll();
      return self.post('', {
        key: newKey(),
        email: 'camille@exemple.fr',
        textVersion,
        noticeVersion: notice?.version ?? '',
        lang: 'fr',
        ...changes,
      });
    },
    async cast(ballot, email = 'camille@exemple.fr', key = newKey()) {
      const received = await self.vote({ ballot, email, key });
      assert.deepEqual([received.status, received.body.outcome], [202, 'received']);
      const confirmed = await self.post('/confirm', { key, code: town.mailbox.mails[0]?.code });
      assert.deepEqual(confirmed.body, { outcome: 'counted' });
      return key;
    },
    poll: () => town.read(path) as unknown as Promise<AnsweredPoll>,
    published: () => town.read(`${path}/ballots`) as unknown as Promise<PublishedBallots>,
    async send(below, fields) {
      const response = await request(`/ballots${below}`, {
        method: 'POST',
        headers: { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
      return { status: response.status, html: await response.text() };
    },
  };
  return self;
}

/** The counts of a result by option. */
export function votesOf(result: Result | undefined): Record<string, number> {
  const counts = (result?.counts ?? []) as { option: string; votes?: number }[];
  return Object.fromEntries(counts.map(({ option, votes = 0 }) => [option, votes]));
}
