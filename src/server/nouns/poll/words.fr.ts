import { shared } from '../../words/shared.fr.ts';
import { fr as facts } from '../../../elements/poll/texts/facts/fr.ts';
import { fr as methods } from '../../../elements/poll/texts/method/fr.ts';
import { fr as poll } from '../../../elements/poll/texts/fr.ts';
import { fr as results } from '../../../elements/poll/texts/results/fr.ts';
import { fr as voting } from '../../../elements/poll/texts/voting/fr.ts';
import { fill } from '../../words/format.ts';
import { sayer } from '../../words/say.ts';
import type { PollWords } from './words.ts';

const texts = { ...poll, ...facts, ...methods, ...results, ...voting };

export const frPoll: PollWords = {
  units: { votes: shared['unit.votes'] },
  takenBack: {
    one: 'Depuis le {date}, {count} personne a retiré son vote.',
    many: 'Depuis le {date}, {count} de personnes ont retiré leur vote.',
    other: 'Depuis le {date}, {count} personnes ont retiré leur vote.',
  },
  doubles:
    'Un vote par adresse électronique, compté après confirmation par courriel\u202f; le dernier vote confirmé remplace les précédents.',
  doublesFinal:
    'Un vote par adresse électronique, compté après confirmation par courriel\u202f; le premier vote confirmé est définitif.',
  final: texts['poll.review.final'],
  finalKept: 'Ce vote est définitif une fois confirmé\u00a0: il ne peut pas être retiré.',
  paper: {
    ballots: 'Tous les bulletins, blancs compris',
    level: (option, level) => `${option}\u00a0: ${level}`,
    list: 'Les bulletins',
    listHint: (options) =>
      `Une ligne par bulletin différent, l’option préférée d’abord, puis le nombre de bulletins pareils\u00a0: «\u00a02 > 1 > 3 × 12\u00a0». Sans nombre, la ligne compte pour un. ${options}`,
  },
  timeline: {
    opened: 'Ouverture du vote',
    quorum: (at) => `Seuil de participation atteint\u00a0: ${at} bulletins`,
    closed: 'Clôture du vote',
    answered: 'Réponse officielle publiée',
  },
  status: {
    paused: texts['poll.phase.paused'],
    archived: texts['poll.phase.archived'],
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Vote ouvert jusqu’au ${date}`,
    closedOn: (date) => fill(texts['poll.phase.closed'], { date }),
  },
  blankOnPaper: 'Bulletins blancs',
  paperBy: 'deux personnes de l’équipe du site',
  stances: { agree: texts['poll.agree'], neutral: texts['poll.neutral'], disagree: texts['poll.disagree'] },
  methods,
  tieRules: {
    'first-preferences': texts['poll.tie.first-preferences'],
    median: texts['poll.tie.median'],
    'earlier-round': texts['poll.tie.earlier-round'],
    'next-median': texts['poll.tie.next-median'],
    lot: texts['poll.tie.lot'],
    shared: texts['poll.tie.shared'],
  },
  abilities: {
    notOpen: 'Le vote n’est pas encore ouvert.',
    paused: 'Le vote est suspendu.',
    resumes: texts['poll.resumes'],
    closed: (date) => (date ? `${fill(texts['poll.phase.closed'], { date })}.` : 'Le vote est clos.'),
    kept: 'Le vote est clos\u00a0: les votes ne peuvent plus être retirés.',
  },
  refusals: {
    'not-open': 'Le vote n’est pas encore ouvert.',
    paused: 'Le vote est suspendu\u202f; réessayez plus tard.',
    closed: 'Le vote est clos.',
    'text-changed':
      'La question ou les options ont changé depuis que cette page a été ouverte. Relisez-les, puis votez.',
    'key-used': 'Cette clé a déjà servi à un autre vote. Votez à nouveau avec une nouvelle clé.',
    'already-voted': 'Vous avez déjà voté, et ce vote est définitif\u00a0: il ne peut être ni modifié ni retiré.',
    unreadable:
      'Ce vote attendait sa confirmation et ne peut plus être lu\u00a0: il n’est pas compté, et rien n’en est gardé. Votez à nouveau.',
    unknown: 'Aucun vote n’a été reçu sous cette clé.',
    withdrawn: 'Ce vote a été retiré. Vous pouvez voter à nouveau tant que le vote est ouvert.',
  },
  steps: {
    received: texts['poll.received.title'],
    notCountedYet: 'Votre vote sera compté après cette confirmation, à faire avant la clôture.',
    confirm: texts['poll.received.confirm'],
    counted: texts['poll.counted.title'],
    countedText: 'Votre adresse est effacée\u00a0: rien ne relie plus votre vote à votre nom.',
    confirmTitle: 'Confirmer votre vote',
    confirmText: (title) => `Vous êtes sur le point de confirmer votre vote\u00a0: «\u00a0${title}\u00a0».`,
    withdraw: texts['poll.withdraw'],
    withdrawTitle: 'Retirer votre vote',
    withdrawText: (title) => `Votre vote ne comptera plus\u00a0: «\u00a0${title}\u00a0».`,
    withdrawn: texts['poll.withdrawn.title'],
    withdrawnText: 'Vous pouvez voter à nouveau tant que le vote est ouvert.',
    back: 'Revenir à la question',
  },
  mails: {
    received: (title) =>
      `Votre vote est reçu\u00a0: «\u00a0${title}\u00a0». Il reste une étape\u00a0: le confirmer. Votre adresse sera alors effacée.`,
    code: 'Saisissez ce code sur la page où vous avez voté\u00a0:',
    validity:
      'Le code est valable 24\u00a0heures, le lien jusqu’à la clôture. Après la clôture, plus rien n’est compté.',
    withdraw:
      'Vous changez d’avis\u202f? Ce lien permet de retirer votre vote, sauf s’il est confirmé et annoncé comme définitif\u00a0:',
    duplicateSubject: (title) => `Vous avez déjà voté\u00a0: «\u00a0${title}\u00a0»`,
    duplicate: (title) =>
      `Quelqu’un vient de voter avec votre adresse\u00a0: «\u00a0${title}\u00a0». Un vote confirmé existe déjà pour cette adresse, et il est définitif\u00a0: il reste compté, une seule fois. Vous n’avez rien à faire.`,
    duplicateHint: '',
  },
  form: { send: 'Envoyer mon vote', place: (place) => (place === 1 ? '1re place' : `${place}e place`) },
  say: sayer('fr', texts),
  result: {
    title: 'Résultat',
    afterVote: 'Le résultat est montré à qui a voté, puis à tout le monde à la clôture.',
    afterClose: 'Le résultat est publié à la clôture.',
    caption: (title) => `Résultat\u00a0: «\u00a0${title}\u00a0»`,
    ballots: { one: 'bulletin', many: 'de bulletins', other: 'bulletins' },
    blank: (count) => `bulletins blancs\u00a0: ${count}`,
    rejected: (count) => `bulletins non conformes\u00a0: ${count}`,
    rank: 'Rang',
    option: texts['poll.option'],
    votes: 'Voix',
    share: texts['poll.share'],
    total: texts['poll.total'],
    median: texts['poll.median'],
    first: texts['poll.first'],
    points: texts['poll.points'],
    won: texts['poll.won'],
    duels: 'Tableau des duels',
    duelsHint: 'Nombre de bulletins qui placent l’option de la ligne avant celle de la colonne.',
    method: (method, ties) => `${method} En cas d’égalité\u00a0: ${ties}.`,
    rule: 'La règle en détail',
    offline: (label) => `Sur papier\u00a0: ${label}`,
    offlineBy: (by, date) => fill(texts['poll.offline'], { by, date }),
    online: texts['poll.online'],
    paper: (count) => `sur papier\u00a0: ${count}`,
    quorum: (at, duty) => `Seuil de participation\u00a0: ${at} bulletins. ${duty}`,
    missing: (count) => `Bulletins manquants\u00a0: ${count}.`,
    reached: 'Le seuil est atteint.',
    who: texts['poll.who'],
    doubles: texts['poll.doubles'],
    selfSelected: texts['poll.selected'],
    ballotsLink: 'Les bulletins anonymes, pour refaire le compte',
  },
};

/** What is wrong with a ballot that no widget would send. */
export const frBallotFaults: Record<string, string> = {
  kind: 'Ce bulletin n’est pas celui de ce vote.',
  'unknown-option': 'Une option de ce bulletin n’existe pas dans ce vote.',
  'repeated-option': 'Une option est nommée deux fois.',
  'shared-place': 'Deux options ont la même place.',
  'outside-scale': 'Une réponse est hors de l’échelle.',
};
