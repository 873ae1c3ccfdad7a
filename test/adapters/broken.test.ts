import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CommentPage } from '../../src/schema/comments.ts';
import type { Told } from '../../src/schema/answering.ts';
import type { Thing } from '../../src/schema/common.ts';
import { CivicError } from '../../src/client/errors.ts';
import { cases } from '../../src/testing/conformance.ts';
import { answering, findsOut, having, turning, type Broken } from '../support/break.ts';

const withThing =
  (change: (thing: Thing) => object | undefined): Broken['breaks'] =>
  (adapter) => ({
    ...adapter,
    read: answering(adapter.read.bind(adapter), (snapshot) => ({
      ...snapshot,
      thing: { ...snapshot.thing, ...change(snapshot.thing) },
    })),
  });

const done = { outcome: 'withdrawn' as const };

/** One for each group of cases at least; each breaks one thing, and none beside it may fail. */
const nouns: readonly Broken[] = [
  {
    does: 'has a method of its own',
    fails: 'has no method that the contract does not know',
    breaks: (adapter) => having(adapter, 'petitions', { applaud: () => undefined } as object),
  },
  {
    does: 'shows a moderator what waits, and decides nothing',
    fails: 'has each ability as a whole or not at all',
    breaks: (adapter) => having(adapter, 'comments', { decide: undefined }),
  },
  {
    does: 'lets people report, and has no method for it',
    fails: 'allows no act that it has no method for',
    breaks: (adapter) => having(adapter, 'comments', { report: undefined }),
  },
  {
    does: 'sends cookies along',
    fails: 'speaks through the fetch that it is given, and sends no cookie',
    breaks: (_, bench, { fetch, ...options }) =>
      bench.open({ ...options, fetch: (input, init) => fetch!(new Request(input, init), { credentials: 'include' }) }),
  },
  {
    does: 'passes on a date as its platform writes it',
    fails: 'answers things in the shape that the elements read',
    breaks: withThing(() => ({ closesAt: 'Sonntag, 20 Uhr' })),
  },
  {
    does: 'says of no count how it was counted',
    fails: 'reads a petition with its count and what may be done',
    breaks: withThing(({ type, numbers }) =>
      type === 'petition' && numbers['signatures']
        ? { numbers: { signatures: { ...numbers['signatures'], method: '' } } }
        : undefined,
    ),
  },
  {
    does: 'takes what is not there for a failure of the server',
    fails: 'answers an address where nothing stands with not-found',
    breaks: (adapter, { missing }) => ({
      ...adapter,
      read: turning(adapter.read.bind(adapter), 'not-found', (error) =>
        error.message.includes(missing) ? new CivicError('server', error.message) : error,
      ),
    }),
  },
  {
    does: 'refuses a signature without naming the field',
    fails: 'a fault of a field is named by its field',
    breaks: (adapter) =>
      having(adapter, 'petitions', {
        sign: answering(adapter.petitions!.sign!, ({ fields: _, ...result }) => result),
      }),
  },
  {
    does: 'only says that a signature is withdrawn',
    fails: 'a withdrawal takes the signature out of the count',
    breaks: (adapter) => having(adapter, 'petitions', { withdraw: async () => done }),
  },
  ...[
    { group: 'petitions' as const, word: 'a signature' },
    { group: 'polls' as const, word: 'a ballot' },
  ].map(({ group, word }): Broken => ({
    does: `passes on a line of ${word} that is not in the ledger`,
    fails: `the proof that ${word} is in the ledger holds, where the backend keeps one`,
    breaks: (adapter) =>
      having(adapter, group, {
        prove: answering(adapter[group]!.prove!, (proof) => ({
          ...proof,
          lines: proof.lines.map((line) => ({ ...line, text: line.text.replace('+1', '+2') })),
        })),
      }),
  })),
  {
    does: 'says that a signature counts before it is confirmed',
    fails: 'a signature is received and not counted before it is confirmed',
    breaks: (adapter) =>
      having(adapter, 'petitions', {
        sign: answering(adapter.petitions!.sign!, (result) =>
          result.outcome === 'received' ? { ...result, outcome: 'counted' } : result,
        ),
      }),
  },
  {
    does: 'only says that a ballot is withdrawn',
    fails: 'a withdrawal takes the ballot out of the count',
    breaks: (adapter) => having(adapter, 'polls', { withdraw: async () => done }),
  },
  {
    does: 'leaves ballots out and does not say so',
    fails: 'the published ballots are those that count',
    breaks: (adapter) =>
      having(adapter, 'polls', { ballots: answering(adapter.polls!.ballots!, () => ({ lines: [] })) }),
  },
  {
    does: 'shows how many have voted while results are hidden',
    fails: 'hidden results are in no read, before a vote and after it',
    breaks: withThing(({ type, numbers }) =>
      type === 'poll' && !numbers['votes']
        ? { numbers: { votes: { value: 12, asOf: '2026-11-21T09:00:00Z', method: 'all' } } }
        : undefined,
    ),
  },
  {
    does: 'publishes ballots while results are hidden',
    fails: 'the ballots of hidden results are not published',
    breaks: (adapter) =>
      having(adapter, 'polls', {
        ballots: (src, options) => adapter.polls!.ballots!(src, options).catch(() => ({ lines: [] })),
      }),
  },
  {
    does: 'shows who has voted what the others may not know yet',
    fails: 'hidden results are in no receipt',
    breaks: (adapter, { hiddenPoll }) =>
      having(adapter, 'polls', {
        receipt: answering(adapter.polls!.receipt!, (receipt, src) =>
          src === hiddenPoll?.src ? { ...receipt, thing: { numbers: { votes: { value: 1 } } } } : receipt,
        ),
      }),
  },
  ...[
    { type: 'petition', word: 'a petition' },
    { type: 'thread', word: 'a thread' },
    { type: 'consultation', word: 'a consultation' },
    { type: 'poll', word: 'a poll' },
  ].flatMap(({ type, word }): Broken[] => [
    {
      does: `does not pass on who has answered ${word}`,
      fails: `the official answer to ${word} is read with who gave it, when and where the whole stands`,
      breaks: withThing((thing) => {
        const { answer } = thing as Told;
        return thing.type === type && answer ? { answer: { ...answer, author: 'Mairie' } } : undefined;
      }),
    },
    {
      does: `tells of ${word} what happened last first`,
      fails: `the timeline of ${word} tells what happened, in its order`,
      breaks: withThing((thing) =>
        thing.type === type ? { timeline: (thing as Told).timeline?.toReversed() ?? [] } : undefined,
      ),
    },
  ]),
  ...[
    { type: 'petition', word: 'a petition' },
    { type: 'poll', word: 'a poll' },
  ].map(({ type, word }): Broken => ({
    does: `does not know what was done of what ${word} obliges to`,
    fails: `what ${word} obliges to is read, since when, until when, and when it was done`,
    breaks: withThing((thing) =>
      thing.type === type ? { duties: (thing as Told).duties?.map(({ metAt: _, ...duty }) => duty) ?? [] } : undefined,
    ),
  })),
  {
    does: 'files a report and loses its number',
    fails: 'a report gets a reference number',
    breaks: (adapter) =>
      having(adapter, 'comments', { report: answering(adapter.comments!.report!, () => ({ reference: '' })) }),
  },
  {
    does: 'keeps the words of a comment that was taken back',
    fails: 'what was taken out keeps its place and not its text',
    breaks: (adapter) =>
      having(adapter, 'comments', {
        page: answering(adapter.comments!.page!, (page): CommentPage => ({
          ...page,
          items: page.items.map((item) => (item.tombstone ? { ...item, text: 'Voici.' } : item)),
        })),
      }),
  },
  {
    does: 'begins the list again where it lost its place',
    fails: 'a place in the list that was never given is not taken for its beginning',
    breaks: (adapter) => {
      const page = adapter.comments!.page!;
      return having(adapter, 'comments', {
        page: (src, { after, ...query }, options) =>
          page(src, after === 'no-such-place' ? query : { ...query, ...(after && { after }) }, options),
      });
    },
  },
  {
    does: 'answers the last comment of an order twice',
    fails: 'every order holds each comment once, and ends',
    breaks: (adapter) => {
      const page = adapter.comments!.page!;
      return having(adapter, 'comments', {
        page: answering(page, (answer, _, { order }) =>
          order === 'discussed' && !answer.next
            ? { ...answer, items: [...answer.items, ...answer.items.slice(-1)] }
            : answer,
        ),
      });
    },
  },
];

describe('the kit', () => {
  it('has a name of its own for each case', () => {
    assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
  });

  for (const broken of nouns) {
    it(`finds out an adapter that ${broken.does}`, () => findsOut(broken));
  }
});
