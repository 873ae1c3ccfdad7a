import { http, type HttpHandler } from 'msw';
import type { Ballot } from '../schema/ballot.ts';
import { createApp } from '../server/app.ts';
import type { Kind } from '../server/core/noun.ts';
import { pollKind } from '../server/nouns/poll/kind.ts';
import { threadKind } from '../server/nouns/comments/kind.ts';
import type { ConsultationDocument } from '../server/nouns/consultation/document.ts';
import type { PetitionDocument } from '../server/nouns/petition/document.ts';
import type { Mail } from '../server/core/outbox.ts';
import type { PollDocument } from '../server/nouns/poll/document.ts';
import { writeBallot } from '../server/nouns/poll/ballot-codec.ts';
import { nouns, putThing, seedDemo, type AnyDocument } from '../server/nouns.ts';
import { memoryStore } from '../server/store/memory.ts';
import { ballots } from '../server/nouns/poll/tables.ts';
import { events } from '../server/confirmation/tables.ts';
import { comments as commentTable } from '../server/nouns/comments/tables.ts';
import { findThing } from '../server/core/things.ts';
import type { ThreadDocument } from '../server/nouns/comments/document.ts';
import { loadComments } from '../server/nouns/comments/load.ts';
import { petitionDocument, pollDocument } from './backend.ts';
import { threadDocument } from './thread-backend.ts';

/** A comment to begin with. Without an id it gets a new one; its author has confirmed nothing and gets no mail. */
export interface SampleComment {
  text: string;
  id?: string;
  author?: string;
  /** A side of the thread; its first one where a top comment takes none. */
  side?: string;
  /** Id of the comment that it answers. */
  parent?: string;
}

/** The reference backend in memory, as handlers of msw: it answers the addresses of its origin as a server would. */
export interface MockBackend {
  /** For `setupServer()`, `setupWorker()` and `getResponse()`. */
  handlers: HttpHandler[];
  /**
   * Puts a thing at an address, which it answers, or changes the one that is there. What is not given is that of a sample: open, in
   * French and English.
   */
  addPetition(id: string, changes?: Partial<PetitionDocument>): Promise<string>;
  addPoll(id: string, changes?: Partial<PollDocument>): Promise<string>;
  addThread(id: string, changes?: Partial<ThreadDocument>): Promise<string>;
  addConsultation(id: string, changes?: Partial<ConsultationDocument>): Promise<string>;
  /** The fictional town of the demo, with all that stands there. */
  addDemo(): Promise<void>;
  /** Adds so many signatures that count. */
  addSignatures(petition: string, number: number): Promise<void>;
  /** Adds ballots that count, each of another person. */
  addBallots(poll: string, cast: readonly Ballot[]): Promise<void>;
  /** Adds comments, each below the one it answers. Answers their ids. */
  addComments(thread: string, comments: readonly SampleComment[]): Promise<string[]>;
  /** What the backend counts at an address: signatures, ballots, or published comments. */
  count(src: string): Promise<number>;
  /** The mails that were sent, newest first. */
  readonly mails: readonly Mail[];
  /** The code in the last mail to an address, once it has been sent. @throws Error where there is none */
  code(email: string): Promise<string>;
}

export interface MockBackendOptions {
  /** Where its addresses begin. */
  baseUrl?: string;
  /** Called with each mail. */
  onMail?: (mail: Mail) => void;
}

const idOf = (src: string): string => decodeURIComponent(new URL(src).pathname.split('/').at(-1) ?? '');

/** What a server below a path is asked: a proxy takes the path away. */
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

  const put = async (id: string, document: AnyDocument): Promise<string> => {
    await store.write((writer) => putThing(writer, id, document, Date.now()));
    return `${baseUrl}/${document.type}s/${encodeURIComponent(id)}`;
  };
  const find = async <D extends AnyDocument>(kind: Kind<D>, src: string): Promise<D> => {
    const found = await findThing(store, kind, idOf(src));
    if (!found) throw new Error(`There is no ${kind.type} at ${src}: add it first.`);
    return found.document;
  };
  const counters: Record<string, (place: { scope: string; thing: string }) => Promise<number>> = {
    async petitions(place) {
      const kinds = await store.countBy(events, place, 'kind');
      return (kinds.get('counted') ?? 0) - (kinds.get('withdrawn') ?? 0);
    },
    polls: (place) => store.count(ballots, place),
    threads: (place) => store.count(commentTable, { ...place, state: 'published' }),
  };

  return {
    handlers: nouns.map(({ path }) => http.all(`${baseUrl}${path}/*`, answer)),
    mails,
    addPetition: (id, changes) => put(id, petitionDocument(changes)),
    addPoll: (id, changes) => put(id, pollDocument(changes)),
    addThread: (id, changes) => put(id, threadDocument(changes)),
    addConsultation: (id, changes) => put(id, { type: 'consultation', title: { fr: 'Plan climat' }, ...changes }),
    addDemo: async () => void (await seedDemo(store, Date.now())),
    async addSignatures(petition, number) {
      const id = idOf(petition);
      await store.write(async (writer) => {
        for (let each = 0; each < number; each += 1) {
          const act = { scope: id, thing: id, act: crypto.randomUUID(), at: Date.now() };
          for (const kind of ['received', 'counted']) await writer.insert(events, { ...act, kind });
        }
      });
    },
    async addBallots(poll, cast) {
      const id = idOf(poll);
      const options = (await find(pollKind, poll)).options.map((option) => option.id);
      await store.write(async (writer) => {
        for (const ballot of cast) {
          const choice = writeBallot(ballot, options);
          await writer.insert(ballots, { scope: id, thing: id, voter: crypto.randomUUID(), choice, at: Date.now() });
        }
      });
    },
    async addComments(thread, added) {
      const id = idOf(thread);
      const { sides, depth = 3 } = await find(threadKind, thread);
      const now = Date.now();
      const rows = added.map(({ text, id: own = crypto.randomUUID(), author = 'Nina', side, parent }) => {
        const taken = side ?? (parent ? undefined : sides?.[0]?.id);
        const row = { id: own, author, name: author, body: text, at: now };
        return { ...row, ...(parent && { parent }), ...(taken && { side: taken }) };
      });
      await store.write((writer) => loadComments(writer, { scope: id, thing: id }, rows, depth, now));
      return rows.map((row) => row.id);
    },
    async count(src) {
      const id = idOf(src);
      const kind = new URL(src).pathname.split('/').at(-2) ?? '';
      return (await counters[kind]?.({ scope: id, thing: id })) ?? 0;
    },
    async code(email) {
      await app.idle();
      const code = mails.find(({ to }) => to === email)?.code;
      if (!code) throw new Error(`No mail with a code went to ${email}.`);
      return code;
    },
  };
}
