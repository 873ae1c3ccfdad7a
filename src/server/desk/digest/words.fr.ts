import type { DigestWords } from './words.ts';

export const fr: DigestWords = {
  title: 'Courriels de modération',
  legend: 'Quand voulez-vous un courriel\u00a0?',
  hint: 'Le courriel dit combien de contributions attendent et depuis quand, dans la langue de cette page. Aucun nom ni aucun texte n’y figure.',
  paces: {
    never: { label: 'Jamais', hint: '' },
    daily: { label: 'Une fois par jour', hint: 'Le matin, s’il y a quelque chose à décider.' },
    filling: {
      label: 'Dès que la file se remplit',
      hint: 'Une seule fois, jusqu’à ce que tout soit décidé, et au plus une fois par heure.',
    },
  },
  save: 'Enregistrer',
  done: {
    'moderation-chosen': 'C’est noté\u00a0: un courriel vous dira ce qui attend.',
    'moderation-stopped': 'C’est noté\u00a0: vous ne recevrez plus de courriel de modération.',
  },
  noMail: 'Ce serveur ne peut pas encore envoyer de courriel. Votre choix vaudra dès qu’il le pourra.',
  link: 'Recevoir un courriel quand des contributions attendent',
  subject: (count, shown, site) =>
    `${count > 1 ? `${shown} contributions attendent` : '1 contribution attend'} une décision – ${site}`,
  waiting: (count, shown, site) =>
    `${count > 1 ? `${shown} contributions attendent` : '1 contribution attend'} une décision de modération sur ${site}.`,
  since: (time) => `La plus ancienne attend depuis le ${time}.`,
  queue: 'Ouvrir la file\u00a0:',
  whyYou: 'Vous recevez ce courriel parce que vous l’avez demandé dans «\u00a0Mon accès\u00a0».',
  stopHere: 'Pour ne plus en recevoir\u00a0:',
  leaveIntro: 'Aucun courriel ne vous dira plus ce qui attend une décision. Votre accès au bureau reste le même.',
  leave: 'Ne plus recevoir ces courriels',
  left: 'C’est fait\u00a0: vous ne recevrez plus ces courriels. Vous pouvez les demander de nouveau dans «\u00a0Mon accès\u00a0».',
  noLink:
    'Ce lien n’arrête aucun courriel\u00a0: ils sont déjà arrêtés, ou l’adresse est incomplète. Copiez-la en entier depuis le courriel, ou choisissez «\u00a0Jamais\u00a0» dans «\u00a0Mon accès\u00a0».',
};
