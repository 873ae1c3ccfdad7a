import type { Posted, Thread } from '../../schema/comments.ts';
import { email, key, mailedCode, readAs, type ReadyAct } from '../acts.ts';
import type { ThingBench } from '../bench.ts';
import { claimEqual, type Stage } from '../case.ts';

/** A thread with comments; where the adapter can post, one that is open. */
export interface ThreadBench extends ThingBench {
  /** Counts the comments that the backend has, those that wait for a moderator too. */
  posted(): Promise<number>;
  /** Puts in somebody else's comment, beside the adapter. Absent where nothing can come in any more: an archive. */
  insert?(): Promise<void>;
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

/** Makes a comment of somebody who has joined, on the first side that there is. */
export async function posting(stage: Stage, bench: ThreadBench, text = 'Bonjour.'): Promise<ReadyAct<Posted>> {
  const { sides } = await join(stage, bench);
  const act = { key, act: 'act-1', text, lang: 'fr', ...(sides[0] && { side: sides[0].id }) };
  return {
    send: (options, { comments } = stage.adapter) => comments!.post!(bench.src, act, options),
    finish: () => Promise.resolve(),
    count: bench.posted,
  };
}
