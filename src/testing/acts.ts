import type { CallOptions, CivicAdapter } from '../adapters/adapter.ts';
import type { Ballot } from '../schema/ballot.ts';
import type { Posted, Thread } from '../schema/comments.ts';
import type { ActResult } from '../schema/common.ts';
import type { Petition, SignAct } from '../schema/petition.ts';
import type { Poll, VoteAct } from '../schema/poll.ts';
import type { PetitionBench, PollBench, ThreadBench } from './bench.ts';
import { claim, claimEqual, type Stage } from './case.ts';

/** An act that is ready to be sent, as often as a case wants and through whichever adapter: it is always the same. */
export interface ReadyAct<Answer = { outcome: string }> {
  send(options?: CallOptions, adapter?: CivicAdapter): Promise<Answer>;
  /** What is left to the participant after it was received: the mailed code, where there is one. */
  finish(): Promise<void>;
  /** How many of these the backend has. */
  count(): Promise<number>;
}

export const email = 'camille.martin@exemple.fr';
export const key = 'conformance-key-0001';

/** @throws Error where the bench of an adapter that confirms by code does not tell the code. */
export function mailedCode({ bench }: Stage, to = email): Promise<string> {
  claim(bench.code !== undefined, 'the adapter confirms by a mailed code, and so the bench has `code`');
  return bench.code(to);
}

export const readAs = async <T>({ adapter }: Stage, src: string): Promise<T> =>
  (await adapter.read(src, { fresh: true })).thing as T;

/** A signature of a reader of the petition's current text. */
export async function signing(
  stage: Stage,
  { src, signatures }: PetitionBench,
  changes: Partial<SignAct> = {},
): Promise<ReadyAct<ActResult>> {
  const acts = stage.adapter.petitions ?? {};
  const { textVersion, notice } = await readAs<Petition>(stage, src);
  const act: SignAct = {
    key,
    name: 'Camille Martin',
    email,
    place: 'Valmont-sur-Loire',
    displayPublicly: false,
    receiveNews: false,
    textVersion,
    noticeVersion: notice?.version ?? '',
    lang: 'fr',
    ...changes,
  };
  return {
    send: (options, { petitions } = stage.adapter) => petitions!.sign!(src, act, options),
    async finish() {
      if (!acts.confirm) return;
      const result = await acts.confirm(src, { key: act.key, code: await mailedCode(stage, act.email) });
      claimEqual(result.outcome, 'counted', 'outcome of the confirmation');
    },
    count: signatures,
  };
}

/** A ballot that the poll's form allows; another one for another place. */
export function ballotFor({ options, form }: Poll, place: number): Ballot {
  const ids = options.map(({ id }) => id);
  const marks = <T>(mark: T): Record<string, T> => Object.fromEntries(ids.map((id) => [id, mark]));
  switch (form.kind) {
    case 'choices':
      return { kind: 'choices', choices: ids.slice(place, place + Math.max(1, form.min)) };
    case 'three-way':
      return { kind: 'three-way', stance: place === 0 ? 1 : -1 };
    case 'scores':
      return { kind: 'scores', scores: marks(place === 0 ? form.highest : form.lowest) };
    case 'ranking':
      return { kind: 'ranking', ranking: [...ids.slice(place), ...ids.slice(0, place)].slice(0, form.max) };
    case 'judgments':
      return { kind: 'judgments', judgments: marks(form.mentions[place] ?? '') };
  }
}

/** A ballot of a reader of the poll's current text. */
export async function voting(
  stage: Stage,
  { src, ballots }: PollBench,
  changes: Partial<VoteAct> = {},
): Promise<ReadyAct<ActResult>> {
  const acts = stage.adapter.polls ?? {};
  const poll = await readAs<Poll>(stage, src);
  const { textVersion, notice } = poll;
  const noticeVersion = notice?.version ?? '';
  const act: VoteAct = { key, ballot: ballotFor(poll, 0), email, textVersion, noticeVersion, lang: 'fr', ...changes };
  return {
    send: (options, { polls } = stage.adapter) => polls!.vote!(src, act, options),
    async finish() {
      if (!acts.confirm) return;
      const result = await acts.confirm(src, { key: act.key, code: await mailedCode(stage, act.email) });
      claimEqual(result.outcome, 'counted', 'outcome of the confirmation');
    },
    count: ballots,
  };
}

/** Joins the thread as a reader of its notice would, where one has to. */
export async function join(stage: Stage, { src }: ThreadBench): Promise<Thread> {
  const acts = stage.adapter.comments ?? {};
  const thread = await readAs<Thread>(stage, src);
  if (!acts.join) return thread;
  const act = { key, email, name: 'Camille Martin', noticeVersion: thread.notice?.version ?? '', lang: 'fr' };
  const joined = await acts.join(src, act);
  claimEqual(joined.outcome, acts.confirm ? 'received' : 'counted', 'outcome of joining');
  const confirmed = await acts.confirm?.(src, { key, code: await mailedCode(stage) });
  if (confirmed) claimEqual(confirmed.outcome, 'counted', 'outcome of the confirmation');
  return thread;
}

/** A comment of somebody who has joined, on the first side that there is. */
export async function posting(stage: Stage, bench: ThreadBench, text = 'Bonjour.'): Promise<ReadyAct<Posted>> {
  const { sides } = await join(stage, bench);
  const act = { key, act: 'act-1', text, lang: 'fr', ...(sides[0] && { side: sides[0].id }) };
  return {
    send: (options, { comments } = stage.adapter) => comments!.post!(bench.src, act, options),
    finish: () => Promise.resolve(),
    count: bench.posted,
  };
}

interface FirstAct {
  /** In a word. */
  word: string;
  noun: 'petition' | 'poll' | 'thread';
  need: string;
  prepare(stage: Stage): Promise<ReadyAct>;
}

/** The act that each noun is there for. */
export const firstActs: readonly FirstAct[] = [
  {
    word: 'signature',
    noun: 'petition',
    need: 'petitions.sign',
    prepare: (stage) => signing(stage, stage.bench.petition!),
  },
  { word: 'ballot', noun: 'poll', need: 'polls.vote', prepare: (stage) => voting(stage, stage.bench.poll!) },
  { word: 'comment', noun: 'thread', need: 'comments.post', prepare: (stage) => posting(stage, stage.bench.thread!) },
];
