import { createApp, type CivicApp } from '../server/app.ts';
import type { PetitionDocument } from '../server/nouns/petition/document.ts';
import type { PollDocument } from '../server/nouns/poll/document.ts';
import { createMailbox, type Mailbox } from '../server/mail/mailbox.ts';
import { memoryStore } from '../server/store/memory.ts';
import type { Store } from '../server/store/store.ts';
import { ballots } from '../server/nouns/poll/tables.ts';
import { events } from '../server/confirmation/tables.ts';
import { participants } from '../server/core/tables.ts';
import { putThing, type AnyDocument } from '../server/nouns.ts';

const day = 24 * 3600 * 1000;

export interface Backend {
  app: CivicApp;
  store: Store;
  /** The mails that were sent, newest first. */
  mailbox: Mailbox;
  /** Addresses of what stands there. */
  petition: string;
  poll: string;
  consultation: string;
  /** Puts a thing at an address, or changes it. */
  put(id: string, document: AnyDocument): Promise<string>;
  /** Counted signatures of a petition, read from the store and not through the interface. */
  counted(id?: string): Promise<number>;
  /** Counted ballots of a poll, read from the store. */
  ballots(id?: string): Promise<number>;
}

/** A petition in two languages, open for 30 days more. */
export const petitionDocument = (changes: Partial<PetitionDocument> = {}): PetitionDocument => ({
  type: 'petition',
  title: { fr: 'Des pistes cyclables continues', en: 'Continuous cycle lanes' },
  text: { fr: 'Nous demandons des pistes continues.', en: 'We ask for continuous lanes.' },
  textVersion: '1',
  author: { fr: 'le collectif Valmont à vélo', en: 'the group Valmont by bike' },
  opensAt: new Date(Date.now() - 30 * day).toISOString(),
  closesAt: new Date(Date.now() + 30 * day).toISOString(),
  thresholds: [
    { at: 5, label: { fr: 'Réunion', en: 'Meeting' }, duty: { fr: 'réunion publique', en: 'public meeting' } },
    {
      at: 5000,
      label: { fr: 'Débat', en: 'Debate' },
      duty: { fr: 'le conseil en débat', en: 'the council debates it' },
    },
  ],
  notice: {
    version: '1',
    controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
    purpose: { fr: 'Compter les signatures.', en: 'To count signatures.' },
    retention: { fr: 'Six mois après la clôture.', en: 'Six months after the close.' },
    url: 'https://valmont.example/donnees',
  },
  ...changes,
});

/** A single choice between three options, in two languages, open for 30 days more, with its result shown to all. */
export const pollDocument = (changes: Partial<PollDocument> = {}): PollDocument => ({
  type: 'poll',
  title: { fr: 'Quand ouvrir la bibliothèque\u202f?', en: 'When should the library open?' },
  textVersion: '1',
  options: [
    { id: 'matin', label: { fr: 'Le matin', en: 'In the morning' } },
    { id: 'midi', label: { fr: 'Le midi', en: 'At midday' } },
    { id: 'soir', label: { fr: 'Le soir', en: 'In the evening' } },
  ],
  form: { kind: 'choices', min: 1, max: 1 },
  method: 'plurality',
  results: 'always',
  who: { fr: 'Toute personne de Valmont.', en: 'Everyone in Valmont.' },
  opensAt: new Date(Date.now() - 30 * day).toISOString(),
  closesAt: new Date(Date.now() + 30 * day).toISOString(),
  notice: {
    version: '1',
    controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
    purpose: { fr: 'Compter les votes.', en: 'To count votes.' },
    retention: { fr: 'Effacée à la confirmation.', en: 'Erased at the confirmation.' },
    url: 'https://valmont.example/donnees',
  },
  ...changes,
});

/** The reference backend in memory, with one open petition, one open poll and one consultation: nothing to install, nothing shared between tests. */
export async function createBackend(baseUrl = 'https://backend.example', store = memoryStore()): Promise<Backend> {
  const mailbox = createMailbox();
  const app = createApp({ store, mailer: mailbox, baseUrl });
  const put = async (id: string, document: AnyDocument): Promise<string> => {
    await store.write((writer) => putThing(writer, id, document, Date.now()));
    return `${baseUrl}/${document.type}s/${id}`;
  };
  const petition = await put('pistes', petitionDocument());
  const poll = await put('bibliotheque', pollDocument());
  const consultation = await put('climat', {
    type: 'consultation',
    title: { fr: 'Plan climat', en: 'Climate plan' },
    closesAt: new Date(Date.now() + 10 * day).toISOString(),
  });
  await store.write(async (writer) => {
    for (const id of ['a', 'b', 'c']) await writer.insert(participants, { scope: 'climat', id });
  });
  const counted = async (id = 'pistes'): Promise<number> => {
    const kinds = await store.countBy(events, { scope: id, thing: id }, 'kind');
    return (kinds.get('counted') ?? 0) - (kinds.get('withdrawn') ?? 0);
  };
  const castIn = (id = 'bibliotheque'): Promise<number> => store.count(ballots, { scope: id, thing: id });
  return { app, store, mailbox, petition, poll, consultation, put, counted, ballots: castIn };
}
