import type { Comment, Posted, Thread } from '../../schema/comment.ts';
import { claim, claimEqual, type Bench, type Case } from '../bench.ts';

const email = 'nina.petit@exemple.fr';
const key = 'conformance-key-0003';

/** Joins the thread as a reader of its notice would, by the mailed code. */
async function join({ adapter, thread, code }: Bench, who = { key, email }): Promise<Thread> {
  const read = (await adapter.read(thread)).thing as Thread;
  const act = { ...who, name: 'Nina Petit', noticeVersion: read.notice?.version ?? '', lang: 'fr' };
  claimEqual((await adapter.comments?.join?.(thread, act))?.outcome, 'received', 'outcome of joining');
  const confirmed = await adapter.comments?.confirm?.(thread, { key: who.key, code: await code(who.email) });
  claimEqual(confirmed?.outcome, 'counted', 'outcome of the confirmation');
  return read;
}

async function post({ adapter, thread }: Bench, act: string, text: string): Promise<Posted | undefined> {
  const { sides } = (await adapter.read(thread)).thing as Thread;
  return adapter.comments?.post?.(thread, { key, act, text, ...(sides[0] && { side: sides[0].id }) });
}

/** All comments of a list, page by page. */
async function all({ adapter, thread }: Bench, query: object): Promise<Comment[]> {
  const found: Comment[] = [];
  for (let after: string | undefined; ;) {
    const page = await adapter.comments?.page?.(thread, { ...query, ...(after && { after }) }, { fresh: true });
    found.push(...(page?.items ?? []));
    after = page?.next;
    if (!after) return found;
  }
}

const reading = ['comments.page'];
const writing = [...reading, 'comments.join', 'comments.confirm', 'comments.mine', 'comments.post'];

export const comments: readonly Case[] = [
  {
    name: 'reads a thread with its first page and what may be done',
    needs: reading,
    async run({ adapter, thread }) {
      const { thing } = await adapter.read(thread);
      claimEqual(thing.type, 'thread', 'type');
      const { first, orders, numbers } = thing as Thread;
      claim(first.items.length > 0, 'the first page comes with the thread');
      claim(orders.length > 0, 'a thread names its orders');
      claim((numbers['comments']?.value ?? 0) > 0, 'comments are counted');
    },
  },
  {
    name: 'every order holds each comment once',
    needs: reading,
    async run(bench) {
      const { orders } = (await bench.adapter.read(bench.thread)).thing as Thread;
      const sizes = new Set<number>();
      for (const { id } of orders) {
        const items = await all(bench, { order: id === 'random' ? 'random:conformance' : id });
        claimEqual(new Set(items.map((comment) => comment.id)).size, items.length, `comments met once in ${id}`);
        sizes.add(items.length);
      }
      claimEqual(sizes.size, 1, 'number of different lengths of the orders');
    },
  },
  {
    name: 'what was taken out keeps its place and not its text',
    needs: reading,
    async run(bench) {
      const items = await all(bench, { order: 'oldest' });
      const taken = items.filter(({ tombstone }) => tombstone && tombstone.kind !== 'hidden');
      claim(
        taken.every(({ text }) => text === undefined),
        'a tombstone has no text',
      );
    },
  },
  {
    name: 'a comment is posted once, however often it is sent',
    needs: writing,
    async run(bench) {
      await join(bench);
      const before = await bench.published();
      const sent = [await post(bench, 'act-1', 'Bonjour'), await post(bench, 'act-1', 'Bonjour')];
      claim(
        sent.every((result) => result?.outcome === 'published'),
        'both are answered as published',
      );
      claimEqual(sent[0]?.comment?.id, sent[1]?.comment?.id, 'id of both');
      claimEqual(await bench.published(), before + 1, 'comments in the backend');
      const own = await bench.adapter.comments?.mine?.(bench.thread, { key });
      claimEqual(own?.comments[0]?.text, 'Bonjour', 'text of one’s own comment');
    },
  },
  {
    name: 'an unknown key is refused, and nothing is posted',
    needs: writing,
    async run(bench) {
      const before = await bench.published();
      const result = await post(bench, 'act-1', 'Bonjour');
      claimEqual(result?.outcome, 'refused', 'outcome');
      claimEqual(result?.reason, 'unknown', 'reason');
      claimEqual(await bench.published(), before, 'comments in the backend');
    },
  },
  {
    name: 'a comment is taken back and restored',
    needs: [...writing, 'comments.remove', 'comments.restore'],
    async run(bench) {
      await join(bench);
      const id = (await post(bench, 'act-1', 'Bonjour'))?.comment?.id ?? '';
      const removed = await bench.adapter.comments?.remove?.(bench.thread, { key, id });
      claimEqual(removed?.comment?.tombstone?.kind, 'author', 'kind of tombstone');
      const restored = await bench.adapter.comments?.restore?.(bench.thread, { key, id });
      claimEqual(restored?.comment?.text, 'Bonjour', 'text of the restored comment');
    },
  },
  {
    name: 'a person has one vote, and none on what they wrote',
    needs: [...writing, 'comments.vote'],
    async run(bench) {
      await join(bench);
      const own = (await post(bench, 'act-1', 'Bonjour'))?.comment?.id ?? '';
      const vote = (id: string, value: 1 | 0 | -1) => bench.adapter.comments?.vote?.(bench.thread, { key, id, value });
      claimEqual((await vote(own, 1))?.reason, 'own', 'reason for one’s own comment');
      const other = (await all(bench, { order: 'oldest' })).find(({ id, tombstone }) => id !== own && !tombstone);
      claim(other !== undefined, 'there is another comment');
      const up = other.up ?? 0;
      for (let time = 1; time <= 2; time += 1)
        claimEqual((await vote(other.id, 1))?.comment?.up, up + 1, `vote ${time}`);
      claimEqual((await vote(other.id, 0))?.comment?.up, up, 'after the vote was taken back');
    },
  },
  {
    name: 'a report gets a reference number',
    needs: [...reading, 'comments.report'],
    async run({ adapter, thread }) {
      const { first, reasons } = (await adapter.read(thread)).thing as Thread;
      const id = first.items.find(({ tombstone }) => !tombstone)?.id ?? '';
      const act = { act: 'report-1', id, reason: reasons[0]?.id ?? '', explanation: 'Une explication.' };
      const person = { name: 'Nina Petit', email, goodFaith: true };
      const result = await adapter.comments?.report?.(thread, { ...act, ...person });
      claim(Boolean(result?.reference), 'a reference number');
    },
  },
];
