import { commentPage, thread as shape, type Comment, type Posted, type Thread } from '../../schema/comments.ts';
import { key, readAs } from '../acts.ts';
import { join, posting, type ThreadBench } from '../acts/comments.ts';
import { about, claim, claimEqual, claimShape, standing, type Stage } from '../case.ts';
import type { NounKit } from '../noun-kit.ts';
import { paging } from './paging.ts';
import { toldCases, type AnsweredBench } from './told.ts';

export type { ThreadBench } from '../acts/comments.ts';

/** Posts a comment, and answers its id. */
async function postOne(stage: Stage, thread: ThreadBench): Promise<string> {
  const { send } = await posting(stage, thread);
  const { comment } = await send();
  claim(comment !== undefined, 'a comment that was posted is in the answer');
  return comment.id;
}

/** Finds the first comment that was not taken out. */
async function someComment(stage: Stage, { src }: ThreadBench): Promise<Comment> {
  const { first } = await readAs<Thread>(stage, src);
  const found = first.items.find(({ tombstone }) => !tombstone);
  claim(found !== undefined, 'the first page has a comment');
  return found;
}

const cases = about<ThreadBench>('thread', [
  {
    name: 'reads a thread with its first page and what may be done',
    needs: [],
    async run(stage, { src }) {
      const { type, first, orders, numbers } = await readAs<Thread>(stage, src);
      claimEqual(type, 'thread', 'type');
      claim(first.items.length > 0, 'the first page comes with the thread');
      claim(orders.length > 0, 'a thread names its orders');
      claim((numbers['comments']?.value ?? 0) > 0, 'comments are counted');
    },
  },
  {
    name: 'what was taken out keeps its place and not its text',
    needs: ['comments.page'],
    async run({ adapter }, { src }) {
      const page = await adapter.comments?.page?.(src, {});
      claimShape(commentPage, page, 'a page');
      const taken = page?.items.filter(({ tombstone }) => tombstone) ?? [];
      claim(
        taken.every(({ text }) => text === undefined),
        'a tombstone has no text',
      );
    },
  },
  {
    name: 'replies say which comment they answer',
    needs: ['comments.page'],
    async run(stage, { src }) {
      const { first } = await readAs<Thread>(stage, src);
      const answered = first.items.find(({ replies }) => replies > 0);
      if (!answered) return;
      const page = await stage.adapter.comments?.page?.(src, { parent: answered.id });
      claim((page?.items.length ?? 0) > 0, 'a comment that counts replies has some');
      claim(page?.items[0]?.parent === answered.id, 'the first reply answers the comment');
    },
  },
  {
    name: 'a comment is posted, or held for a moderator, and said to be so',
    needs: ['comments.post'],
    async run(stage, thread) {
      const { send, count } = await posting(stage, thread);
      const before = await count();
      const { outcome, comment } = await send();
      claim(outcome === 'published' || outcome === 'held', `the comment is published or held, not ${outcome}`);
      claimEqual(await count(), before + 1, 'comments in the backend');
      if (outcome === 'published') claimEqual(comment?.text, 'Bonjour.', 'text of the comment');
    },
  },
  {
    name: 'authors find their own comments',
    needs: ['comments.post', 'comments.mine'],
    async run(stage, thread) {
      const id = await postOne(stage, thread);
      const own = await stage.adapter.comments?.mine?.(thread.src, { key });
      claim(Boolean(own?.comments.some((comment) => comment.id === id)), 'the comment is among one’s own');
    },
  },
  {
    name: 'a comment that says nothing is refused',
    needs: ['comments.post'],
    async run(stage, thread) {
      const { send, count } = await posting(stage, thread, ' ');
      const before = await count();
      claimEqual((await send()).outcome, 'refused', 'outcome');
      claimEqual(await count(), before, 'comments in the backend');
    },
  },
  {
    name: 'who has not joined is refused as unknown, and nothing is posted',
    needs: ['comments.join', 'comments.post'],
    async run(stage, { src, posted }) {
      // Who is known by a token has nothing to join.
      if (stage.bench.identity) return;
      const { sides } = await readAs<Thread>(stage, src);
      const before = await posted();
      const act = { key, act: 'act-1', text: 'Bonjour.', ...(sides[0] && { side: sides[0].id }) };
      const result = await stage.adapter.comments?.post?.(src, act);
      claimEqual(result?.outcome, 'refused', 'outcome');
      claimEqual(result?.reason, 'unknown', 'reason');
      claimEqual(await posted(), before, 'comments in the backend');
    },
  },
  {
    name: 'a comment that is taken back leaves a tombstone',
    needs: ['comments.post', 'comments.remove'],
    async run(stage, thread) {
      const id = await postOne(stage, thread);
      const removed = await stage.adapter.comments?.remove?.(thread.src, { key, id });
      claimEqual(removed?.comment?.tombstone?.kind, 'author', 'kind of tombstone');
    },
  },
  {
    name: 'a comment that was taken back is restored',
    needs: ['comments.post', 'comments.remove', 'comments.restore'],
    async run(stage, thread) {
      const id = await postOne(stage, thread);
      await stage.adapter.comments?.remove?.(thread.src, { key, id });
      const restored = await stage.adapter.comments?.restore?.(thread.src, { key, id });
      claimEqual(restored?.comment?.text, 'Bonjour.', 'text of the restored comment');
    },
  },
  {
    name: 'who erases all is forgotten, and posts no more',
    needs: ['comments.join', 'comments.post', 'comments.erase'],
    async run(stage, thread) {
      await postOne(stage, thread);
      const result = await stage.adapter.comments?.erase?.(thread.src, { key });
      claimEqual(result?.outcome, 'withdrawn', 'outcome');
      const act = { key, act: 'act-2', text: 'Encore.' };
      claimEqual((await stage.adapter.comments?.post?.(thread.src, act))?.reason, 'unknown', 'reason of a refusal');
    },
  },
  {
    name: 'a person has one vote, and takes it back',
    needs: ['comments.vote'],
    async run(stage, thread) {
      await join(stage, thread);
      const { id, up = 0 } = await someComment(stage, thread);
      const vote = (value: 1 | 0): Promise<Posted> => stage.adapter.comments!.vote!(thread.src, { key, id, value });
      for (const [value, expected] of [
        [1, up + 1],
        [1, up + 1],
        [0, up],
      ] as const) {
        claimEqual((await vote(value)).comment?.up, expected, `votes for the comment after ${value}`);
      }
    },
  },
  {
    name: 'a report gets a reference number',
    needs: ['comments.report'],
    async run(stage, thread) {
      const { reasons } = await readAs<Thread>(stage, thread.src);
      const { id } = await someComment(stage, thread);
      const act = { act: 'report-1', id, reason: reasons[0]?.id ?? '', explanation: 'Une explication.' };
      const person = { name: 'Nina Petit', email: 'nina.petit@exemple.fr', goodFaith: true };
      const result = await stage.adapter.comments?.report?.(thread.src, { ...act, ...person });
      claim(Boolean(result?.reference), 'a reference number');
    },
  },
]);

export const commentsKit: NounKit<{
  /** A thread with comments; where the adapter can post, one that is open. */
  thread?: ThreadBench;
  /** A thread of which the institution has said something; where the platform knows of answers. */
  answeredThread?: AnsweredBench;
}> = {
  shapes: { thread: shape, answeredThread: shape },
  first: {
    word: 'comment',
    noun: 'thread',
    need: 'comments.post',
    prepare: (stage) => posting(stage, standing<ThreadBench>(stage, 'thread')),
  },
  cases: [...cases, ...paging, ...toldCases('answeredThread', 'a thread')],
};
