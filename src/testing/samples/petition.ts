import { events } from '../../server/confirmation/tables.ts';
import type { PetitionDocument } from '../../server/nouns/petition/document.ts';
import { day, idOf, type Sample } from './sample.ts';

/** What a mock backend offers of petitions. */
export interface PetitionMock {
  /** Puts a petition at an address, which it answers, or changes it. What is not given is that of a sample: open, in French and English. */
  addPetition(id: string, changes?: Partial<PetitionDocument>): Promise<string>;
  /** Adds so many signatures that count. */
  addSignatures(petition: string, number: number): Promise<void>;
}

/** Makes the document of a petition in two languages, open for 30 days more. */
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

export const petitionSample = {
  begin: ({ put }) => put('pistes', petitionDocument()),
  async count(store, id) {
    const kinds = await store.countBy(events, { scope: id, thing: id }, 'kind');
    return (kinds.get('counted') ?? 0) - (kinds.get('withdrawn') ?? 0);
  },
  mock: ({ store, put }): PetitionMock => ({
    addPetition: (id, changes) => put(id, petitionDocument(changes)),
    async addSignatures(petition, number) {
      const id = idOf(petition);
      await store.write(async (writer) => {
        for (let each = 0; each < number; each += 1) {
          const act = { scope: id, thing: id, act: crypto.randomUUID(), at: Date.now() };
          for (const kind of ['received', 'counted']) await writer.insert(events, { ...act, kind });
        }
      });
    },
  }),
} satisfies Sample;
