import { shared } from '../../words/shared.fr.ts';
import { fr as signing } from '../../../elements/petition/texts/signing/fr.ts';
import { fr as petition } from '../../../elements/petition/texts/fr.ts';
import { fill, formatNumber, pluralForm } from '../../words/format.ts';
import type { PetitionWords } from './words.ts';

const texts = { ...petition, ...signing };

export const frPetition: PetitionWords = {
  units: { signatures: shared['unit.signatures'] },
  signatures: { one: 'signature', many: 'de signatures', other: 'signatures' },
  takenBack: {
    one: 'Depuis le {date}, {count} personne a retiré sa signature.',
    many: 'Depuis le {date}, {count} de personnes ont retiré leur signature.',
    other: 'Depuis le {date}, {count} personnes ont retiré leur signature.',
  },
  onPaper: 'Signatures sur papier',
  method:
    'Une signature par adresse électronique, comptée après confirmation par courriel. Les signatures retirées ne comptent plus.',
  status: {
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Ouverte jusqu’au ${date}`,
    closedOn: (date) => fill(shared['phase.closed'], { date }),
    paused: shared['phase.paused'],
    archived: shared['phase.archived'],
  },
  timeline: {
    opened: 'Ouverture du recueil des signatures',
    reached: (lang, at, label) => `Seuil de ${formatNumber(lang, at)} signatures atteint\u00a0: ${label}`,
    closed: 'Clôture du recueil des signatures',
    answered: 'Réponse officielle publiée',
  },
  abilities: {
    notOpen: 'Les signatures ne sont pas encore ouvertes.',
    paused: 'Les signatures sont suspendues.',
    resumes: texts['sign.resumes'],
    closed: (date) => `La pétition est close depuis le ${date}.`,
    kept: 'La pétition est close\u00a0: les signatures ne peuvent plus être retirées en ligne.',
  },
  refusals: {
    'not-open': 'Les signatures ne sont pas encore ouvertes.',
    paused: 'Les signatures sont suspendues\u202f; réessayez plus tard.',
    closed: 'La pétition est close.',
    'text-changed': 'Le texte a changé depuis que cette page a été ouverte. Relisez-le, puis signez à nouveau.',
    'key-used': 'Cette clé a déjà servi à une autre signature. Signez à nouveau avec une nouvelle clé.',
    unknown: 'Aucune signature n’a été reçue sous cette clé.',
    withdrawn: 'Cette signature a été retirée. Vous pouvez signer à nouveau tant que la pétition est ouverte.',
  },
  steps: {
    received: shared['received.title'],
    notCountedYet: shared['received.not-counted'],
    confirm: shared['received.confirm'],
    counted: shared['counted.title'],
    countedText: 'Le lien du courriel vous permet de la retirer jusqu’à la clôture.',
    confirmTitle: 'Confirmer votre signature',
    confirmText: (title) =>
      `Vous êtes sur le point de confirmer votre signature de la pétition «\u00a0${title}\u00a0».`,
    withdraw: shared.withdraw,
    withdrawTitle: 'Retirer votre signature',
    withdrawText: (title) =>
      `Votre signature de la pétition «\u00a0${title}\u00a0» ne comptera plus. Votre nom, votre commune et votre adresse seront effacés.`,
    withdrawn: shared['withdrawn.title'],
    withdrawnText:
      'Votre nom, votre commune et votre adresse sont effacés. Vous pouvez signer à nouveau tant que la pétition est ouverte.',
    back: 'Revenir à la pétition',
  },
  mails: {
    received: (title) =>
      `Votre signature de la pétition «\u00a0${title}\u00a0» est reçue. Il reste une étape\u00a0: la confirmer.`,
    code: 'Saisissez ce code sur la page où vous avez signé\u00a0:',
    validity: 'Le code est valable 24\u00a0heures. Le lien l’est jusqu’au lendemain de la clôture de la pétition.',
    withdraw: 'Vous changez d’avis\u202f? Ce lien permet de retirer votre signature et d’effacer vos données\u00a0:',
    duplicateSubject: (title) => `Vous avez déjà signé «\u00a0${title}\u00a0»`,
    duplicate: (title) =>
      `Quelqu’un vient de signer la pétition «\u00a0${title}\u00a0» avec votre adresse. Une signature confirmée existe déjà pour cette adresse\u00a0: elle reste comptée, une seule fois. Vous n’avez rien à faire.`,
    duplicateHint: 'Pour retirer votre signature et effacer vos données, suivez ce lien\u00a0:',
  },
  changed: {
    subject: (title) => `Le texte de «\u00a0${title}\u00a0» a changé`,
    told: (title) =>
      `Vous avez signé la pétition «\u00a0${title}\u00a0». Son texte a été corrigé depuis, et son sens a changé.`,
    reason: 'La raison donnée\u00a0:',
    fields: { title: 'Dans le titre', text: 'Dans le texte', author: 'Dans l’origine de la pétition' },
    before: 'avant\u00a0:',
    after: 'désormais\u00a0:',
    added: 'ajouté\u00a0:',
    removed: 'retiré\u00a0:',
    further: 'D’autres passages ont changé\u00a0: le texte entier est sur la page.',
    read: 'Lire le nouveau texte\u00a0:',
    stays:
      'Votre signature reste comptée\u202f; il reste connu qu’elle porte sur l’ancien texte. Si cela vous convient, vous n’avez rien à faire.',
    withdraw: 'Sinon, ce lien permet de la retirer et d’effacer vos données\u00a0:',
  },
  page: {
    next: (missing, at) =>
      fill(pluralForm('fr', missing, texts['gauge.next']), {
        count: formatNumber('fr', missing),
        at: formatNumber('fr', at),
      }),
    allReached: texts['gauge.all'],
    thresholds: texts['gauge.thresholds'],
    reachedOn: (date) => fill(texts['gauge.reached'], { date }),
    author: (author) => fill(texts.author, { author }),
  },
  list: {
    link: (count) => `Liste publique des signatures (${count})`,
    title: (petition) => `Liste publique\u00a0: ${petition}`,
    intro: (count) =>
      `Nombre de personnes qui ont accepté d’y figurer\u00a0: ${count}. Les autres signatures comptent aussi, sans être montrées.`,
    caption: 'Les signatures les plus récentes d’abord',
    name: 'Nom',
    place: 'Commune',
    day: 'Comptée le',
    empty: 'Personne ne figure dans cette partie de la liste.',
  },
  form: {
    title: texts.sign,
    emailHint: texts['sign.email.hint'],
    place: texts['sign.place'],
    displayPublicly: texts['sign.public'],
    receiveNews: texts['sign.news'],
    send: texts['sign.send'],
  },
};

/** What is wrong with a field that only petitions have. */
export const frSigningFaults: Record<string, string> = {
  'place.required': 'Indiquez votre commune, par exemple «\u00a0Valmont-sur-Loire\u00a0».',
};
