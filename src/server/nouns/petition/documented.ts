import { answeringFields, commonFields, noticeFields, type Documented } from '../../core/documented.ts';
import { petitionDocument, type PetitionDocument } from './document.ts';

/** What is said of the document of a petition to those who write one. */
export const petitionDocumented: Documented<PetitionDocument> = {
  schema: petitionDocument,
  example: {
    type: 'petition',
    title: { fr: 'Ouvrir le marché le dimanche', en: 'Open the market on Sundays' },
    text: {
      fr: 'Nous demandons un essai de six mois, le dimanche matin.',
      en: 'We ask for a trial of six months, on Sunday mornings.',
    },
    textVersion: '1',
    opensAt: '2027-01-04',
    closesAt: '2027-03-31',
    thresholds: [
      {
        at: 500,
        label: { fr: 'une réponse écrite', en: 'a written answer' },
        duty: { fr: 'La mairie répond dans les deux mois.', en: 'The mayor’s office answers within two months.' },
      },
    ],
    notice: {
      version: '2027-1',
      controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
      purpose: { fr: 'compter les signatures.', en: 'to count signatures.' },
      retention: { fr: 'un an au plus après la clôture.', en: 'one year after the close at most.' },
      url: '/donnees-personnelles.html',
    },
    keepMonths: 12,
  },
  fields: {
    ...commonFields,
    text: 'What is signed. An empty line begins a new paragraph.',
    textVersion:
      'Changes whenever a text that is signed does, or who asks, in any language: each signature says which one it is of.',
    author: 'Who asks.',
    thresholds: 'Numbers of signatures from which on something is due, in ascending order; `[]` for none.',
    'thresholds.at': 'The number of signatures.',
    'thresholds.label': 'What is reached, as on a scale.',
    'thresholds.duty': 'What whoever runs the site then does, in a sentence.',
    'thresholds.within':
      'How long it has from the day on which the number is reached: `P2M` for two months, `P6W`, `P15D`.',
    'thresholds.territory': 'Where the signatures have to come from, where they do not count from everywhere.',
    'thresholds.reachedAt': 'When it was reached, where the signatures that would tell are not on this server.',
    ...noticeFields('notice'),
    thread: 'What is said of it, at `/petitions/{id}/comments`: an object with the fields of a thread from `sides` on.',
    ...answeringFields('The thresholds that it settles, by their numbers.', 'opened, thresholds, answer'),
  },
};
