import type { Thing } from '../schema/common.ts';
import { defineAdapter } from './adapter.ts';
import { createActs } from './postgrest/acts.ts';
import {
  createCalls,
  noRelation,
  type Call,
  type Calls,
  type RowAddress,
  type PostgrestOptions,
} from './postgrest/calls.ts';
import { commentActs, readThread } from './postgrest/comments.ts';
import { petitionActs, readPetition } from './postgrest/petition.ts';
import { pollActs, readPoll } from './postgrest/poll.ts';

export type { PostgrestOptions } from './postgrest/calls.ts';

/** What reads the row of a relation, and what belongs to it. */
const readers: Readonly<Record<string, (calls: Calls, address: RowAddress, call: Call) => Promise<Thing>>> = {
  petitions: readPetition,
  polls: readPoll,
  threads: readThread,
};

/**
 * Speaks to petitions, polls and threads in PostgreSQL behind PostgREST, Supabase too, on the tables of `docs/platforms/postgrest.sql`. Who acts
 * is known by the bearer token that the page's identity gives; one person counts once by a unique key, so that an act may be repeated.
 */
export function postgrestAdapter(options: PostgrestOptions = {}) {
  const calls = createCalls(options);
  const acts = createActs(calls);
  return defineAdapter({
    name: calls.name,
    async read(src, call = {}) {
      const address = calls.addressOf(src);
      const read = Object.hasOwn(readers, address.relation) ? readers[address.relation] : undefined;
      if (!read) throw noRelation(src);
      return { thing: await read(calls, address, call) };
    },
    petitions: petitionActs(calls, acts),
    polls: pollActs(calls, acts),
    comments: commentActs(calls),
  });
}
