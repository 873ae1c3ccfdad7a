import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';

/*
 * The part of PostgREST that the adapter speaks with, over a real PostgreSQL: each request becomes one statement that is run
 * as the role of its token, with its claims, as PostgREST does; so constraints, policies and triggers are the real ones.
 */

export interface Postgrest {
  fetch(request: Request): Promise<Response>;
  /** A statement as the owner, beside the interface. */
  query<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Every request that came, as method and path with its query. */
  readonly requests: string[];
  close(): Promise<void>;
}

const secret = 'a secret of at least thirty-two characters';
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');

/** A token as an identity provider gives it. */
export function tokenFor(sub: string, { seconds = 3600, name = sub } = {}): string {
  const text = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({
    sub,
    name,
    role: 'authenticated',
    exp: Math.floor(Date.now() / 1000) + seconds,
  })}`;
  return `${text}.${sign(text)}`;
}

interface Claims {
  role: string;
  exp: number;
}

class Failure extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, code: string, message: string, details: string | null = null) {
    super(message);
    this.status = status;
    this.body = { code, message, details, hint: null };
  }
}

function claimsOf(header: string | null): Claims | undefined {
  if (!header) return undefined;
  const [head = '', payload = '', signature = ''] = header.replace(/^Bearer /, '').split('.');
  const expected = sign(`${head}.${payload}`);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected)))
    throw new Failure(401, 'PGRST301', 'JWSError JWSInvalidSignature');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  if (claims.exp * 1000 < Date.now()) throw new Failure(401, 'PGRST301', 'JWT expired');
  return claims;
}

const name = (text: string): string => {
  if (!/^[a-z_]+$/.test(text)) throw new Failure(400, 'PGRST100', `cannot parse ${text}`);
  return `"${text}"`;
};

const operators: Readonly<Record<string, string>> = { eq: '=', neq: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };
const reserved = ['select', 'order', 'limit', 'offset', 'on_conflict', 'apikey'];

/** The conditions of a query: `id=eq.12`, `top=is.null`, `id=in.(1,2)`, `body=ilike.*word*`. */
function conditions(query: URLSearchParams, values: unknown[]): string {
  const parts = [...query].flatMap(([column, value]) => {
    if (reserved.includes(column)) return [];
    const [, operator = '', operand = ''] = /^(\w+)\.(.*)$/s.exec(value) ?? [];
    if (operator === 'is' && operand === 'null') return [`${name(column)} is null`];
    if (operator === 'in') {
      values.push(operand.replace(/^\(|\)$/g, '').split(','));
      return [`${name(column)}::text = any($${values.length})`];
    }
    if (operator === 'ilike') {
      values.push(operand.replaceAll('*', '%'));
      return [`${name(column)} ilike $${values.length}`];
    }
    const sql = operators[operator];
    if (!sql) throw new Failure(400, 'PGRST100', `"failed to parse filter (${value})"`);
    values.push(operand);
    return [`${name(column)} ${sql} $${values.length}`];
  });
  return parts.length > 0 ? ` where ${parts.join(' and ')}` : '';
}

function selection(table: string, query: URLSearchParams, values: unknown[]): string {
  const columns = query.get('select')?.split(',').map(name).join(', ') ?? '*';
  const order = query
    .get('order')
    ?.split(',')
    .map((each) => {
      const [column = '', direction = 'asc'] = each.split('.');
      return `${name(column)} ${direction === 'desc' ? 'desc' : 'asc'}`;
    })
    .join(', ');
  const limit = query.get('limit');
  return `select ${columns} from ${table}${conditions(query, values)}${order ? ` order by ${order}` : ''}${limit ? ` limit ${Number(limit)}` : ''}`;
}

function insertion(table: string, query: URLSearchParams, body: object, prefer: string, values: unknown[]): string {
  const columns = Object.keys(body).map(name);
  values.push(JSON.stringify(body));
  const conflict = query.get('on_conflict')?.split(',').map(name).join(', ');
  const merge = `do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const resolution = /resolution=(merge|ignore)-duplicates/.exec(prefer)?.[1];
  const onConflict =
    conflict && resolution ? ` on conflict (${conflict}) ${resolution === 'merge' ? merge : 'do nothing'}` : '';
  return `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from json_populate_record(null::${table}, $1)${onConflict}`;
}

