import type { TeamWords } from './words.ts';

export const fr: TeamWords = {
  lang: 'fr',
  hello: 'Bonjour,',
  subject: {
    given: (site) => `Un rôle vous est confié au bureau de ${site}`,
    taken: (site) => `Votre rôle au bureau de ${site} a pris fin`,
  },
  by: {
    given: {
      owner: (site) =>
        `Une personne responsable de ${site} vous a confié un rôle au bureau, où se prépare et se suit la participation.`,
      operator: (site) =>
        `L’administration du serveur de ${site} vous a confié un rôle au bureau, où se prépare et se suit la participation.`,
    },
    taken: {
      owner: (site) => `Une personne responsable de ${site} vous a retiré un rôle au bureau.`,
      operator: (site) => `L’administration du serveur de ${site} vous a retiré un rôle au bureau.`,
    },
  },
  role: (label, may) => `Rôle\u00a0: ${label} (${may})`,
  where: (place) => `Où\u00a0: ${place}`,
  wholeSite: 'tout le site',
  only: (title) => `seulement «\u00a0${title}\u00a0»`,
  why: (reason) => `Pourquoi\u00a0: ${reason}`,
  enter: (url) =>
    `Pour entrer, ouvrez cette adresse et saisissez-y celle à laquelle ce courriel est arrivé\u00a0: un code vous parvient par courriel. Il n’y a pas de mot de passe.\n${url}`,
  unexpected:
    'Vous ne vous y attendiez pas\u202f? Parlez-en à l’institution. Rien ne se fait en votre nom tant que vous n’entrez pas.',
  left: (url) => `Vos autres rôles restent les vôtres\u00a0:\n${url}`,
  nothingLeft: 'Le bureau est désormais fermé à cette adresse, sur tous les appareils. Vous n’avez rien à faire.',
};
