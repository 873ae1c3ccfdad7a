import { http, type HttpHandler } from 'msw';
import { createApp } from '../server/app.ts';
import type { Mail } from '../server/core/outbox.ts';
import { nouns, seedDemo } from '../server/nouns.ts';
import { memoryStore } from '../server/store/memory.ts';
import { countAt, mocksOf, sampleTown, type Mocks } from './samples/town.ts';

export type { SampleComment } from './samples/comments.ts';

/** The reference backend in memory, as handlers of msw: it answers the addresses of its origin as a server would. */
export interface MockBackend extends Mocks {
  /** For `setupServer()`, `setupWorker()` and `getResponse()`. */
  handlers: HttpHandler[];
  /** Puts in the fictional town of the demo, with all that stands there. */
  addDemo(): Promise<void>;
  /** Returns what the backend counts at an address: signatures, ballots, or published comments. */
  count(src: string): Promise<number>;
  /** The mails that were sent, newest first. */
  readonly mails: readonly Mail[];
  /** Returns the code in the last mail to an address, once it has been sent. @throws Error where there is none */
  code(email: string): Promise<string>;
}

export interface MockBackendOptions {
  /** Base of its addresses. */
  baseUrl?: string;
  /** Called with each mail. */
  onMail?: (mail: Mail) => void;
}

/** Rewrites a request as a server below a path gets it: a proxy takes the path away. */
async function withoutPath(request: Request, prefix: string): Promise<Request> {
  const { method, headers, signal } = request;
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length);
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return new Request(url, { method, headers, body, signal });
}

/** Starts an empty backend. Nothing is shared between two of them, and nothing outlives the page or the process. */
export function mockBackend({ baseUrl = 'https://backend.example', onMail }: MockBackendOptions = {}): MockBackend {
  const store = memoryStore();
  const mails: Mail[] = [];
  const send = async (mail: Mail): Promise<void> => {
    mails.unshift(mail);
    onMail?.(mail);
  };
  const app = createApp({ store, mailer: { send }, baseUrl });
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  const answer = async ({ request }: { request: Request }): Promise<Response> =>
    app.fetch(prefix === '' ? request : await withoutPath(request, prefix));

  const town = sampleTown(store, baseUrl);

  return {
    ...mocksOf(town),
    handlers: nouns.map(({ path }) => http.all(`${baseUrl}${path}/*`, answer)),
    mails,
    addDemo: async () => void (await seedDemo(store, Date.now())),
    count: (src) => countAt(store, src),
    async code(email) {
      await app.idle();
      const code = mails.find(({ to }) => to === email)?.code;
      if (!code) throw new Error(`No mail with a code went to ${email}.`);
      return code;
    },
  };
}
