import { answeringFields, commonFields, noticeFields, type Documented } from '../../core/documented.ts';
import { consultationDocument, type ConsultationDocument } from './document.ts';

/** What is said of the document of a consultation to those who write one. */
export const consultationDocumented: Documented<ConsultationDocument> = {
  schema: consultationDocument,
  example: {
    type: 'consultation',
    title: { fr: 'Plan vélo 2027–2032', en: 'Cycling plan 2027–2032' },
    summary: {
      fr: 'Donnez votre avis sur chaque proposition du plan.',
      en: 'Say what you think of each proposal of the plan.',
    },
    opensAt: '2027-01-04',
    closesAt: '2027-03-31',
    keepMonths: 12,
  },
  fields: {
    ...commonFields,
    summary: 'What it is about.',
    votes: 'How its proposals are voted on, where it is not as usual.',
    'votes.question': 'What is asked of each proposal.',
    'votes.words': 'Other words for `agree`, `neutral` and `disagree`.',
    'votes.results': 'When numbers are published.',
    'votes.who': 'Who may vote, in a sentence.',
    ...noticeFields('votes.notice'),
    thread: 'How its proposals are discussed: an object with the fields of a thread from `sides` on.',
    ...answeringFields('Nothing here: no number obliges to anything.', 'opened, closed, answer'),
  },
};
