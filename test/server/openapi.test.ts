import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { readThings } from '../../src/server/core/things.ts';
import { nouns } from '../../src/server/nouns.ts';
import { pollDocument } from './poll-support.ts';
import { put, signature, world, type World } from './support.ts';
import { threadDocument } from './comments-support.ts';
import { asksWork } from '../support/holding.ts';

interface Json {
  'application/json': { schema: { $ref?: string; oneOf?: { $ref: string }[] } };
}
interface Operation {
  requestBody?: { content: Json };
  responses: Record<string, { content?: Json }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Parameters<typeof z.fromJSONSchema>[0]> };
}

/** A town with one of each thing, and the document that whoever wants to speak with it has. */
async function documented(): Promise<{ town: World; document: Document }> {
  const town = await world({ readers: 1, holding: asksWork });
  await put(town.store, 'arbre', pollDocument);
  await put(town.store, 'place', threadDocument);
  await put(town.store, 'plan', { type: 'consultation', title: { fr: 'Plan arbres' } });
  const response = await town.app.request('/openapi.json');
  assert.equal(response.status, 200);
  return { town, document: (await response.json()) as Document };
}

/** The shape that a path asks for or answers with, as a reader of the document alone would check it. */
function shape({ components }: Document, content: Json | undefined): z.ZodType {
  const schema = content?.['application/json'].schema;
  const name = (schema?.$ref ?? schema?.oneOf?.[0]?.$ref)?.replace('#/components/schemas/', '');
  return z.fromJSONSchema(components.schemas[name ?? ''] ?? assert.fail(`no shape ${name ?? ''}`));
}

describe('the interface as OpenAPI', () => {
  it('is served, to any origin', async () => {
    const { app } = await world();
    const response = await app.request('/openapi.json');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(((await response.json()) as Document).openapi, /^3\.1\./);
  });

  it('describes what a read of each thing answers', async () => {
    const { town, document } = await documented();
    const standing = (await readThings(town.store, nouns)).items;
    assert.deepEqual(new Set(standing.map(({ kind }) => kind)), new Set(nouns), 'one of each');
    for (const { kind, path } of standing) {
      const answer: unknown = await town.read(path);
      const told = document.paths[`${kind.path}/{id}`]?.['get']?.responses['200']?.content;
      const { error } = shape(document, told).safeParse(answer);
      assert.equal(error, undefined, `${path}: ${error?.message ?? ''}`);
      assert.ok(!shape(document, told).safeParse({}).success, `${path}: nothing is no answer`);
    }
  });

  it('asks of an act what the server asks of it', async () => {
    const { town, document } = await documented();
    const own = {
      key: 'a-key-of-at-least-20-characters',
      email: 'camille@exemple.fr',
      noticeVersion: 'n1',
      lang: 'fr',
    };
    const ballot = { kind: 'choices', choices: ['chene'] };
    const acts: [string, string, Record<string, unknown>][] = [
      ['/petitions/{id}/signatures', 'velo', signature()],
      ['/polls/{id}/ballots', 'arbre', { ...own, ballot, textVersion: 'q1' }],
      ['/threads/{id}/participants', 'place', { ...own, name: 'Ada' }],
    ];
    for (const [path, id, body] of acts) {
      const { requestBody, responses } = document.paths[path]?.['post'] ?? assert.fail(path);
      const asked = shape(document, requestBody?.content);
      const send = async (sent: object): Promise<number> => {
        const headers = { 'Content-Type': 'application/json' };
        const init = { method: 'POST', headers, body: JSON.stringify(sent) };
        return (await town.app.request(path.replace('{id}', id), init)).status;
      };
      for (const name of Object.keys(body)) {
        const { [name]: _, ...rest } = body;
        const status = await send(rest);
        // What the document may leave open, as the address of who votes, the server may want all the same.
        if (!asked.safeParse(rest).success) assert.ok(status >= 400, `${path} without ${name}: ${status}`);
        assert.ok(String(status) in responses, `${path} answers ${status}, and the document says so`);
      }
      assert.ok(!asked.safeParse({}).success, `${path}: nothing is no act`);
      assert.ok(asked.safeParse(body).success, path);
      assert.equal(await send(body), 202, path);
    }
  });

  it('names every route of a thing, and refers only to what it holds', async () => {
    const { town, document } = await documented();
    const isOfThing = (path: string): boolean =>
      /^\/(o?embed|events|data)$/.test(path) || nouns.some((noun) => path.startsWith(`${noun.path}/`));
    // Forms that a page or a mail leads to are for people.
    const isForm = (path: string): boolean => /\/(confirm|withdraw|report|receipt)$/.test(path);
    const served = town.app.routes
      .filter(({ method, path }) => method === 'POST' || (method === 'GET' && isOfThing(path) && !isForm(path)))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(new Set(told), new Set(served));
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert.ok(name && name in document.components.schemas, name);
    }
  });
});
