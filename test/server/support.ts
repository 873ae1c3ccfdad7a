import { schemas, type AnyDocument } from '../../src/server/nouns.ts';
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createApp, type AppOptions } from '../../src/server/app.ts';
import type { PetitionDocument } from '../../src/server/nouns/petition/document.ts';
import { createMailbox, type Mailbox } from '../../src/server/mail/mailbox.ts';
import type { Wait } from '../../src/server/core/wait.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { openStore } from '../../src/server/store/open.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import type { Store } from '../../src/server/store/store.ts';
import { things } from '../../src/server/core/tables.ts';
import { asServed } from './as-served.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The moment at which every test begins. */
export const start = Date.parse('2026-11-21T09:00:00Z');
export const at = (offset: number): string => new Date(start + offset).toISOString();

export const petitionDocument: PetitionDocument = {
  type: 'petition',
  title: { fr: 'Des pistes cyclables', en: 'Cycle tracks' },
  text: { fr: 'Nous demandons des pistes.\n\nTrois ponts.', en: 'We ask for tracks.\n\nThree bridges.' },
  textVersion: 'v1',
  author: { fr: 'Valmont à vélo' },
  opensAt: at(-10 * day),
  closesAt: at(10 * day),
  thresholds: [
    { at: 2, label: { fr: 'réunion', en: 'meeting' }, duty: { fr: 'Une réunion.', en: 'A meeting.' } },
    { at: 5, label: { fr: 'débat', en: 'debate' }, duty: { fr: 'Un débat.', en: 'A debate.' } },
  ],
  notice: {
    version: 'n1',
    controller: { fr: 'Ville' },
    purpose: { fr: 'compter.' },
    retention: { fr: 'un an.' },
    url: '/donnees.html',
  },
};

export interface World {
  app: ReturnType<typeof createApp>;
  store: Store;
  mailbox: Mailbox;
  /** Lets time go by. */
  wait(milliseconds: number): void;
  /** A POST of JSON below the petition `velo`; answers its status and its body. */
  act(path: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: Answer }>;
  /** A POST of a plain form, as a browser sends it. */
  submit(path: string, fields: Record<string, string>): Promise<{ status: number; html: string; headers: Headers }>;
  read(path?: string, headers?: Record<string, string>): Promise<Answer>;
  page(path: string, headers?: Record<string, string>): Promise<string>;
  /** Signs and answers the code in the mail. */
  sign(person: Partial<Signature>): Promise<string>;
}

export type Answer = Record<string, never> & {
  outcome?: string;
  reason?: string;
  fields?: Record<string, string>;
  state?: string;
  mail?: string;
  mailsLeft?: number;
};

export type Signature = ReturnType<typeof signature>;

let made = 0;
export const newKey = (): string => `key-of-at-least-20-characters-${(made += 1)}`;

export const signature = (person: Record<string, unknown> = {}) => ({
  key: newKey(),
  name: 'Camille Martin',
  email: 'camille@exemple.fr',
  place: 'Valmont-sur-Loire',
  displayPublicly: false,
  receiveNews: false,
  textVersion: 'v1',
  noticeVersion: 'n1',
  lang: 'fr',
  ...person,
});

/** A backend with the petition `velo`, a mailbox and a clock that stands still. */
export async function world(
  options: Partial<AppOptions> & { document?: Partial<PetitionDocument> } = {},
): Promise<World> {
  const { document, ...rest } = options;
  let now = start;
  const clock = (): number => now;
  const store = rest.store ?? memoryStore();
  const mailbox = createMailbox(clock);
  // Nothing is late by the clock of a busy machine.
  const waiting: Wait = (_, calledOff) =>
    new Promise((resolve) => calledOff.addEventListener('abort', () => resolve()));
  const app = createApp({
    ...{ store, mailer: mailbox, baseUrl: 'https://participer.exemple', clock, waiting, patience: hour },
    ...rest,
  });
  await put(store, 'velo', { ...petitionDocument, ...document });

  const below = (path: string): string => `/petitions/velo/signatures${path}`;
  const town: World = {
    app,
    store,
    mailbox,
    wait: (milliseconds) => void (now += milliseconds),
    async act(path, body, headers = {}) {
      const response = await app.request(below(path), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    async submit(path, fields) {
      const response = await app.request(below(path), {
        method: 'POST',
        headers: {
          Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields).toString(),
      });
      return { status: response.status, html: squeeze(await response.text()), headers: response.headers };
    },
    async read(path = '/petitions/velo', headers = {}) {
      const response = await app.request(path, { headers: { Accept: 'application/json', ...headers } });
      assert.equal(response.status, 200);
      return (await response.json()) as Answer;
    },
    async page(path, headers = {}) {
      const response = await app.request(path, { headers: { Accept: 'text/html', ...headers } });
      return squeeze(await response.text());
    },
    async sign(person) {
      const { status } = await town.act('', signature(person));
      assert.equal(status, 202);
      return mailbox.mails[0]?.code ?? '';
    },
  };
  return town;
}

/** HTML without the white space that only its source needs. */
const squeeze = (html: string): string =>
  html
    .replace(/[ \n]+/g, ' ')
    .replace(/ ?\/?>/g, '>')
    .replace(/> | </g, (edge) => edge.trim());

export async function put(store: Store, id: string, document: AnyDocument): Promise<void> {
  const row = { scope: id, id, type: document.type, document: JSON.stringify(document), at: start };
  await store.write((writer) => writer.put(things, row));
}

export async function value(town: World): Promise<{ value: number; pending?: number }> {
  const { numbers } = (await town.read()) as unknown as {
    numbers: { signatures: { value: number; pending?: number } };
  };
  return numbers.signatures;
}

/** The link in the last mail, as path and query, and the token in it. */
export function linkIn(town: World, act: 'confirm' | 'withdraw'): { path: string; token: string } {
  const found = new RegExp(`https://participer\\.exemple(/petitions/velo/${act}\\?\\S+)`).exec(
    town.mailbox.mails[0]?.text ?? '',
  );
  assert.ok(found?.[1], `the last mail has no link to ${act}`);
  const token = new URL(found[1], 'https://x').searchParams.get('token') ?? '';
  return { path: found[1], token };
}

/** The stores that petitions are tried on. */
export const engines = {
  async memory() {
    const store = memoryStore();
    return { store, end: () => store.close() };
  },
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
    const store = asServed(await openStore({ folder, schemas }));
    return {
      store,
      async end() {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  async postgres() {
    const store = asServed(await postgresStore(await (await postgres()).freshDatabase(), schemas));
    return { store, end: () => store.close() };
  },
} satisfies Record<string, () => Promise<{ store: Store; end(): Promise<void> }>>;

let server: Promise<TestPostgres> | undefined;
/** One server for all tests of a file. */
export const postgres = (): Promise<TestPostgres> => (server ??= startPostgres());
after(async () => (await server)?.stop());
