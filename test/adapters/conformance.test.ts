import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { CivicAdapter } from '../../src/adapters/adapter.ts';
import { memoryAdapter } from '../../src/adapters/memory.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import { createThreadBackend, type ThreadBackend } from '../../src/testing/thread-backend.ts';
import { describeAdapter, type Bench } from '../../src/testing/conformance.ts';

function bench(backend: ThreadBackend, adapter: CivicAdapter, close?: () => Promise<void>): Bench {
  return {
    adapter,
    petition: backend.petition,
    poll: backend.poll,
    thread: backend.thread,
    consultation: backend.consultation,
    missing: `${backend.petition}-none`,
    counted: () => backend.counted(),
    ballots: () => backend.ballots(),
    published: () => backend.published(),
    async code(email) {
      await backend.app.idle();
      const code = backend.mailbox.mails.find(({ to }) => to === email)?.code;
      if (!code) throw new Error(`no mail with a code went to ${email}`);
      return code;
    },
    ...(close && { close }),
  };
}

const runner = {
  describe: (name: string, define: () => void) => void describe(name, define),
  it: (name: string, run: () => Promise<void>) => void it(name, run),
};

describeAdapter(
  'memory',
  async () => {
    const backend = await createThreadBackend();
    return bench(backend, memoryAdapter(backend.app));
  },
  runner,
);

describeAdapter(
  'rest, over the network',
  async () => {
    const opening = Promise.withResolvers<ThreadBackend>();
    const fetch = async (request: Request): Promise<Response> => (await opening.promise).app.fetch(request);
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const backend = await createThreadBackend({}, `http://127.0.0.1:${port}`);
    opening.resolve(backend);
    return bench(backend, restAdapter(), () => new Promise((resolve) => server.close(() => resolve())));
  },
  runner,
);
