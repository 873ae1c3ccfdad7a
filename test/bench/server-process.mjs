/*
 * What the benchmark of the server asks, in a process of its own: `node server-process.mjs nothing`, or `civic` with the settings of
 * a server in the environment. Tells its parent the address once it listens.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { schemas, putThing } from '../../src/server/nouns.ts';
import { start } from '../../src/server/main/serve.ts';
import { openStore } from '../../src/server/store/open.ts';
import { petitionDocument } from '../../src/testing/samples/petition.ts';

const [what] = process.argv.slice(2);

/** A server that does nothing: the ceiling of any that stands on the same library. */
function serveNothing() {
  const app = new Hono();
  app.post('/petitions/big/signatures', async (c) => c.json({ outcome: 'received', key: (await c.req.json()).key }));
  app.get('*', (c) => c.json({ count: 1 }));
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send(`http://127.0.0.1:${port}`));
}

/** The server as `civic-widgets serve` runs it, with its log, where nobody is limited and a mail server takes every mail at once. */
async function serveCivic() {
  const { DATABASE_URL: databaseUrl, DATA: folder } = process.env;
  const store = await openStore({ databaseUrl, folder, schemas });
  await store.write((writer) => putThing(writer, 'big', petitionDocument(), Date.now()));
  await store.close();
  const { url } = await start({ port: 0, mailbox: true, log: 'json', limits: { client: () => undefined } });
  process.send(url.replace('localhost', '127.0.0.1'));
}

if (what === 'nothing') serveNothing();
else await serveCivic();
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
