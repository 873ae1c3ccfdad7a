import { shared } from '../../words/shared.fr.ts';
import { fill } from '../../words/format.ts';
import type { ConsultationWords } from './words.ts';

export const frConsultation: ConsultationWords = {
  units: {
    participants: shared['unit.participants'],
    contributions: shared['unit.contributions'],
    votes: shared['unit.votes'],
    comments: shared['unit.comments'],
  },
  takenBack: {
    participants: {
      one: 'Depuis le {date}, {count} personne a retiré tout ce qu’elle avait fait ici.',
      many: 'Depuis le {date}, {count} de personnes ont retiré tout ce qu’elles avaient fait ici.',
      other: 'Depuis le {date}, {count} personnes ont retiré tout ce qu’elles avaient fait ici.',
    },
    votes: {
      one: 'Depuis le {date}, {count} vote a été retiré par la personne qui l’avait donné.',
      many: 'Depuis le {date}, {count} de votes ont été retirés par les personnes qui les avaient donnés.',
      other: 'Depuis le {date}, {count} votes ont été retirés par les personnes qui les avaient donnés.',
    },
  },
  status: {
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Ouverte jusqu’au ${date}`,
    closedOn: (date) => fill(shared['phase.closed'], { date }),
    paused: 'Suspendue',
    archived: shared['phase.archived'],
  },
  timeline: {
    opened: 'Ouverture de la consultation',
    closed: 'Clôture de la consultation',
    answered: 'Réponse officielle publiée',
  },
  methods: {
    participants:
      'Personnes ayant déposé au moins une proposition, un vote, un commentaire, une source ou un signalement.',
    participantsBefore:
      'Personnes ayant déposé au moins une proposition, un vote, un commentaire, une source ou un signalement, au début de la journée (UTC)\u00a0: tant que les votes sont cachés, celles du jour ne sont pas encore comptées.',
    contributions: 'Somme des propositions, des commentaires et des sources.',
    votes: 'Un vote par personne et par proposition\u202f; le dernier remplace les précédents.',
    comments: 'Commentaires et arguments déposés sous les propositions.',
  },
  page: {
    numbersOf: (title) => `Les chiffres de «\u00a0${title}\u00a0»`,
    metric: 'Donnée',
    value: 'Nombre',
    counted: 'Compté le',
  },
  proposals: {
    arguments: 'Les arguments pour et contre',
    figures: 'Les chiffres de la consultation',
    title: (title) => `Les propositions\u00a0: ${title}`,
    link: (count) => `Voir les ${count} propositions et leurs votes`,
    caption: 'Nombre de votes et part de chaque réponse, sans les votes blancs',
    proposal: 'Proposition',
    section: 'Rubrique',
    votes: 'Votes',
    orderedBy: 'Trier par',
    orders: { volume: 'nombre de votes', share: 'part d’avis favorables', oldest: 'date' },
    next: 'Propositions suivantes',
    removed: 'Proposition retirée',
    removedBecause: (reason) => `Cette proposition a été retirée\u00a0: ${reason}.`,
    hidden: 'Proposition masquée par la collectivité',
    hiddenBecause: (reason) => `La collectivité a masqué cette proposition. Motif\u00a0: ${reason}`,
    addedBy: (name) => `Proposition ajoutée par la collectivité. À l’initiative de\u00a0: ${name}`,
    correctedBecause: (reason) => `Texte corrigé par la collectivité\u00a0: ${reason}`,
    rewordedBecause: (reason) =>
      `La collectivité a changé le texte et son sens\u202f; les votes donnés avant portaient sur l’ancien. Motif\u00a0: ${reason}`,
    rewordedOn: (date) => `Le sens a changé le ${date}, après des votes.`,
    reworded: {
      one: 'Le sens de {count} proposition a changé après des votes\u00a0: la liste dit laquelle, et quand.',
      many: 'Le sens de {count} de propositions a changé après des votes\u00a0: la liste dit lesquelles, et quand.',
      other: 'Le sens de {count} propositions a changé après des votes\u00a0: la liste dit lesquelles, et quand.',
    },
    who: 'Toute personne ayant une adresse électronique.',
    purpose: 'compter les votes, une fois par personne.',
    retention: 'l’adresse est effacée dès que le vote est confirmé.',
    mixed: 'Mitigé',
  },
};
