import type { Ballot } from '../../schema/ballot.ts';
import type { ActResult } from '../../schema/common.ts';
import type { Poll, VoteAct } from '../../schema/poll.ts';
import { email, key, mailedCode, readAs, type ReadyAct } from '../acts.ts';
import type { ThingBench } from '../bench.ts';
import { claimEqual, type Stage } from '../case.ts';

/** A poll; where the adapter can vote, one that is open. */
export interface PollBench extends ThingBench {
  /** Returns how many ballots the backend counts. */
  ballots(): Promise<number>;
}

/** Makes a ballot that the poll's form allows; another one for another place. */
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

/** Makes a ballot of a reader of the poll's current text. */
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
