import { answeringFields, commonFields, noticeFields, type Documented } from '../../core/documented.ts';
import { pollDocument, type PollDocument } from './document.ts';

/** What is said of the document of a poll to those who write one. */
export const pollDocumented: Documented<PollDocument> = {
  schema: pollDocument,
  example: {
    type: 'poll',
    title: { fr: 'Quand ouvrir la bibliothèque\u00a0?', en: 'When should the library be open?' },
    textVersion: '1',
    closesAt: '2027-02-28',
    options: [
      { id: 'soir', label: { fr: 'Le jeudi soir', en: 'On Thursday evenings' } },
      { id: 'dimanche', label: { fr: 'Le dimanche matin', en: 'On Sunday mornings' } },
      { id: 'midi', label: { fr: 'Entre midi et deux', en: 'At lunchtime' } },
    ],
    form: { kind: 'choices', min: 1, max: 1 },
    method: 'plurality',
    results: 'after-vote',
    who: { fr: 'Toute personne qui habite la ville.', en: 'Everyone who lives in the town.' },
    notice: {
      version: '2027-1',
      controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
      purpose: { fr: 'compter un vote par personne.', en: 'to count one ballot per person.' },
      retention: {
        fr: 'votre adresse est effacée dès que vous avez confirmé votre vote.',
        en: 'your address is erased as soon as you have confirmed your ballot.',
      },
      url: '/donnees-personnelles.html',
    },
    keepMonths: 12,
  },
  fields: {
    ...commonFields,
    title: 'The question. Its languages are those that the poll speaks.',
    description: 'What there is to know before one votes. An empty line begins a new paragraph.',
    textVersion:
      'Changes whenever the question, an option or who may vote does, in any language: each ballot says which one it is of.',
    options: 'What is voted on; `[]` for a three-way poll, whose answers are always agree, neutral and disagree.',
    'options.id': 'Its name in ballots and results; it never changes.',
    'options.label': 'What it is.',
    'options.description': 'What there is to know of it.',
    'options.image': 'A picture of it.',
    'options.image.url': 'Where the picture is.',
    'options.image.alt': 'What it shows, for those who do not see it.',
    form: 'What a ballot may be. `min` and `max` count options, `mentions` go from the worst to the best, `missing` says what counts for an option without a mention.',
    method:
      'How ballots are counted: `plurality`, `approval` for choices; `three-way`; `score`; `borda`, `instant-runoff`, `condorcet`, `schulze`, `ranked-pairs` for rankings; `majority-judgment`.',
    scoreRule:
      'For scores: `sum`, where a missing mark counts as 0, or the `mean` of the marks given; `sum` where it is missing.',
    lotOrder:
      'All options in an order that was drawn by lot and published before the count: of two that tie, the earlier one wins.',
    words:
      'A word for each mention of a judgment, by its name; of a three-way poll, others for `agree`, `neutral`, `disagree`.',
    shuffled: 'Each participant sees the options in an order of their own.',
    results: 'When numbers are published. Before that they are in no answer of the server.',
    final: 'A ballot that is counted can be neither changed nor taken back.',
    quorum: 'A number of ballots from which on something is due.',
    'quorum.at': 'The number of ballots.',
    'quorum.duty': 'What whoever runs the site then does, in a sentence.',
    'quorum.within': 'How long it has from the day on which that is reached: `P2M` for two months, `P6W`, `P15D`.',
    afterClose: 'What is due once the poll has closed, whatever came of it.',
    'afterClose.duty': 'What whoever runs the site then does, in a sentence.',
    'afterClose.within': 'How long it has from the day of the close, as in `quorum.within`.',
    ...answeringFields(
      'What it settles: the number of the quorum, and 0 for what is due after the close.',
      'opened, closed, answer',
    ),
    who: 'Who may vote, in a sentence.',
    doubles: 'How it is seen to that each person votes once, where it is not by the mailed code.',
    rule: 'Where the method is explained.',
    offline: 'Counts of paper ballots, made by hand and shown apart.',
    'offline.label': 'Where the ballots were cast.',
    'offline.by': 'Who counted.',
    'offline.at': 'When.',
    'offline.result': 'The count, as the server publishes a result of the same method.',
    bundles: 'Ballots that were cast elsewhere and are counted with those of this server.',
    'bundles.times': 'How many are alike.',
    'bundles.ballot': 'The ballot.',
    ...noticeFields('notice'),
  },
};
