import { instantNow } from '../client/clock.ts';
import * as z from 'zod/mini';
import { CivicError } from '../client/errors.ts';
import type { ActResult, ReceiptState, Thing } from '../schema/common.ts';
import { publishedBallots, type PublishedBallots } from '../schema/poll.ts';
import { defineAdapter, type CallOptions, type ReadOptions } from './adapter.ts';
import { parse } from './common/parse.ts';
import { createCalls, reasonOf, type Place, type PostgrestOptions } from './postgrest/calls.ts';
import { commentActs, readPage } from './postgrest/comments.ts';
import { anyRow, ballotRow, petitionRow, pollRow, threadRow } from './postgrest/rows.ts';
import { toPetition, toPoll, toThread } from './postgrest/things.ts';

export type { PostgrestOptions } from './postgrest/calls.ts';

const name = 'postgrest';

/**
 * Petitions, polls and threads in PostgreSQL behind PostgREST, Supabase too, on the tables of `docs/platforms/postgrest.sql`. Who acts
 * is known by the bearer token that the page's identity gives; one person counts once by a unique key, so that an act may be repeated.
 */
export function postgrestAdapter(options: PostgrestOptions = {}) {
  const calls = createCalls(options);
  const { place: placeOf, rows, count, send, as } = calls;

  type Call = ReadOptions & { token?: string };
  async function one<T>(shape: z.ZodMiniType<T>, place: Place, call: Call): Promise<T> {
    const [row] = await rows(z.array(shape), place, place.relation, { id: `eq.${place.id}` }, call);
    if (row === undefined) throw new CivicError('not-found', `${name}: there is no row at ${place.src}. Check its id.`);
    return row;
  }

  async function linesOf(place: Place, call: Call): Promise<PublishedBallots> {
    const filters = { poll_id: `eq.${place.id}`, select: 'ballot,times' };
    const found = await rows(z.array(ballotRow), place, 'published_ballots', filters, call);
    const lines = found.map(({ ballot, times }) => ({ times, ballot }));
    return parse(publishedBallots, { lines, asOf: instantNow() }, `${name}: ballots of ${place.src}`);
  }

  async function readThing(place: Place, call: Call): Promise<Thing> {
    if (place.relation === 'petitions') {
      const filters = { petition_id: `eq.${place.id}`, select: 'petition_id' };
      const [row, signatures] = await Promise.all([
        one(petitionRow, place, call),
        count(place, 'public_signatures', filters, call),
      ]);
      return toPetition(row, signatures);
    }
    if (place.relation === 'polls') {
      const [row, { lines }] = await Promise.all([one(pollRow, place, call), linesOf(place, call)]);
      return toPoll(row, lines);
    }
    const published = { thread_id: `eq.${place.id}`, state: 'eq.published', select: 'id' };
    const row = await one(threadRow, place, call);
    const [total, first] = await Promise.all([
      count(place, 'thread_comments', published, call),
      readPage(calls, place, { ...(row.orders[0] && { order: row.orders[0].id }) }, call),
    ]);
    return toThread(row, total, first);
  }

  const act = (
    src: string,
    outcome: 'counted' | 'withdrawn',
    run: (place: Place, token: string) => Promise<void>,
  ): Promise<ActResult> => {
    const place = placeOf(src);
    return as(place, async (token) => {
      try {
        await run(place, token);
        return { outcome };
      } catch (error) {
        const refusal = reasonOf(error);
        if (!refusal) throw error;
        const { reason, fault } = refusal;
        return { outcome: 'refused', reason, ...(reason === 'invalid' && fault && { fields: { ballot: fault } }) };
      }
    });
  };

  const withdraw = (relation: string, column: string) => (src: string, _act: unknown, call?: CallOptions) =>
    act(src, 'withdrawn', (place, token) =>
      send(place, 'delete', relation, { [column]: `eq.${place.id}` }, { token }, call),
    );

  /** Whether the person who acts is counted; `gives` reads the thing as that person may see it. */
  const receipt =
    (relation: string, column: string, gives = false) =>
    (src: string, _act: unknown, call?: CallOptions): Promise<ReceiptState> => {
      const place = placeOf(src);
      return as(place, async (token) => {
        const filters = { [column]: `eq.${place.id}`, select: 'at' };
        const [row] = await rows(z.array(anyRow), place, relation, filters, { ...call, token, fresh: true });
        if (!row) return { state: 'not-counted' };
        const thing = gives ? await readThing(place, { ...call, token, fresh: true }) : undefined;
        return { state: 'counted', at: row.at, ...(thing && { thing }) };
      });
    };

  return defineAdapter({
    name,
    read: async (src, call = {}) => ({ thing: await readThing(placeOf(src), call) }),
    petitions: {
      sign: (src, { name: signer, place: town, displayPublicly, textVersion, source }, call = {}) =>
        act(src, 'counted', (place, token) => {
          const body = {
            petition_id: place.id,
            name: signer,
            place: town,
            display_publicly: displayPublicly,
            text_version: textVersion,
            ...(source && { source }),
          };
          const filters = { on_conflict: 'petition_id,person' };
          return send(place, 'post', 'signatures', filters, { body, token, resolution: 'ignore' }, call);
        }),
      withdraw: withdraw('signatures', 'petition_id'),
      receipt: receipt('signatures', 'petition_id'),
    },
    polls: {
      vote: (src, { ballot, textVersion, source }, call = {}) =>
        act(src, 'counted', (place, token) => {
          const body = { poll_id: place.id, ballot, text_version: textVersion, ...(source && { source }) };
          const filters = { on_conflict: 'poll_id,person' };
          return send(place, 'post', 'ballots', filters, { body, token, resolution: 'merge' }, call);
        }),
      withdraw: withdraw('ballots', 'poll_id'),
      receipt: receipt('ballots', 'poll_id', true),
      async ballots(src, call = {}): Promise<PublishedBallots> {
        const place = placeOf(src);
        const [{ shown }, sheet] = await Promise.all([one(pollRow, place, call), linesOf(place, call)]);
        if (!shown) throw new CivicError('not-found', `${name}: the ballots of ${src} are not published yet.`);
        return sheet;
      },
    },
    comments: commentActs(calls),
  });
}
