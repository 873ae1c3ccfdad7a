import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deskRoom } from '../../../src/server/desk/routes.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { minute } from '../support.ts';
import { base, deskTown } from './support.ts';

/* As for what people do: the addresses are asked of the router itself, so that none can be forgotten. */

it('limits strangers at every address of the desk that something is sent to', async () => {
  const limits = { actsPerMinute: 3, client: () => '192.0.2.1' };
  const { app, wait } = await deskTown({ limits, rooms: [deskRoom({ nouns, limits })] });
  const sent = app.routes.filter(({ method, path }) => /^P/.test(method) && path.startsWith('/desk/'));
  assert.ok(sent.length > 30, String(sent.length));
  for (const { method, path } of sent) {
    wait(minute);
    const statuses = [];
    for (let time = 0; time < 4; time += 1) {
      const headers = {
        'Content-Type': 'application/x-www-form-urlencoded',
        Origin: base,
        Cookie: 'civic-desk=a-cookie-that-is-none',
      };
      const at = path.replace(':id', 'velo');
      statuses.push((await app.request(at, { method, headers, body: 'token=none' })).status);
    }
    assert.equal(statuses.pop(), 429, `${method} ${path}`);
    assert.ok(
      statuses.every((status) => status < 429),
      `${method} ${path}: ${statuses.join()}`,
    );
  }
});
