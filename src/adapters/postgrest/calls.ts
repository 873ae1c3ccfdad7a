import * as z from 'zod/mini';
import { CivicError, isCivicError } from '../../client/errors.ts';
import { createHttp, invalid } from '../../client/http.ts';
import type { AdapterOptions, CallOptions, ReadOptions } from '../adapter.ts';
import { tokenOf, withIdentity } from '../common/identity.ts';
import { parse } from '../common/parse.ts';

export interface PostgrestOptions extends AdapterOptions {
  /** The public key of a Supabase project; it may also stand in `src`, as `&apikey=…`. */
  apikey?: string;
}

/** A row of PostgREST: `https://x.example/rest/v1/petitions?id=eq.12`. */
export interface RowAddress {
  src: string;
  /** Address up to the name of a relation. */
  base: string;
  relation: string;
  id: string;
  apikey: string | undefined;
}

export const noRelation = (src: string): CivicError =>
  new CivicError('not-found', `postgrest: ${src} is no address like https://x.example/petitions?id=eq.12.`);

/** Reads the address of a row. @throws CivicError `not-found` where `src` is none */
export function addressOf(src: string, apikey?: string): RowAddress {
  const { origin, pathname, searchParams } = new URL(src);
  const [, base, relation] = /^(.*\/)([a-z_]+)$/.exec(pathname) ?? [];
  const id = /^eq\.([\w-]+)$/.exec(searchParams.get('id') ?? '')?.[1];
  if (base === undefined || relation === undefined || id === undefined) {
    throw noRelation(src);
  }
  return { src, base: `${origin}${base}`, relation, id, apikey: searchParams.get('apikey') ?? apikey };
}

/** Returns what PostgREST says of a failure. `PT…` is raised by our own SQL: its message is a reason, its details the fault. */
export function reasonOf(error: unknown): { reason: string; fault: string } | undefined {
  const { code, message, details } = ((isCivicError(error) && error.problem) || {}) as Record<string, unknown>;
  if (typeof code !== 'string' || !/^PT\d{3}$/.test(code)) return undefined;
  return { reason: String(message), fault: typeof details === 'string' ? details : '' };
}

/** Checks whether a unique key is taken. */
export const isTaken = (error: unknown): boolean =>
  isCivicError(error) && (error.problem as { code?: unknown } | undefined)?.code === '23505';

/** What a read may be given; with a token, it is done as the person whom the page names. */
export type Call = ReadOptions & { token?: string | undefined };

export type Filters = Record<string, string | readonly string[]>;

/** Makes what reads and writes rows. Reads need nobody; acts are done as the person whom the page names. */
export function createCalls({ identity, timeout, fetch, apikey }: PostgrestOptions) {
  const name = 'postgrest';
  // Ten thousand rows in one answer are none of a widget's, but an answer without a limit may hold them.
  const http = createHttp({ name, longest: 8_000_000, ...(timeout && { timeout }), ...(fetch && { fetch }) });

  function urlOf({ base }: RowAddress, relation: string, filters: Filters): string {
    const query = new URLSearchParams();
    for (const [column, all] of Object.entries(filters)) for (const each of [all].flat()) query.append(column, each);
    return `${base}${relation}?${query.toString()}`;
  }
  const keyed = ({ apikey: key }: RowAddress, more: Record<string, string> = {}): Record<string, string> => ({
    ...(key && { apikey: key }),
    ...more,
  });

  async function rows<T>(
    shape: z.ZodMiniType<T>,
    address: RowAddress,
    relation: string,
    filters: Filters,
    options: Call = {},
  ) {
    const { token, ...call } = options;
    const url = urlOf(address, relation, filters);
    const headers = keyed(address, token ? { authorization: `Bearer ${token}` } : {});
    return parse(shape, (await http.read(url, { ...call, headers })).body, `${name}: GET ${url}`);
  }

  return {
    name,
    addressOf: (src: string) => addressOf(src, apikey),
    rows,

    /** Reads the row at an address. @throws CivicError `not-found` where there is none */
    async one<T>(shape: z.ZodMiniType<T>, address: RowAddress, call: Call): Promise<T> {
      const [row] = await rows(z.array(shape), address, address.relation, { id: `eq.${address.id}` }, call);
      if (row === undefined)
        throw new CivicError('not-found', `${name}: there is no row at ${address.src}. Check its id.`);
      return row;
    },

    /** Counts rows. @throws CivicError where the header `Content-Range` does not come */
    async count(address: RowAddress, relation: string, filters: Filters, options: ReadOptions = {}): Promise<number> {
      const url = urlOf(address, relation, { ...filters, limit: '1' });
      const { headers } = await http.read(url, { ...options, headers: keyed(address, { prefer: 'count=exact' }) });
      const total = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
      if (total === undefined) {
        throw invalid(`${name}: GET ${url}`, 'there is no count in its header Content-Range, which CORS has to expose');
      }
      return Number(total);
    },

    /** Runs an act as the person whom the page names. @throws CivicError `unauthorized` where it names nobody. */
    as: <T>({ src }: RowAddress, run: (token: string) => Promise<T>): Promise<T> =>
      withIdentity(identity, { adapter: name, src }, (known) => run(tokenOf(known, { adapter: name, src }))),

    /** Runs an act as whom the page names, where nobody has to be known. */
    asAnyone: <T>({ src }: RowAddress, run: (token: string | undefined) => Promise<T>): Promise<T> =>
      withIdentity(identity, { adapter: name, src }, ({ token }) => run(token)),

    /** Writes; where the unique `key` is taken, the row that is there is left or merged. */
    async send(
      address: RowAddress,
      method: 'post' | 'patch' | 'delete',
      relation: string,
      filters: Filters,
      { body, token, resolution }: { body?: object; token: string | undefined; resolution?: 'ignore' | 'merge' },
      { signal, lang }: CallOptions = {},
    ): Promise<void> {
      const prefer = `${resolution ? `resolution=${resolution}-duplicates,` : ''}return=minimal`;
      const headers = keyed(address, { prefer, ...(token && { authorization: `Bearer ${token}` }) });
      const url = urlOf(address, relation, filters);
      const answer = await http.act(url, body, { method, headers, signal, lang });
      // What was asked to say nothing and says something is no PostgREST.
      if (answer.body !== undefined)
        throw invalid(`${name}: ${method.toUpperCase()} ${url}`, 'the answer is not empty');
    },
  };
}
export type Calls = ReturnType<typeof createCalls>;
