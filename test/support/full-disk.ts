import { Hono } from 'hono';
import { things } from '../../src/server/core/tables.ts';
import { createApp } from '../../src/server/app.ts';
import { healthRoom } from '../../src/server/monitoring/health.ts';
import { schemas } from '../../src/server/nouns.ts';
import { openStore } from '../../src/server/store/open.ts';
import { Unavailable } from '../../src/server/store/unavailable.ts';

/*
 * A process that may write no file larger than its shell allows (`ulimit -f`), which is a disk that is full: `node full-disk.ts <folder>`.
 * Writes until it can't, and tells what it found as JSON.
 */
const [folder = ''] = process.argv.slice(2);
const store = await openStore({ folder, schemas });
const write = (id: string) => {
  const row = { scope: id, id, type: 'petition', document: 'x'.repeat(20_000), at: 0 };
  return store.write((writer) => writer.put(things, row));
};

let [kept, refused]: [number, unknown] = [0, undefined];
while (refused === undefined && kept < 10_000)
  await write(String(kept)).then(
    () => (kept += 1),
    (error: unknown) => (refused = error),
  );

const acts = new Hono().post('/full', async (c) => c.json(await write('one more')));
const rooms = [healthRoom(), () => ({ routes: acts })];
const app = createApp({ store, baseUrl: 'https://participer.exemple', rooms });
const answerOf = async (path: string, method: string) => {
  const { status, headers } = await app.request(path, { method });
  return [status, headers.get('Retry-After')];
};
process.stdout.write(
  JSON.stringify({
    kept,
    isUnavailable: refused instanceof Unavailable,
    rows: await store.count(things, {}),
    canWrite: store.canWrite(),
    act: await answerOf('/full', 'POST'),
    health: await answerOf('/healthz', 'GET'),
  }),
);
