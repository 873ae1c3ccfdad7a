import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import * as z from 'zod';
import { pollDocument } from '../poll-support.ts';
import { addDraft } from '../../../src/server/desk/making/drafts.ts';
import { petitionDocument, put, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

interface Operation {
  requestBody?: { required: boolean; content: { 'application/json': { schema: { $ref: string } } } };
  responses: Record<string, { content?: { 'application/json'?: { schema: { $ref: string } } } }>;
  security?: object[];
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, object> }>; securitySchemes?: object };
}

describe('the desk as OpenAPI', () => {
  let town: Awaited<ReturnType<typeof deskTown>>;
  let document: Document;
  let operations: { path: string; method: string; operation: Operation }[];
  before(async () => {
    town = await deskTown();
    await put(town.store, 'arbre', pollDocument);
    document = (await (await town.app.request('/openapi.json')).json()) as Document;
    operations = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/desk/api'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
      );
  });
  const schemaOf = ({ requestBody }: Operation) => {
    const name = requestBody?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
    return document.components.schemas[name] ?? assert.fail(`no schema ${name}`);
  };

  it('names every route for programs, each with its key, and refers only to what it holds', () => {
    const served = town.app.routes
      .filter(({ path, method }) => path.startsWith('/desk/api') && !path.endsWith('*') && method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    assert.deepEqual(new Set(operations.map(({ method, path }) => `${method} ${path}`)), new Set(served));
    for (const { path, operation } of operations) assert.deepEqual(operation.security, [{ deskKey: [] }], path);
    assert.ok(document.components.securitySchemes);
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert.ok(name && name in document.components.schemas, name);
    }
  });

  it('asks of a body what the server asks of it', async () => {
    const { send } = await program(town, 'owner');
    // What documents have is told by a test of their own.
    const taking = operations.filter(
      ({ operation, method, path }) => operation.requestBody && !(path.endsWith('{id}') && method !== 'POST'),
    );
    assert.ok(taking.length > 30, String(taking.length));
    for (const { path, method, operation } of taking) {
      const at = path
        .replace('/desk/api', '')
        .replace('/petitions/{id}', '/petitions/velo')
        .replace('/polls/{id}', '/polls/arbre')
        .replace(/\{\w+\}/g, 'nichts');
      if (/nichts$|\/(threads|consultations)\/nichts/.test(at)) continue;
      const schema = schemaOf(operation);
      const told = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
      for (const name of Object.keys(schema.properties ?? {})) {
        const body = { [name]: { not: ['this'] } };
        assert.equal(told.safeParse(body).success, false, `${path}: ${name}`);
        const { status, body: answer } = await send(method, at, body);
        assert.equal(status, 422, `${method} ${at}: ${name}`);
        assert.ok(
          answer.errors?.some(({ field }) => field === name || field.startsWith(`${name}.`)),
          `${method} ${at} says what is wrong with ${name}: ${JSON.stringify(answer)}`,
        );
      }
      if (!told.safeParse({}).success) assert.equal((await send(method, at, {})).status, 422, at);
    }
  });

  it('says of each call whether something has to be sent', async () => {
    const { send } = await program(town, 'owner');
    // An end before its day has to say why: these have none.
    const { closesAt: _, ...endless } = petitionDocument;
    const { closesAt: __, ...endlessPoll } = pollDocument;
    const calls = operations.filter(({ method, path }) => method === 'POST' && !/\{(?!id\})/.test(path));
    const wrong: string[] = [];
    for (const [number, { path, operation }] of calls.entries()) {
      const id = `seule-${number}`;
      if (path.includes('/petitions/')) await put(town.store, id, endless);
      else if (path.includes('/polls/')) await put(town.store, id, endlessPoll);
      else if (path.includes('{id}')) continue;
      const { status, text } = await send('POST', path.replace('/desk/api', '').replace('{id}', id));
      const isNeeded = operation.requestBody?.required === true;
      if ((status === 422) !== isNeeded) wrong.push(`${path} answers ${status} where nothing is sent: ${text}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('says what is answered to who reads: each answer keeps to its schema', async () => {
    const { send } = await program(town, 'owner');
    let kept = 0;
    for (const { path, method, operation } of operations) {
      const name = operation.responses['200']?.content?.['application/json']?.schema.$ref.split('/').at(-1);
      if (method !== 'GET' || name === undefined) continue;
      const at = path.replace('/desk/api', '').replace('/petitions/{id}', '/petitions/velo');
      const { status, body } = await send('GET', at.replace('/polls/{id}', '/polls/arbre'));
      if (status !== 200) continue;
      const schema = document.components.schemas[name] as Parameters<typeof z.fromJSONSchema>[0];
      const told = z.fromJSONSchema(schema).safeParse(body);
      assert.equal(told.error?.message, undefined, path);
      kept += 1;
    }
    assert.ok(kept > 15, String(kept));
  });

  it('names each field of the lists of things and of drafts, with the numbers and the dates', async () => {
    const { send } = await program(town, 'owner');
    await town.store.write((writer) =>
      addDraft(writer, { type: 'petition', model: 'petition', values: { languages: 'fr' } }, start),
    );
    interface Item {
      properties: Record<string, object>;
    }
    const { items: listed } = document.components.schemas['DeskGetSiteThingsAnswer']!.properties as unknown as {
      items: { items: { anyOf: Item[] } };
    };
    const { items: all } = document.components.schemas['DeskAll']!.properties as unknown as { items: { items: Item } };
    const [ofThings, ofDrafts] = listed.items.anyOf;
    for (const [path, { properties }] of [
      ['/things', ofThings!],
      ['/things?state=draft', ofDrafts!],
      ['', all.items],
    ] as const) {
      const items = (await send('GET', path)).body['items'] as Record<string, unknown>[];
      assert.ok(items.length > 0, path);
      for (const name of items.flatMap((item) => Object.keys(item))) assert.ok(name in properties, `${path}: ${name}`);
    }
    const [thing] = (await send('GET', '/things?noun=petition')).body['items'] as Record<string, unknown>[];
    for (const name of ['numbers', 'closesAt']) assert.ok(thing && name in thing, name);
  });

  it('says with which statuses each answers', async () => {
    const { send } = await program(town, 'owner');
    for (const { path, method, operation } of operations) {
      const at = path
        .replace('/desk/api', '')
        .replace('/petitions/{id}', '/petitions/velo')
        .replace(/\{\w+\}/g, 'nichts');
      const { status } = await send(method, at, method === 'GET' ? undefined : {});
      assert.ok(String(status) in operation.responses, `${method} ${at} answers ${status}`);
    }
  });
});
