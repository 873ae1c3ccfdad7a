import type { PersonWords } from './words.ts';

export const fr: PersonWords = {
  link: 'Demandes RGPD',
  title: 'Demandes sur les données (RGPD)',
  intro:
    'Quelqu’un demande ses données ou leur effacement\u202f? Saisissez son adresse\u00a0: elle reçoit un lien, et elle seule décide. Vous ne voyez rien de ses données, ni si elle est connue ici.',
  email: 'Adresse électronique de la personne',
  what: 'Ce qu’elle demande',
  wishes: {
    export: { label: 'Recevoir ses données', hint: 'Un fichier lisible, dans les sept jours.' },
    erase: {
      label: 'Effacer ses données',
      hint: 'Ce qui peut encore être retiré l’est. Ce qui est clos reste compté, sans lien avec elle.',
    },
  },
  ask: 'Envoyer le lien',
  asked: 'Le lien est parti. La personne a sept jours pour le suivre.',
  tooMany: 'Cette adresse a déjà reçu trois liens aujourd’hui. Demandez à la personne de chercher dans ses courriels.',
  noMail:
    'Ce serveur ne peut pas encore envoyer de courriel. Demandez à la personne qui l’administre d’indiquer un serveur de courriel dans les réglages, ou d’utiliser la commande civic-widgets person.',
  subject: (site, what) => (what === 'export' ? `Vos données sur ${site}` : `Effacer vos données sur ${site}`),
  mail: (site, what, url) => [
    'Bonjour,',
    what === 'export'
      ? `Vous avez demandé ce que ${site} conserve de vous. Suivez ce lien dans les sept jours\u00a0; le fichier se télécharge alors pendant une heure\u00a0:`
      : `Vous avez demandé à ${site} d’effacer ce qui est conservé de vous. Suivez ce lien dans les sept jours pour le confirmer\u00a0:`,
    url,
    'Si vous n’avez rien demandé, ne faites rien\u00a0: sans vous, rien ne se passe.',
    site,
  ],
  pageTitle: 'Vos données',
  pages: {
    export: {
      intro:
        'Le fichier contient tout ce qui est conservé sous votre adresse. Il se télécharge pendant une heure à partir de maintenant.',
      button: 'Télécharger mes données',
    },
    erase: {
      intro:
        'Vos noms, communes, adresses, commentaires et signalements sont effacés partout. Ce qui peut encore être retiré l’est\u00a0; ce qui est clos reste compté, sans lien avec vous. Cela ne se défait pas.',
      button: 'Effacer mes données pour toujours',
    },
  },
  erased: 'C’est fait\u00a0: plus rien n’est conservé sous votre adresse.',
  noLink: 'Ce lien a déjà servi, ou il est trop ancien. Adressez-vous à nouveau au site.',
};
