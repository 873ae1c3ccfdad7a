import type { NewsWords } from './words.ts';

export const fr: NewsWords = {
  lang: 'fr',
  link: 'Donner des nouvelles',
  none: 'On n’écrit pas aux personnes ici\u00a0: aucune adresse n’est gardée pour cela. Répondez, ou ajoutez une étape\u00a0: tout le monde les lit sur la page.',
  title: 'Donner des nouvelles',
  intro:
    'Votre message part aux personnes qui ont coché «\u00a0recevoir des nouvelles\u00a0», dans leur langue. Son texte et le nombre de destinataires s’inscrivent au registre public.',
  readers: (count) => `Personnes qui veulent des nouvelles\u00a0: ${count}`,
  nobody: 'Personne n’a demandé de nouvelles pour l’instant.',
  write: 'Écrire un message',
  subject: 'Objet',
  text: 'Message',
  textHint:
    'Du texte seul. Le titre, l’adresse de la page et le lien pour ne plus rien recevoir s’ajoutent en dessous.',
  optional: (label, language) => `${label} (${language})`,
  fallback: (language) =>
    `Les personnes dont la langue manque reçoivent le message en ${language}, et une phrase le leur dit.`,
  save: 'Enregistrer et relire',
  previewTitle: 'Relire avant d’envoyer',
  change: 'Corriger le message',
  test: 'M’envoyer un essai',
  testHint: (email) => `L’essai part à ${email}, et à personne d’autre.`,
  testIn: (language) => `M’envoyer un essai en ${language}`,
  readersIn: (language, count) => `En ${language}\u00a0: ${count}`,
  tested: 'L’essai est parti. Relisez-le dans votre boîte aux lettres.',
  send: (count) => `Envoyer à ${count}`,
  pace: (count, minutes) =>
    `Les messages partent par groupes de ${count} chaque minute\u202f; l’envoi dure environ ${minutes}. Un message parti ne se reprend pas.`,
  soon: (date) =>
    `Un message est déjà parti il y a moins de trois jours. Le prochain peut partir le ${date}, sauf urgence.`,
  urgent: 'C’est urgent',
  reason: (language) => `Pourquoi cela ne peut pas attendre (${language})`,
  reasonHint: 'Ce texte est public\u00a0: il s’affiche dans le registre.',
  gone: 'Le message que vous corrigiez est parti entre-temps. Votre texte n’est pas perdu\u00a0: enregistrez-le, et il devient un nouveau message.',
  stop: 'Arrêter l’envoi',
  sending: 'L’envoi a commencé.',
  leaving: (people, count, minutes) =>
    `Il reste ${people} à qui l’envoyer\u00a0: ${count} messages partent chaque minute, soit encore environ ${minutes}.`,
  allSent: (count) => `Le message est parti. Destinataires\u00a0: ${count}.`,
  stopped: 'L’envoi est arrêté\u00a0: personne d’autre ne reçoit ce message. Le registre public le dit.',
  notStopped: 'Ce message n’était plus en cours d’envoi\u00a0: il est parti en entier, ou son envoi est déjà arrêté.',
  noMail:
    'Ce serveur ne peut pas encore envoyer de courriel. Demandez à la personne qui l’administre d’indiquer un serveur de courriel dans les réglages. Le message est enregistré.',
  faults: {
    outdated:
      'Ce message a changé depuis que vous avez ouvert cette page, dans un autre onglet ou par quelqu’un d’autre. Rien n’est parti, rien n’est remplacé ni perdu\u00a0: comparez les deux versions.',
    already: 'Ce message est déjà parti, et personne ne le reçoit deux fois. Rien de plus n’a été envoyé.',
    'too-soon': 'Trois jours ne sont pas passés depuis le dernier message. Attendez, ou dites pourquoi c’est urgent.',
    'no-reason': 'Dites pourquoi cela ne peut pas attendre.',
    'too-many-tests': 'Dix essais par heure suffisent. Relisez le message ci-dessous, ou attendez un peu.',
  },
  fieldFaults: {
    required: 'Écrivez l’objet et le message.',
    'too-long': 'C’est trop long\u00a0: 200 caractères pour l’objet et 5\u202f000 pour le message, au plus.',
  },
  faultOf: (label, fault) => `${label}\u00a0: ${fault}`,
  earlier: 'Messages envoyés',
  states: { draft: 'brouillon', sending: 'en cours d’envoi', sent: 'envoyé', stopped: 'envoi arrêté' },
  receivers: (count) => `destinataires\u00a0: ${count}`,
  current: 'La version enregistrée',
  yours: 'La version de votre page',
  takeUp: 'Reprendre la version de votre page',
  missing: 'Pas de texte.',
  otherLanguage: (language) => `Ce message n’existe pas dans votre langue. Le voici en ${language}.`,
  whyYou: 'Vous recevez ce message parce que vous avez signé et demandé des nouvelles.',
  leaveHere: 'Pour ne plus en recevoir\u00a0:',
  leaveTitle: 'Ne plus recevoir de nouvelles',
  leaveIntro: (title) => `Vous ne recevrez plus de nouvelles de «\u00a0${title}\u00a0». Votre signature reste comptée.`,
  leave: 'Ne plus recevoir de nouvelles',
  left: (title) =>
    `C’est fait\u00a0: vous ne recevrez plus de nouvelles de «\u00a0${title}\u00a0». Votre signature reste comptée.`,
  noLink: 'Ce lien n’est pas entier. Copiez-le à nouveau depuis le message, sans rien en couper.',
};
