import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openApi } from '../../src/server/app.ts';
import { world } from './support.ts';

describe('the interface as OpenAPI', () => {
  it('is served, to any origin', async () => {
    const { app } = await world();
    const response = await app.request('/openapi.json');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(openApi())));
  });

  it('names every route of a thing, and refers only to what it holds', async () => {
    const document = openApi();
    const { app } = await world();
    const served = app.routes
      .filter(
        ({ method, path }) =>
          method === 'POST' ||
          (method === 'GET' &&
            /\/(?::id|proposals|:proposal|ballots|comments|page|log|log\.csv|embed|oembed|badge\.svg|signatures)$/.test(
              path,
            )),
      )
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(new Set(told), new Set(served));
    for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      assert.ok(name && name in document.components.schemas, name);
    }
  });
});