function change(table: string, query: URLSearchParams, body: object, values: unknown[]): string {
  values.push(JSON.stringify(body));
  const columns = Object.keys(body).map(name);
  const record = `(select r from json_populate_record(null::${table}, $1) r)`;
  const sets = columns.map((column) => `${column} = (${record}).${column}`).join(', ');
  return `update ${table} set ${sets}${conditions(query, values)}`;
}

/** The status that PostgREST gives to an error of the database. */
function toFailure(error: unknown, role: string): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = '', message, detail } = error;
  const status =
    code.startsWith('PT') && /^\d{3}$/.test(code.slice(2))
      ? Number(code.slice(2))
      : code === '42501'
        ? role === 'anon'
          ? 401
          : 403
        : ({ '23505': 409, '23503': 409, '42P01': 404, '42703': 400 }[code] ?? (/^(22|23|P0)/.test(code) ? 400 : 500));
  return new Failure(status, code, message, detail ?? null);
}

/** @param database address of a database in which `docs/platforms/postgrest.sql` has been run */
export function startPostgrest(database: string): Postgrest {
  const pool = new pg.Pool({ connectionString: database, max: 8 });
  // The server may end before a connection that is being closed.
  pool.on('error', () => undefined);
  const requests: string[] = [];
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Content-Range, Location, Preference-Applied',
  };

  async function run(request: Request): Promise<Response> {
    const { pathname, searchParams: query, search } = new URL(request.url);
    requests.push(`${request.method} ${pathname}${search}`);
    const claims = claimsOf(request.headers.get('authorization'));
    const role = claims?.role ?? 'anon';
    const table = `public.${name(pathname.split('/').at(-1) ?? '')}`;
    const prefer = request.headers.get('prefer') ?? '';
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(`set local role ${name(role)}`);
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [JSON.stringify(claims ?? { role })]);
      const values: unknown[] = [];
      let response: Response;
      if (request.method === 'GET') {
        const sql = selection(table, query, values);
        const found = await client.query<{ body: string; length: number }>(
          `select coalesce(json_agg(t), '[]')::text as body, count(*)::int as length from (${sql}) t`,
          values,
        );
        const { body = '[]', length = 0 } = found.rows[0] ?? {};
        let total = '*';
        if (prefer.includes('count=exact')) {
          const counting: unknown[] = [];
          const counted = await client.query<{ n: string }>(
            `select count(*) as n from ${table}${conditions(query, counting)}`,
            counting,
          );
          total = counted.rows[0]?.n ?? '*';
        }
        const range = `${length > 0 ? `0-${length - 1}` : '*'}/${total}`;
        const status = total !== '*' && length < Number(total) ? 206 : 200;
        const headers = { ...cors, 'content-type': 'application/json; charset=utf-8', 'content-range': range };
        response = new Response(body, { status, headers });
      } else {
        const body = request.method === 'DELETE' ? {} : ((await request.json()) as object);
        const sql =
          request.method === 'POST'
            ? insertion(table, query, body, prefer, values)
            : request.method === 'PATCH'
              ? change(table, query, body, values)
              : `delete from ${table}${conditions(query, values)}`;
        await client.query(sql, values);
        response = new Response(null, { status: request.method === 'POST' ? 201 : 204, headers: cors });
      }
      await client.query('commit');
      return response;
    } catch (error) {
      await client.query('rollback');
      throw toFailure(error, role);
    } finally {
      client.release();
    }
  }

  return {
    requests,
    async fetch(request) {
      try {
        return await run(request);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return Response.json(error.body, { status: error.status, headers: cors });
      }
    },
    async query<T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
      return (await pool.query<T>(sql, values)).rows;
    },
    close: () => pool.end(),
  };
}
