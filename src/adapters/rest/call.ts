import { isCivicError } from '../../client/errors.ts';
import type { Http } from '../../client/http.ts';
import type { Act } from '../../schema/noun.ts';
import type { PartOptions, ReadOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';

/** Returns the method of the contract that does an act. */
export function createMethod(name: string, http: Http, { sends, path, answer }: Act) {
  async function call(src: string, sent: object, options: ReadOptions = {}): Promise<unknown> {
    const url = below(src, path) + (sends === 'query' || 'after' in sent ? queryOf(sent, options) : '');
    if (sends !== 'body') return parse(answer, (await http.read(url, options)).body, `${name}: GET ${url}`);
    try {
      return parse(answer, (await http.act(url, sent, options)).body, `${name}: POST ${url}`);
    } catch (error) {
      const refusal = answer.safeParse(toRefusal(error));
      if (refusal.success) return refusal.data;
      throw error;
    }
  }
  return sends === 'nothing'
    ? (src: string, { after, ...options }: PartOptions = {}) => call(src, after === undefined ? {} : { after }, options)
    : call;
}

/** Returns an address below the thing's own, whatever query or fragment its page was copied with. */
export function below(src: string, path: string): string {
  const [address = ''] = src.split(/[?#]/);
  return `${address.replace(/^(.*[^/])?\/*$/s, '$1')}/${path}`;
}

/** Writes the query of a question: what is asked, and the language that it is wanted in. */
function queryOf(sent: object, { lang }: ReadOptions): string {
  const asked = new URLSearchParams(Object.entries(sent).filter(([, value]) => value !== undefined));
  if (lang) asked.set('lang', lang);
  return `?${asked.toString()}`;
}

/** Returns the refusal that a problem document with a reason is: an answer, where the act has such a one; `undefined` for any other error. */
function toRefusal(error: unknown): unknown {
  if (!isCivicError(error)) return undefined;
  const { reason, fields, detail } = (error.problem || {}) as Record<string, unknown>;
  const retryAfter = error.retryAfter === undefined ? undefined : Math.ceil(error.retryAfter);
  return reason === undefined ? undefined : { outcome: 'refused', reason, fields, message: detail, retryAfter };
}
