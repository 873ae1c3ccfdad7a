import type * as z from 'zod/mini';
import { isCivicError } from '../client/errors.ts';
import { createHttp, invalid, type HttpOptions } from '../client/http.ts';
import { actResult, receiptState, thing, type ActResult } from '../schema/common.ts';
import { petition } from '../schema/petition.ts';
import { poll, publishedBallots } from '../schema/poll.ts';
import type { CallOptions, CivicAdapter, PetitionActs } from './adapter.ts';

export type RestAdapterOptions = Partial<Pick<HttpOptions, 'headers' | 'timeout' | 'fetch'>>;

/** The things that have a shape of their own; any other is read for what all things have in common. */
const shapes: Record<string, z.ZodMiniType<z.infer<typeof thing>>> = { petition, poll };

/** Speaks the reference backend's interface (`docs/protocol.md`), and so any backend that answers the same. */
export function restAdapter(options: RestAdapterOptions = {}): CivicAdapter {
  const name = 'rest';
  const http = createHttp({ name, ...options });

  const act = async (src: string, path: string, body: unknown, { signal }: CallOptions = {}): Promise<ActResult> => {
    const url = below(src, path);
    try {
      return parse(actResult, (await http.act(url, body, { signal })).body, `${name}: POST ${url}`);
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  };

  /** What petitions and polls have in common: an act that is received, confirmed, sent again, withdrawn and looked up. */
  const confirmable = (acts: string): Omit<PetitionActs, 'sign'> => ({
    confirm: (src, body, call) => act(src, `${acts}/confirm`, body, call),
    resend: (src, body, call) => act(src, `${acts}/resend`, body, call),
    withdraw: (src, body, call) => act(src, `${acts}/withdraw`, body, call),
    async receipt(src, body, { signal } = {}) {
      const url = below(src, `${acts}/receipt`);
      return parse(receiptState, (await http.act(url, body, { signal })).body, `${name}: POST ${url}`);
    },
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
      async ballots(src, { signal } = {}) {
        const url = below(src, 'ballots');
        return parse(publishedBallots, (await http.read(url, { signal })).body, `${name}: GET ${url}`);
      },
    },
  };
}

/** An address below the thing's own, whatever query or fragment its page was copied with. */
function below(src: string, path: string): string {
  const [address = ''] = src.split(/[?#]/);
  return `${address.replace(/\/+$/, '')}/${path}`;
}

function parse<T>(schema: z.ZodMiniType<T>, body: unknown, where: string): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join('.');
  throw invalid(where, `the answer has another shape${path ? `, see \`${path}\`` : ''}`, result.error);
}

/** A problem document that names a reason is the backend's refusal of the act, not a failure of the call. */
function toRefusal(error: unknown): ActResult | undefined {
  const { reason, fields, detail } = ((isCivicError(error) && error.problem) || {}) as Record<string, unknown>;
  const result = actResult.safeParse({ outcome: 'refused', reason, fields, message: detail });
  return reason !== undefined && result.success ? result.data : undefined;
}
