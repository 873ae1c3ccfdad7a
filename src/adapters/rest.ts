import type * as z from 'zod/mini';
import { createHttp } from '../client/http.ts';
import { thread } from '../schema/comments.ts';
import { actResult, receiptState, thing, type ActResult } from '../schema/common.ts';
import { petition } from '../schema/petition.ts';
import { poll, publishedBallots } from '../schema/poll.ts';
import type { AdapterOptions, CallOptions, CivicAdapter, PetitionActs } from './adapter.ts';
import { parse } from './common/parse.ts';
import { createCalls, orRefusal } from './rest/call.ts';
import { commentActs } from './rest/comments.ts';

export interface RestAdapterOptions extends AdapterOptions {
  /** Headers of every call. */
  headers?: Record<string, string>;
}

/** The things that have a shape of their own; any other is read for what all things have in common. */
const shapes: Record<string, z.ZodMiniType<z.infer<typeof thing>>> = { petition, poll, thread };

/** Speaks the reference backend's interface (`docs/protocol.md`), and so any backend that answers the same. */
export function restAdapter({ identity: _, ...options }: RestAdapterOptions = {}): CivicAdapter {
  const name = 'rest';
  const http = createHttp({ name, ...options });

  const calls = createCalls(name, http);
  const act = (src: string, path: string, body: unknown, call?: CallOptions): Promise<ActResult> =>
    orRefusal(calls.post(actResult, src, path, body, call));

  /** What petitions and polls have in common: an act that is received, confirmed, sent again, withdrawn and looked up. */
  const confirmable = (acts: string): Omit<PetitionActs, 'sign'> => ({
    confirm: (src, body, call) => act(src, `${acts}/confirm`, body, call),
    resend: (src, body, call) => act(src, `${acts}/resend`, body, call),
    withdraw: (src, body, call) => act(src, `${acts}/withdraw`, body, call),
    receipt: (src, body, call) => calls.post(receiptState, src, `${acts}/receipt`, body, call),
  });

  return {
    name,
    async read(src, readOptions = {}) {
      const { body, maxAge } = await http.read(src, readOptions);
      const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : '';
      const value = parse(Object.hasOwn(shapes, type) ? (shapes[type] ?? thing) : thing, body, `${name}: GET ${src}`);
      return { thing: value, ...(maxAge !== undefined && { maxAge }) };
    },
    petitions: {
      sign: (src, body, call) => act(src, 'signatures', body, call),
      ...confirmable('signatures'),
    },
    polls: {
      vote: (src, body, call) => act(src, 'ballots', body, call),
      ...confirmable('ballots'),
      ballots: (src, call) => calls.get(publishedBallots, src, 'ballots', call),
    },
    comments: commentActs(calls),
  };
}
