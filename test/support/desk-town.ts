import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/server/app.ts';
import type { Role } from '../../src/server/desk/roles.ts';
import { appoint } from '../../src/server/desk/officers.ts';
import { deskRoom } from '../../src/server/desk/routes.ts';
import { giveSetupLink } from '../../src/server/desk/sign-in.ts';
import { chosenMailer, type MailAccount } from '../../src/server/mail/chosen.ts';
import { createMailbox, type Mailbox } from '../../src/server/mail/mailbox.ts';
import { siteFiles } from '../../src/server/main/static.ts';
import { nouns, putThing, seedDemo } from '../../src/server/nouns.ts';
import type { PetitionDocument } from '../../src/server/nouns/petition/document.ts';
import { addReaders } from './desk-readers.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';

/* A town with a desk, served to real browsers, in which days go by as fast as one likes. */

export interface ServedTown {
  url: string;
  store: Store;
  mailbox: Mailbox;
  /** Paths of its desk that answer a GET, as its routes have them: `/desk/petitions/:id/answer`. */
  pages: readonly string[];
  /** Address at which the first officer begins. */
  setup: string;
  appoint(email: string, role: Role, scope?: string): Promise<void>;
  /** The newest code that went to an address. */
  codeOf(email: string): Promise<string>;
  /** Puts in what the demonstration has, and a petition of which much is to be told: people signed it, and its answer is late. */
  fill(): Promise<void>;
  /** Lets time go by, in milliseconds. */
  wait(time: number): void;
  /** Does what is due by now. */
  runDue(): Promise<void>;
  close(): Promise<void>;
}

/** The moment at which the town is empty; once it is filled, twenty days have gone by. */
const beginning = Date.parse('2026-11-01T09:00:00Z');
const day = 86_400_000;
export const today = '2026-11-21';

const said = (days: number): string => new Date(beginning + days * day).toISOString().slice(0, 10);

/** A mail server that takes what its mailbox then shows, and one that takes no password. */
export const mailServer = {
  ...{ host: 'smtp.ville.exemple', port: '587', user: 'participer', password: 'secret' },
  from: 'participer@ville.exemple',
} satisfies Partial<Record<keyof MailAccount, string>>;
export const refusing = { ...mailServer, host: 'refuse.exemple' };
const refused = Object.assign(new Error('refused'), {
  ...{ code: 'EAUTH', responseCode: 535, response: '535 5.7.8 Bad credentials' },
});

/** A petition of which all that a petition can have is there. */
const lights: PetitionDocument = {
  type: 'petition',
  title: { fr: 'Éteindre les vitrines la nuit', en: 'Shop windows dark at night' },
  text: {
    fr: 'Nous demandons que les vitrines du centre soient éteintes de minuit à six heures.',
    en: 'We ask that the shop windows of the centre be dark from midnight to six.',
  },
  textVersion: '1',
  author: { fr: 'Valmont sous les étoiles' },
  opensAt: said(-3),
  closesAt: said(40),
  thresholds: [
    {
      at: 6,
      within: 'P10D',
      label: { fr: 'une réunion publique', en: 'a public meeting' },
      duty: { fr: 'La ville organise une réunion publique.', en: 'The town holds a public meeting.' },
    },
    {
      at: 500,
      label: { fr: 'un débat au conseil', en: 'a debate in the council' },
      duty: { fr: 'Le conseil municipal en débat.', en: 'The council debates it.' },
    },
  ],
  notice: {
    version: '1',
    controller: { fr: 'Ville de Valmont', en: 'Town of Valmont' },
    purpose: { fr: 'compter les signatures.', en: 'to count signatures.' },
    retention: { fr: 'un an après la clôture.', en: 'one year after the close.' },
    url: '/donnees-personnelles.html',
  },
};

export async function startDeskTown(): Promise<ServedTown> {
  let now = beginning;
  const clock = (): number => now;
  const store = memoryStore();
  const mailbox = createMailbox(clock);
  const mailer = chosenMailer(async (account) => ({
    ...{ server: { ...account, signsIn: true }, close: () => undefined },
    send: (mail, id) => (account.host === refusing.host ? Promise.reject(refused) : mailbox.send(mail, id)),
  }));
  const limits = { actsPerMinute: 10_000, mailsPerHour: 10_000 };
  const listener = getRequestListener((request) => app.fetch(request));
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  let pages: string[] = [];
  const app = createApp({
    ...{ store, mailer, baseUrl: url, clock, limits, files: siteFiles(undefined) },
    site: { log: '/log' },
    rooms: [
      (services) => {
        const room = deskRoom({ nouns, limits, mailer, privateHooks: true })(services);
        pages = [...new Set(room.routes.routes.filter(({ method }) => method === 'GET').map(({ path }) => path))];
        return room;
      },
    ],
  });
  const codeOf = async (email: string): Promise<string> => {
    await app.idle();
    return mailbox.mails.find(({ to, code }) => to === email && code)?.code ?? '';
  };
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`);
  };
  async function signs(number: number): Promise<void> {
    const [path, email] = ['/petitions/vitrines/signatures', `personne${number}@courriel.exemple`];
    const key = `a-key-that-is-long-enough-${number}`;
    const person = { name: `Camille Martin ${number}`, email, place: 'Valmont', displayPublicly: false };
    const versions = { textVersion: '1', noticeVersion: '1', lang: 'fr' };
    await post(path, { key, ...person, receiveNews: number % 2 === 0, ...versions });
    await post(`${path}/confirm`, { key, code: await codeOf(email) });
  }
  return {
    ...{ url, store, mailbox, codeOf, pages },
    setup: await giveSetupLink({ store, baseUrl: url, clock }),
    appoint: (email, role, scope = '') =>
      store.write(async (writer) => {
        await appoint(writer, email, { role, scope }, { nouns, by: 'operator', now });
      }),
    async fill() {
      await store.write((writer) => putThing(writer, 'vitrines', lights, now));
      for (let number = 0; number < 8; number += 1) await signs(number);
      now += 20 * day;
      await seedDemo(store, now);
      await addReaders(store, 'pistes-cyclables', now);
    },
    wait: (time) => void (now += time),
    runDue: () => app.runDue(),
    close: () => new Promise((resolve) => void (server.closeAllConnections(), server.close(() => resolve()))),
  };
}
