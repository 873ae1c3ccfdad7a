import { createApp, type CivicApp } from '../server/app.ts';
import type { PetitionDocument, ThingDocument } from '../server/documents.ts';
import { createMailbox, type Mailbox } from '../server/mailbox.ts';
import { memoryStore } from '../server/store/memory.ts';
import type { Store } from '../server/store/store.ts';
import { events, participants, things } from '../server/store/tables.ts';

const day = 24 * 3600 * 1000;

export interface Backend {
  app: CivicApp;
  store: Store;
  /** The mails that were sent, newest first. */
  mailbox: Mailbox;
  /** Addresses of what stands there. */
  petition: string;
  consultation: string;
  /** Puts a thing at an address, or changes it. */
  put(id: string, document: ThingDocument): Promise<string>;
  /** Counted signatures of a petition, read from the store and not through the interface. */
  counted(id?: string): Promise<number>;
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

/** The reference backend in memory, with one open petition and one consultation: nothing to install, nothing shared between tests. */
export async function createBackend(baseUrl = 'https://backend.example'): Promise<Backend> {
  const store = memoryStore();
  const mailbox = createMailbox();
  const app = createApp({ store, mailer: mailbox, baseUrl });
  const put = async (id: string, document: ThingDocument): Promise<string> => {
    const row = { scope: id, id, type: document.type, document: JSON.stringify(document), at: Date.now() };
    await store.write((writer) => writer.put(things, row));
    return `${baseUrl}/${document.type}s/${id}`;
  };
  const petition = await put('pistes', petitionDocument());
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
  return { app, store, mailbox, petition, consultation, put, counted };
}
