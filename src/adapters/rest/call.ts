import type * as z from 'zod/mini';
import { isCivicError } from '../../client/errors.ts';
import type { Http } from '../../client/http.ts';
import { actResult, type ActResult } from '../../schema/common.ts';
import type { CallOptions, ReadOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';

/** How the methods of every noun speak to the backend. */
export interface Calls {
  /** A GET below the thing, in its shape. */
  get<T>(shape: z.ZodMiniType<T>, src: string, path: string, options?: ReadOptions): Promise<T>;
  /** A POST below the thing, in its shape. */
  post<T>(shape: z.ZodMiniType<T>, src: string, path: string, body: unknown, options?: CallOptions): Promise<T>;
}

export function createCalls(name: string, http: Http): Calls {
  return {
    async get(shape, src, path, options = {}) {
      const url = below(src, path);
      return parse(shape, (await http.read(url, options)).body, `${name}: GET ${url}`);
    },
    async post(shape, src, path, body, options = {}) {
      const url = below(src, path);
      return parse(shape, (await http.act(url, body, options)).body, `${name}: POST ${url}`);
    },
  };
}

/** An address below the thing's own, whatever query or fragment its page was copied with. */
function below(src: string, path: string): string {
  const [address = ''] = src.split(/[?#]/);
  return `${address.replace(/\/+$/, '')}/${path}`;
}

export type Refused = ActResult & { outcome: 'refused' };

/** The backend's refusal of an act is an answer; any other failure goes on. */
export async function orRefusal<T>(calling: Promise<T>): Promise<T | Refused> {
  try {
    return await calling;
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal) return refusal;
    throw error;
  }
}

/** A problem document that names a reason is the backend's refusal of the act, not a failure of the call. */
function toRefusal(error: unknown): Refused | undefined {
  const { reason, fields, detail } = ((isCivicError(error) && error.problem) || {}) as Record<string, unknown>;
  const result = actResult.safeParse({ outcome: 'refused', reason, fields, message: detail });
  return reason !== undefined && result.success ? (result.data as Refused) : undefined;
}
