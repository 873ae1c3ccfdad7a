import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { program } from './program.ts';
import { deskTown } from './support.ts';

describe('what is sent to the interface', () => {
  it('is answered where nothing is done there, or not so', async () => {
    const town = await deskTown();
    const { send, bearer } = await program(town);
    for (const [method, path, status, allowed] of [
      ['POST', '/petitions/x', 405, 'DELETE, GET, PATCH, PUT'],
      ['PUT', '/petitions/velo/pause', 405, 'POST'],
      ['POST', '', 405, 'GET'],
      ['POST', '/petitions/velo/explode', 404, null],
      ['GET', '/nothing', 404, null],
    ] as const) {
      const response = await town.app.request(`/desk/api${path}`, { method, headers: bearer });
      assert.deepEqual([response.status, response.headers.get('Allow')], [status, allowed], `${method} ${path}`);
      assert.match(response.headers.get('Content-Type') ?? '', /problem\+json/);
    }
    assert.equal((await town.app.request('/desk/api/petitions/x', { method: 'POST' })).status, 401);
    const pause = await send('POST', '/petitions/velo/pause', {});
    assert.deepEqual([pause.status, pause.body.errors?.map(({ field }) => field)], [422, ['why.fr']]);
  });
});
