import { schemas } from '../../src/server/nouns.ts';
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { restAdapter } from '../../src/adapters/rest.ts';
import { openStore, type StoreOptions } from '../../src/server/store/open.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import { createCommentsBackend, type CommentsBackend } from '../../src/testing/comments-backend.ts';
import { referenceBench } from './bench.ts';

/** Where the bench keeps its data. */
export type StorePlace = Omit<StoreOptions, 'schemas'>;

/** The reference server over real HTTP, on a store of its own. */
export async function serverBench(where: StorePlace): Promise<Bench> {
  const opening = Promise.withResolvers<CommentsBackend>();
  const fetch = async (request: Request): Promise<Response> => (await opening.promise).app.fetch(request);
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const store = await openStore({ ...where, schemas });
  const { port } = server.address() as AddressInfo;
  const backend = await createCommentsBackend({}, `http://127.0.0.1:${port}`, store);
  opening.resolve(backend);
  return {
    ...(await referenceBench(backend, restAdapter)),
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await backend.app.idle();
      await store.close();
    },
  };
}
