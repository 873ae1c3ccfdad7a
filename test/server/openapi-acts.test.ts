import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openApi } from '../../src/server/app.ts';
import type { Noun } from '../../src/schema/noun.ts';
import { nouns } from '../../src/schema/nouns.ts';
import type { Stored } from '../../src/server/core/noun.ts';
import { readThings } from '../../src/server/core/things.ts';
import { nouns as serverNouns, seedDemo } from '../../src/server/nouns.ts';
import { start, world, type World } from './support.ts';

interface Shape {
  $ref?: string;
  oneOf?: Shape[];
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Shape>;
  required?: string[];
}
interface Operation {
  requestBody?: { content: Record<string, { schema: Shape }> };
  responses: Record<string, { content?: Record<string, { schema: Shape }> }>;
}

const document = openApi();
const paths = document.paths as Record<string, Partial<Record<'get' | 'post', Operation>>>;
const toShape = ({ $ref, ...shape }: Shape): Shape =>
  $ref ? (document.components.schemas[$ref.split('/').at(-1) ?? ''] as Shape) : shape;

/** Fills in the names of what stands in the demo, and of its first proposal. */
const addressOf = (path: string, standing: readonly Stored[]): string =>
  path
    .replace(
      /^(\/\w+)\/\{id\}/,
      (_, first) => standing.find(({ kind }) => kind.path === first)?.path ?? assert.fail(path),
    )
    .replace('{proposal}', 'proposition-1');

/** A value of a shape; `wrong` is of another type. */
const sample = ({ type, enum: words }: Shape): unknown => words?.[0] ?? (type === 'boolean' ? true : 'exemple');
const wrong = ({ type }: Shape): unknown => (type === 'string' || type === undefined ? { not: 'this' } : 'exemple');

/** Every body that some act takes as JSON, with the address that it goes to. */
const bodies = Object.entries(paths).flatMap(([path, { post }]) => {
  const schema = post?.requestBody?.content['application/json']?.schema;
  return (schema?.oneOf ?? (schema ? [schema] : [])).map((each) => ({ path, shape: toShape(each) }));
});

describe('what the document says of acts', () => {
  let town: World;
  let standing: Stored[];
  before(async () => {
    town = await world({ document: { thread: { sides: [] } } });
    // The petition, under which there is a discussion, and what the demo has of the other nouns.
    const own = (await readThings(town.store, serverNouns)).items;
    await seedDemo(town.store, start);
    standing = [...own, ...(await readThings(town.store, serverNouns)).items];
  });

  const send = async (path: string, body: object): Promise<{ status: number; fields: Record<string, string> }> => {
    const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    const response = await town.app.request(addressOf(path, standing), request);
    const { fields = {} } = (await response.json()) as { fields?: Record<string, string> };
    return { status: response.status, fields };
  };

  it('names each act of a noun with the shape of its answer', () => {
    for (const { plural, acts } of nouns as readonly Noun[]) {
      for (const [name, { sends, path, answer }] of Object.entries(acts)) {
        const operation = paths[`/${plural}/{id}/${path}`]?.[sends === 'body' ? 'post' : 'get'];
        const content = Object.entries(operation?.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
        const told = toShape(content?.content?.['application/json']?.schema ?? {});
        const shape = (answer as unknown as { shape: object }).shape;
        assert.deepEqual(Object.keys(told.properties ?? {}), Object.keys(shape), `${plural}: ${name}`);
      }
    }
  });

  for (const { path, shape } of bodies) {
    const { properties = {}, required = [] } = shape;
    const whole = Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]));

    it(`takes the body of ${path} with ${Object.keys(properties).join(', ')}, and no other`, async () => {
      const { status, fields } = await send(path, whole);
      assert.ok(status < 500, `${status}`);
      assert.ok(!Object.values(fields).includes('required'), `asks for more than is told: ${JSON.stringify(fields)}`);
      for (const name of required) {
        const { [name]: _, ...rest } = whole;
        // Two bodies may be told apart by their field: without it, the other one is asked for.
        if (Object.keys(rest).length === 0) continue;
        const missing = await send(path, rest);
        assert.equal(missing.status, 422, `without ${name}`);
        assert.notEqual(missing.fields[name], undefined, `without ${name}`);
      }
      for (const [name, each] of Object.entries(properties)) {
        if (each.type === undefined && !each.enum) continue;
        const answer = await send(path, { ...whole, [name]: wrong(each) });
        assert.equal(answer.status, 422, `${name} of another type`);
        assert.equal(answer.fields[name], 'invalid', `${name} of another type`);
      }
    });
  }
});
