import type { PublishingWords } from './words.ts';

/* French typography is written as escapes so that no editor loses it: \u202f before ; ! ?, \u00a0 before : and inside « ». */

export const fr: PublishingWords = {
  title: (of) => `Données ouvertes\u00a0: ${of}`,
  says: (of) =>
    `Les chiffres publiés de «\u00a0${of}\u00a0», la façon dont ils sont comptés et leur évolution jour après jour. Aucune donnée personnelle.`,
  lead: 'Ce qui est publié ici en chiffres, la façon dont c’est compté et les fichiers à télécharger. Ils ne contiennent aucune donnée personnelle.',
  back: 'Retour à la page',
  numbers: 'Les chiffres',
  caption: 'Les chiffres, et quand chacun a été compté',
  metric: 'Ce qui est compté',
  value: 'Nombre',
  counted: 'Compté le',
  none: 'Aucun chiffre n’est publié pour le moment.',
  hidden: 'Les votes ne sont pas encore publiés. Ils entreront dans ces fichiers au moment où la page les affichera.',
  how: 'Comment c’est compté',
  downloads: 'Fichiers à télécharger',
  files: {
    'data.csv': 'Tous les chiffres, un par ligne',
    'data-days.csv': 'L’évolution jour après jour',
    'data.json': 'Cette page et tous les chiffres, pour les programmes',
  },
  forms: { 'text/csv': 'CSV', 'application/json': 'JSON' },
  about: 'À propos de ces données',
  publisher: 'Publié par',
  licence: 'Licence',
  period: 'Période',
  from: (date) => `Depuis le ${date}`,
  until: (date) => `Jusqu’au ${date}`,
  between: (from, until) => `Du ${from} au ${until}`,
  noPeriod: 'Aucune date n’est fixée.',
  changed: 'Dernier changement',
  notTold:
    'Non indiqué\u00a0: aucune date n’est connue, trop peu de personnes ont participé, ou les chiffres ne sont pas encore publiés.',
  signs: 'Signes',
  signsSaid: 'Dans la colonne «\u00a0sign\u00a0», d’accord vaut +1, neutre vaut 0 et pas d’accord vaut −1.',
  groups: 'Petits groupes',
  groupsSaid: (least) =>
    `Le détail par jour ne porte jamais sur moins de ${least}\u00a0: les jours qui en comptent moins sont réunis à leurs voisins. Les totaux restent exacts.`,
  personal: 'Données personnelles',
  personalSaid: 'Aucune\u00a0: ni nom, ni adresse électronique, ni lieu, ni heure d’une participation.',
  checks: 'Vérifier soi-même',
  ledger: 'Registre public de ces comptes',
  ledgerHint: 'Toute personne peut les recompter de l’extérieur avec cette commande\u00a0:',
  log: 'Registre des décisions\u00a0: ce qui a été retiré des comptes ou ajouté, et pourquoi',
  parts: 'Ce qui en fait partie',
  more: 'Page suivante',
  all: 'Données ouvertes',
  allLead:
    'Tout ce qui est publié ici a une page avec ses chiffres, la façon dont ils sont comptés et des fichiers à télécharger.',
  allSays: (site) =>
    `Les chiffres publiés par ${site}, avec la façon dont ils sont comptés. Aucune donnée personnelle.`,
};
