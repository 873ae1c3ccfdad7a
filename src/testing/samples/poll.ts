import type { Ballot } from '../../schema/ballot.ts';
import { writeBallot } from '../../server/nouns/poll/ballot-codec.ts';
import type { PollDocument } from '../../server/nouns/poll/document.ts';
import { pollKind } from '../../server/nouns/poll/kind.ts';
import { ballots } from '../../server/nouns/poll/tables.ts';
import { day, idOf, type Sample } from './sample.ts';

/** What a mock backend offers of polls. */
export interface PollMock {
  /** Puts a poll at an address, which it answers, or changes it. What is not given is that of a sample: open, in French and English. */
  addPoll(id: string, changes?: Partial<PollDocument>): Promise<string>;
  /** Adds ballots that count, each of another person. */
  addBallots(poll: string, cast: readonly Ballot[]): Promise<void>;
}

/** Makes the document of a single choice between three options, in two languages, open for 30 days more, with its result shown to all. */
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

export const pollSample = {
  begin: ({ put }) => put('bibliotheque', pollDocument()),
  count: (store, id) => store.count(ballots, { scope: id, thing: id }),
  mock: ({ store, put, find }): PollMock => ({
    addPoll: (id, changes) => put(id, pollDocument(changes)),
    async addBallots(poll, cast) {
      const id = idOf(poll);
      const options = (await find(pollKind, poll)).options.map((option) => option.id);
      await store.write(async (writer) => {
        for (const ballot of cast) {
          const choice = writeBallot(ballot, options);
          await writer.insert(ballots, { scope: id, thing: id, voter: crypto.randomUUID(), choice });
        }
      });
    },
  }),
} satisfies Sample;
