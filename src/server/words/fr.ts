import { fr as shared } from '../../locales/fr.ts';
import { fr as texts } from '../../elements/petition/texts/fr.ts';
import { fill, formatNumber } from './format.ts';
import { frFrame } from './frame-words.ts';
import type { Words } from './words.ts';

/* French typography is written as escapes so that no editor loses it: \u202f before ; ! ?, \u00a0 before : and inside « ». */

export const fr: Words = {
  lang: 'fr',
  methods: {
    signatures:
      'Une signature par adresse électronique, comptée après confirmation par courriel. Les signatures retirées ne comptent plus.',
    participants:
      'Personnes ayant déposé au moins une proposition, un vote, un commentaire, une source ou un signalement.',
    contributions: 'Somme des propositions, des commentaires et des sources.',
    votes: 'Un vote par personne et par proposition\u202f; le dernier remplace les précédents.',
    comments: 'Commentaires et arguments déposés sous les propositions.',
    ballots:
      'Bulletins confirmés, un par adresse électronique\u202f; le dernier remplace les précédents. Les bulletins retirés ne comptent plus.',
  },
  abilities: {
    notOpen: 'Le recueil des signatures n’est pas encore ouvert.',
    opens: (date) => `${fill(shared['phase.not-open'], { date })}.`,
    paused: 'Le recueil des signatures est suspendu.',
    resumes: 'Vous pourrez agir à nouveau quand le recueil reprendra.',
    archived: 'Cette page est archivée.',
    closed: (date) => `Le recueil des signatures est clos depuis le ${date}.`,
    kept: 'Le recueil est clos\u00a0: les signatures ne peuvent plus être retirées en ligne.',
  },
  timeline: {
    opened: 'Ouverture du recueil des signatures',
    reached: (lang, at, label) => `Seuil de ${formatNumber(lang, at)} signatures atteint\u00a0: ${label}`,
    closed: 'Clôture du recueil des signatures',
    answered: 'Réponse officielle publiée',
  },
  units: {
    signatures: shared['unit.signatures'],
    participants: shared['unit.participants'],
    contributions: shared['unit.contributions'],
    votes: shared['unit.votes'],
    comments: shared['unit.comments'],
  },
  refusals: {
    invalid: 'Une information est à corriger.',
    'not-open': 'Le recueil des signatures n’est pas encore ouvert.',
    paused: 'Le recueil des signatures est suspendu\u202f; réessayez plus tard.',
    closed: 'Le recueil des signatures est clos.',
    'text-changed': 'Le texte a changé depuis que cette page a été ouverte. Relisez-le, puis signez à nouveau.',
    'key-used': 'Cette clé a déjà servi à une autre signature. Signez à nouveau avec une nouvelle clé.',
    unknown: 'Aucune signature n’a été reçue sous cette clé.',
    withdrawn: 'Cette signature a été retirée. Vous pouvez signer à nouveau tant que le recueil est ouvert.',
    'link-invalid': 'Ce lien n’est pas ou n’est plus valable. Copiez-le en entier depuis le dernier courriel reçu.',
    'confirmed-by-link':
      'Cette demande a été confirmée par le lien du courriel. Ouvrez ce courriel\u00a0: son dernier lien permet de la retirer.',
    'code-wrong': shared['refused.code-wrong'],
    'code-expired': shared['refused.code-expired'],
    'too-many-tries': 'Trop d’essais avec ce code. Demandez un nouveau courriel.',
    'too-many-mails': shared['refused.too-many-mails'],
    'no-mail':
      'Ce service ne peut pas envoyer de courriel pour le moment, et chaque participation se confirme par courriel\u00a0: rien n’a été enregistré. Réessayez plus tard, ou écrivez à la collectivité.',
    'rate-limited': shared['error.rate-limited'],
  },
  faults: {
    'name.required': shared['fault.name.required'],
    'email.required': shared['fault.email.required'],
    'place.required': 'Indiquez votre commune, par exemple «\u00a0Valmont-sur-Loire\u00a0».',
    'code.required': 'Saisissez le code à six chiffres reçu par courriel.',
    'email.too-long': 'Cette adresse est trop longue\u00a0: 254 caractères au plus.',
    'email.invalid': shared['fault.email'],
    'email.characters': 'L’adresse électronique contient un caractère qui ne peut pas s’y trouver.',
    required: 'Ce champ est à remplir.',
    'too-long': 'Ce texte est trop long\u00a0: 100 caractères au plus.',
    invalid: 'Cette information n’a pas la forme attendue.',
    link: 'Ce champ ne peut pas contenir d’adresse internet.',
    formula: 'Ce champ ne peut pas commencer par =, +, - ou @.',
    characters: 'Ce texte contient des caractères invisibles ou qui ne s’affichent pas\u202f: saisissez-le à la main.',
  },
  unreadable: {
    title: 'Cette page ne peut pas être affichée',
    detail:
      'Ce qui la décrit dans la base de données n’est pas lisible. Rien n’est perdu et le reste du site fonctionne\u202f: prévenez l’équipe du site.',
  },
  problems: {
    400: { title: 'Demande illisible', detail: 'Le contenu envoyé n’a pas pu être lu.' },
    404: { title: 'Page introuvable', detail: 'Rien ne se trouve à cette adresse. Vérifiez qu’elle est complète.' },
    405: { title: 'Méthode non admise', detail: 'Cette adresse ne répond pas à ce type de demande.' },
    409: { title: 'Action impossible en ce moment', detail: 'L’état actuel ne permet pas cette action.' },
    413: { title: 'Envoi trop volumineux', detail: 'L’envoi dépasse 64\u00a0ko.' },
    415: { title: 'Format non admis', detail: 'Envoyez du JSON ou un formulaire simple.' },
    422: { title: 'Une information est à corriger', detail: 'Une information est à corriger.' },
    429: { title: 'Trop de demandes', detail: 'Attendez un peu, puis réessayez.' },
    500: {
      title: 'Le service a rencontré une erreur',
      detail: 'Ce n’est pas de votre fait. Réessayez dans quelques minutes.',
    },
    503: {
      title: 'Service indisponible pour le moment',
      detail: 'Rien n’a été enregistré. Réessayez dans quelques instants.',
    },
    501: { title: 'Format non admis', detail: 'Ce format n’est pas proposé\u00a0: demandez json ou xml.' },
  },
  page: {
    list: {
      link: (count) => `Liste publique des signatures (${count})`,
      title: (petition) => `Liste publique\u00a0: ${petition}`,
      intro: (count) =>
        `Nombre de personnes qui ont accepté d’y figurer\u00a0: ${count}. Les autres signatures comptent aussi, sans être montrées.`,
      caption: 'Les signatures les plus récentes d’abord',
      name: 'Nom',
      place: 'Commune',
      day: 'Comptée le',
      more: 'Page suivante',
      empty: 'Personne ne figure dans cette partie de la liste.',
    },
    skip: 'Aller au contenu',
    home: 'Accueil',
    otherLanguage: { lang: 'en', label: 'English' },
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Ouverte jusqu’au ${date}`,
    closedOn: (date) => `Close depuis le ${date}`,
    paused: 'Suspendue',
    archived: shared['phase.archived'],
    countedAt: (date) => fill(shared['count.as-of'], { date }),
    pending: (count) => fill(shared['count.pending'].other, { count }),
    next: (at, label, duty) => `Prochain seuil, ${at}\u00a0: ${label}. ${duty}`,
    allReached: texts['gauge.all'],
    thresholds: texts['gauge.thresholds'],
    reachedOn: (date) => fill(texts['gauge.reached'], { date }),
    method: 'Comment c’est compté',
    author: (author) => fill(texts.author, { author }),
    answer: texts.answer,
    answerBy: (author, date) => `${author}, le ${date}`,
    answerLink: texts['answer.link'],
    timeline: 'Les étapes',
    numbers: 'Les chiffres',
    numbersOf: (title) => `Les chiffres de «\u00a0${title}\u00a0»`,
    metric: 'Donnée',
    value: 'Nombre',
    counted: 'Compté le',
    contents: 'Pétitions, votes et consultations',
    empty: 'Rien n’est publié pour le moment.',
    mailbox: 'Boîte aux lettres de démonstration',
    mailboxIntro:
      'Aucun serveur de courrier n’est réglé\u00a0: les courriels s’affichent ici au lieu de partir. Cette page n’existe pas en production.',
    mailboxEmpty: 'Aucun courriel pour le moment. Signez une pétition\u00a0: son courriel arrivera ici.',
    mailTo: (address) => `À ${address}`,
    code: 'Code',
  },
  form: {
    title: texts.sign,
    required: texts['sign.required'],
    name: shared['sign.name'],
    email: shared['sign.email'],
    emailHint: 'Pour confirmer votre signature. Elle n’est jamais publiée. Format attendu\u00a0: nom@exemple.fr',
    place: texts['sign.place'],
    displayPublicly: texts['sign.public'],
    receiveNews: texts['sign.news'],
    noticeTitle: shared['notice.title'],
    notice: (controller, purpose, retention) => fill(shared.notice, { controller, purpose, retention }),
    noticeLink: shared['notice.link'],
    send: texts['sign.send'],
    errors: 'Une ou plusieurs informations sont à corriger',
  },
  frame: frFrame,
  steps: {
    received: shared['received.title'],
    receivedNext:
      'Un courriel part vers l’adresse indiquée. Saisissez ici le code à six chiffres qu’il contient, ou suivez son lien.',
    notCountedYet: shared['received.not-counted'],
    delayed: shared['received.mail.delayed'],
    failed: shared['received.mail.failed'],
    code: shared['received.code'],
    codeHint: 'Il est valable 24\u00a0heures.',
    confirm: shared['received.confirm'],
    nothing: shared['received.nothing'],
    spam: 'Regardez dans les courriers indésirables. Vous pouvez aussi demander un nouvel envoi ou corriger l’adresse.',
    correctEmail: shared['received.address'],
    resend: shared['received.resend'],
    resent: 'Un nouveau courriel part. Son code remplace le précédent.',
    counted: shared['counted.title'],
    countedText: 'Le lien du courriel vous permet de la retirer jusqu’à la clôture.',
    confirmTitle: 'Confirmer votre signature',
    confirmText: (title) =>
      `Vous êtes sur le point de confirmer votre signature de la pétition «\u00a0${title}\u00a0».`,
    notMe: 'Ce n’est pas moi\u00a0: refuser',
    withdraw: shared.withdraw,
    withdrawTitle: 'Retirer votre signature',
    withdrawText: (title) =>
      `Votre signature de la pétition «\u00a0${title}\u00a0» ne comptera plus. Votre nom, votre commune et votre adresse seront effacés.`,
    withdrawn: shared['withdrawn.title'],
    withdrawnText:
      'Votre nom, votre commune et votre adresse sont effacés. Vous pouvez signer à nouveau tant que le recueil est ouvert.',
    back: 'Revenir à la pétition',
  },
  mails: {
    greeting: 'Bonjour,',
    codeSubject: (code) => `${code} est votre code de confirmation`,
    received: (title) =>
      `Votre signature de la pétition «\u00a0${title}\u00a0» est reçue. Il reste une étape\u00a0: la confirmer.`,
    made: ({ who, when, from, isListed }) =>
      [
        who && `Au nom de\u00a0: «\u00a0${who}\u00a0».`,
        isListed && 'Ce nom serait affiché dans la liste publique.',
        `Demande faite le ${when}${from && `, depuis ${from}`}.`,
      ]
        .filter(Boolean)
        .join(' '),
    code: 'Saisissez ce code sur la page où vous avez signé\u00a0:',
    link: 'Ou suivez ce lien, puis appuyez sur le bouton\u00a0:',
    validity: 'Le code est valable 24\u00a0heures. Le lien l’est jusqu’au lendemain de la clôture de la pétition.',
    notYou:
      'Ce n’est pas vous\u202f? Ne confirmez pas\u00a0: sans confirmation, rien n’est compté. Le dernier lien refuse la demande et l’efface.',
    withdraw: 'Vous changez d’avis\u202f? Ce lien permet de retirer votre signature et d’effacer vos données\u00a0:',
    duplicateSubject: (title) => `Vous avez déjà signé «\u00a0${title}\u00a0»`,
    duplicate: (title) =>
      `Quelqu’un vient de signer la pétition «\u00a0${title}\u00a0» avec votre adresse. Une signature confirmée existe déjà pour cette adresse\u00a0: elle reste comptée, une seule fois. Vous n’avez rien à faire.`,
    duplicateHint: 'Pour retirer votre signature et effacer vos données, suivez ce lien\u00a0:',
    duplicateNotYou: 'Si cette demande ne vient pas de vous, ignorez ce message.',
  },
};
