import { shared } from './shared.fr.ts';
import { fill } from './format.ts';
import { sayer } from './say.ts';
import { fr as privacy } from './privacy.fr.ts';
import type { Words } from './words.ts';

/* French typography is written as escapes so that no editor loses it: \u202f before ; ! ?, \u00a0 before : and inside « ». */

export const fr: Words = {
  lang: 'fr',
  abilities: {
    opens: (date) => `${fill(shared['phase.not-open'], { date })}.`,
    archived: 'Cette page est archivée.',
  },
  refusals: {
    invalidated:
      'Ce qui avait été compté à cette adresse a été retiré du compte par l’équipe du site. La raison est publiée dans le registre des décisions.',
    invalid: 'Une information est à corriger.',
    'link-invalid': 'Ce lien n’est pas ou n’est plus valable. Copiez-le en entier depuis le dernier courriel reçu.',
    'confirmed-by-link':
      'Cette demande a été confirmée par le lien du courriel. Ouvrez ce courriel\u00a0: son dernier lien permet de la retirer.',
    'code-wrong': shared['refused.code-wrong'],
    'code-expired': shared['refused.code-expired'],
    'too-many-tries': 'Trop d’essais avec ce code. Demandez un nouveau courriel.',
    'too-many-codes':
      'Trop de codes faux ont été essayés aujourd’hui pour cette adresse. Confirmez par le lien du dernier courriel reçu, ou revenez demain.',
    'too-many-mails': shared['refused.too-many-mails'],
    'no-mail':
      'Ce service ne peut pas envoyer de courriel pour le moment, et chaque participation se confirme par courriel\u00a0: rien n’a été enregistré. Réessayez plus tard, ou écrivez à la collectivité.',
    'rate-limited': shared['error.rate-limited'],
  },
  faults: {
    'name.required': shared['fault.name.required'],
    'name.reserved': shared['fault.name.reserved'],
    'email.required': shared['fault.email.required'],
    'code.required': 'Saisissez le code à six chiffres reçu par courriel.',
    'email.too-long': shared['fault.email.too-long'],
    'email.invalid': shared['fault.email'],
    'email.characters': 'L’adresse électronique contient un caractère qui ne peut pas s’y trouver.',
    required: 'Ce champ est à remplir.',
    'too-long': shared['fault.too-long'],
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
    403: { title: 'Action non autorisée', detail: 'Cette action n’est pas autorisée d’ici.' },
    404: { title: 'Page introuvable', detail: 'Rien ne se trouve à cette adresse. Vérifiez qu’elle est complète.' },
    405: { title: 'Méthode non admise', detail: 'Cette adresse ne répond pas à ce type de demande.' },
    409: { title: 'Action impossible en ce moment', detail: 'L’état actuel ne permet pas cette action.' },
    413: { title: 'Envoi trop volumineux', detail: 'L’envoi dépasse 320\u00a0ko.' },
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
    skip: 'Aller au contenu',
    home: 'Accueil',
    otherLanguage: { lang: 'en', label: 'English' },
    countedAt: (date) => fill(shared['count.as-of'], { date }),
    countedAtClose: shared['count.at-close'],
    pending: (count) => fill(shared['count.pending'].other, { count }),
    invalidated: (count) => fill(shared['count.invalidated'].other, { count }),
    offline: (count) => fill(shared['count.offline'].other, { count }),
    fallen: (date, number, why) => `Retrait du compte le ${date}\u00a0: ${number}. ${why}`,
    method: 'Comment c’est compté',
    numbers: 'Les chiffres',
    contents: 'Ce qui est publié ici',
    siteMap: 'Plan du site',
    titleSearch: {
      label: 'Rechercher dans les titres',
      button: 'Rechercher',
      found: (words) => `Titres qui contiennent «\u00a0${words}\u00a0»`,
      none: 'Aucun titre ne contient ces mots.',
      further: 'Continuer la recherche',
    },
    aboutSite: 'Le site',
    log: 'Registre des décisions',
    data: 'Données ouvertes',
    dataOf: 'Les données de cette page\u00a0: chiffres, méthode et fichiers à télécharger',
    legal: 'Mentions légales',
    accessibility: (level) =>
      level
        ? `Accessibilité\u00a0: ${{ none: 'non', partial: 'partiellement', full: 'totalement' }[level]} conforme`
        : 'Accessibilité',
    empty: 'Rien n’est publié pour le moment.',
    more: 'Page suivante',
    mailbox: 'Boîte aux lettres de démonstration',
    mailboxIntro:
      'Aucun serveur de courrier n’est réglé\u00a0: les courriels s’affichent ici au lieu de partir. Cette page n’existe pas en production.',
    mailboxEmpty:
      'Aucun courriel pour le moment. Participez à quelque chose\u00a0: le courriel qui le confirme arrivera ici.',
    mailTo: (address) => `À ${address}`,
    code: 'Code',
  },
  privacy,
  answering: {
    answer: shared.answer,
    answerBy: (author, date) => `${author}, le ${date}`,
    answerLink: shared['answer.link'],
    timeline: shared.timeline,
    duties: shared.duties,
    due: 'À faire au plus tard le',
    met: 'Fait le',
    ahead: ', par avance',
    late: (days) => `En retard de ${days === 1 ? '1 jour' : `${days} jours`}.`,
  },
  form: {
    trap: 'Laissez ce champ vide',
    required: shared['sign.required'],
    must: '(obligatoire)',
    name: shared['sign.name'],
    email: shared['sign.email'],
    noticeTitle: shared['notice.title'],
    notice: (controller, purpose, retention) => fill(shared.notice, { controller, purpose, retention }),
    noticeLink: shared['notice.link'],
    errors: (count) => sayer('fr', shared)('fault.summary', { count }),
  },
  frame: {
    nothing: {
      title: 'Rien à afficher ici',
      detail: (path) =>
        `L’adresse de ce cadre doit nommer une page de ce site où l’on participe, par exemple ${path}/nom.`,
    },
    badge: (title, count) => `${title}\u00a0: ${count}`,
    unpublished: 'pas encore publiés',
    opens: (date) => fill(shared['phase.not-open'], { date }),
  },
  live: {
    wanted: (most) =>
      `Indiquez ce qui doit être suivi\u00a0: de 1 à ${most} adresses de ce site, par exemple /events?of=/petitions/nom.`,
    full: 'Toutes les places prévues pour suivre les changements sont prises. Relisez plutôt l’adresse de temps en temps.',
  },
  steps: {
    receivedNext: fill(shared['received.sent'], { email: 'l’adresse indiquée' }),
    delayed: shared['received.mail.delayed'],
    failed: shared['received.mail.failed'],
    code: shared['received.code'],
    codeHint: 'Il est valable 24\u00a0heures.',
    nothing: shared['received.nothing'],
    spam: shared['received.spam'],
    correctEmail: shared['received.address'],
    resend: shared['received.resend'],
    resent: 'Nous avons envoyé un nouveau courriel. Son code remplace le précédent.',
    notMe: 'Ce n’est pas moi\u00a0: refuser',
    receipt: 'J’ai un code de reçu',
    receiptText: 'Une borne vous a donné un code\u202f? Avec lui, voyez ici si c’est compté, ou retirez-le.',
    receiptCode: 'Votre code de reçu',
    receiptHint: '32\u00a0caractères\u00a0: chiffres, et lettres de A à F. Les espaces ne comptent pas.',
    receiptFind: 'Chercher',
    receiptUnknown: 'Rien ne répond à ce code ici. Relisez-le, et vérifiez que c’est la bonne page.',
  },
  mails: {
    greeting: 'Bonjour,',
    codeSubject: (code) => `${code} est votre code de confirmation`,
    made: ({ who, when, from, isListed }) =>
      [
        who && `Au nom de\u00a0: «\u00a0${who}\u00a0».`,
        isListed && 'Ce nom serait affiché dans la liste publique.',
        `Demande faite le ${when}${from && `, depuis ${from}`}.`,
      ]
        .filter(Boolean)
        .join(' '),
    link: 'Ou suivez ce lien, puis appuyez sur le bouton\u00a0:',
    notYou:
      'Ce n’est pas vous\u202f? Ne confirmez pas\u00a0: sans confirmation, rien n’est compté. Le dernier lien refuse la demande et l’efface.',
    duplicateNotYou: 'Si cette demande ne vient pas de vous, ignorez ce message.',
  },
};
