import { readFileSync } from 'node:fs';
import type { Chance } from './chance.ts';
import { createValues, hostileText, type Schema } from './hostile-values.ts';

/** A request as it is sent. */
export interface HostileRequest {
  /** The route that it is meant for, as `POST /petitions/{id}/signatures`. */
  route: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  /** It comes with a key of the desk. */
  isOfficer: boolean;
}

interface Operation {
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

interface Interfaces {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** What the document does not name: pages for people, and what only browsers or monitors ask for. */
const besides = [
  '/',
  '/desk',
  '/desk/login',
  '/desk/api',
  '/log',
  '/integrer',
  '/healthz',
  '/mailbox',
  '/metrics',
  '/openapi.json',
];

/** Things that are there, by the beginning of a path, and one that only the key of the desk is for. */
export const known: Readonly<Record<string, readonly string[]>> = {
  petitions: ['pistes', 'velo'],
  polls: ['bibliotheque', 'cachee', 'nom-de-region'],
  threads: ['place'],
  consultations: ['plan-climat'],
};
export const own = 'a-soi';

const types = [
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  '',
];
const broken = [
  '',
  '{',
  '[]',
  'null',
  '"a"',
  '{"key":',
  `${'['.repeat(20_000)}`,
  '{"a":1}{"b":2}',
  '\ufeff{}',
  'a=%',
  '&&=&',
];

/** Makes requests for every route of the interface, each with some harm in it. @param key of the desk, for one thing alone */
export function createRequests(chance: Chance, key: string) {
  const file = new URL('../../docs/openapi.json', import.meta.url);
  const { paths, components } = JSON.parse(readFileSync(file, 'utf8')) as Interfaces;
  const valueOf = createValues(components.schemas, chance);
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  for (const path of besides) routes.push({ path, method: 'GET', operation: {} });

  const one = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 4000);

  function pathOf(path: string, isOfficer: boolean): string {
    const [, type = ''] = /\/(\w+)\/\{id\}/.exec(path) ?? [];
    return path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (chance.is(0.15)) return chance.is(0.2) ? '%ED%A0%80' : one(hostileText(chance)) || 'x';
      if (name === 'proposal') return 'proposition-15';
      return name === 'id' ? (isOfficer ? own : chance.pick(known[type] ?? ['x'])) : 'x';
    });
  }

  function queryOf({ parameters = [] }: Operation): string {
    const named = parameters
      .filter((each) => each.in === 'query')
      .map(({ name, schema = {} }) => [name, schema] as const);
    const asked = [...named, ['lang', {}] as const, ['after', {}] as const].filter(() => chance.is(0.5));
    const pairs = asked.map(([name, schema]) => {
      const value = valueOf(schema, 0.5);
      return `${name}=${chance.is(0.05) ? '%ED%A0%80%' : one(typeof value === 'string' ? value : JSON.stringify(value))}`;
    });
    return pairs.length > 0 ? `?${pairs.join('&')}` : '';
  }

  function bodyOf({ requestBody }: Operation, type: string): string {
    if (chance.is(0.15)) return chance.is(0.05) ? 'x'.repeat(400_000) : chance.pick(broken);
    const [content] = Object.values(requestBody?.content ?? {});
    const value = valueOf(content?.schema ?? {}, chance.pick([0, 0.05, 0.2, 0.5]));
    if (!type.includes('form') || typeof value !== 'object' || value === null) return JSON.stringify(value);
    return Object.entries(value)
      .map(([name, each]) => `${one(name)}=${one(String(JSON.stringify(each)))}`)
      .join('&');
  }

  function headersOf(isOfficer: boolean): Record<string, string> {
    const odd = (): string =>
      hostileText(chance)
        .replace(/[^\x20-\x7e]/g, '')
        .slice(0, 2000);
    const all: Record<string, () => string> = {
      Accept: () => chance.pick(['application/json', 'text/html', '*/*', 'image/svg+xml', odd()]),
      'Accept-Language': () => chance.pick(['fr', 'en', 'zz', '*', odd()]),
      'If-None-Match': odd,
      'If-Match': odd,
      'Idempotency-Key': () => chance.pick(['a', odd()]),
      'X-Forwarded-For': () => chance.pick(['203.0.113.7', '::ffff:1.2.3.4', odd()]),
      Origin: () => chance.pick(['https://evil.example', 'null', odd()]),
      Cookie: odd,
      Range: () => 'bytes=0-0,9-1',
      'Content-Encoding': () => 'gzip',
    };
    const chosen = Object.entries(all).filter(() => chance.is(0.25));
    const headers = Object.fromEntries(chosen.map(([name, make]) => [name, make()]));
    if (isOfficer) headers['Authorization'] = `Bearer ${key}`;
    else if (chance.is(0.2)) headers['Authorization'] = `Bearer ${odd()}`;
    return headers;
  }

  let made = 0;
  return (): HostileRequest => {
    // Every route in its turn.
    const { path, method, operation } = routes[made % routes.length]!;
    made += 1;
    const isOfficer = path.startsWith('/desk/api') && chance.is(0.7);
    const headers = headersOf(isOfficer);
    const isOther = chance.is(0.05);
    const asked = isOther
      ? chance.pick(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'])
      : method;
    const type = chance.is(0.85) ? 'application/json' : chance.pick(types);
    const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(asked);
    if (hasBody && type) headers['Content-Type'] = type;
    return {
      route: `${method} ${path}`,
      method: asked,
      path: `${pathOf(path, isOfficer)}${queryOf(operation)}`,
      headers,
      body: hasBody ? bodyOf(operation, type) : undefined,
      isOfficer,
    };
  };
}
