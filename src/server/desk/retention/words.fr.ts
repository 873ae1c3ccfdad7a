import type { RetentionWords } from './words.ts';

export const fr: RetentionWords = {
  link: 'Effacement des données',
  title: 'Effacement des données',
  promise: 'Durée annoncée',
  noNotice: 'Aucune durée n’est annoncée ici.',
  known: 'Personnes connues par leur nom ou leur adresse',
  date: 'Effacement',
  noDate:
    'Aucune date\u00a0: la durée n’a pas été fixée pour l’effacement automatique, ou rien n’est encore clos. Vous pourrez effacer vous-même après la clôture.',
  running: 'L’effacement est en cours. Il continue de lui-même.',
  done: (people, date) => `Effacement fait le ${date}\u00a0: ${people}.`,
  nothing: 'Il n’y avait rien à effacer\u00a0: personne n’est connu ici par son nom ou son adresse.',
  open: 'On peut encore participer, ou confirmer dans les 24 heures de la clôture. L’effacement n’est possible qu’ensuite\u00a0: clôturez ou archivez d’abord.',
  confirmable: (until) =>
    `On peut encore confirmer, jusqu’au ${until}. L’effacement est possible ensuite, ou dès que vous archivez.`,
  outlasts: (date) =>
    `L’avis promettait d’effacer les noms et les adresses après le ${date}, et la participation reste ouverte au-delà. Clôturez-la, et remettez la liste dans les 24 heures\u00a0: ensuite ils sont effacés. L’archiver n’en laisse pas le temps.`,
  erase: 'Effacer maintenant',
  eraseTitle: 'Effacer maintenant',
  what: (people) => `Les noms, communes et adresses électroniques de ${people} vont être effacés.`,
  waiting: 'Messages à ces personnes qui ne sont pas encore partis',
  letters: (count, written) =>
    count < 2
      ? '1 message à ces personnes n’est pas encore parti, par exemple des nouvelles ou l’annonce d’un texte modifié\u00a0: il sera effacé avec elles et ne partira jamais. Attendez qu’il soit parti s’il doit être lu.'
      : `${written} messages à ces personnes ne sont pas encore partis, par exemple des nouvelles ou l’annonce d’un texte modifié\u00a0: ils seront effacés avec elles et ne partiront jamais. Attendez qu’ils soient partis s’ils doivent être lus.`,
  unsent: (count, written) =>
    count < 2
      ? '1 message à ces personnes n’était pas parti, et ne partira pas.'
      : `${written} messages à ces personnes n’étaient pas partis, et ne partiront pas.`,
  traces:
    'Ce qui pourrait encore être deviné est effacé\u00a0: les empreintes des domaines, communes et pages que moins de cinq personnes partagent, et celles des domaines des bulletins. Dans les chiffres, ils deviennent «\u00a0autres\u00a0».',
  stays: [
    'Restent\u00a0: les comptes, leurs dates, les seuils atteints, la version du texte de chaque signature, les bulletins et les commentaires sans nom.',
    'Sur leur appareil, les personnes voient toujours que leur participation est comptée.',
  ],
  forever: 'Cela ne se défait pas. Remettez d’abord la liste à qui doit la recevoir.',
  reopen: 'On ne peut plus rouvrir ensuite\u00a0: personne n’y serait reconnu comme ayant déjà participé.',
  understood: 'J’ai compris que cela ne se défait pas',
  notUnderstood: 'Cochez la case pour confirmer. Rien n’a été effacé.',
  now: 'Effacer pour toujours',
  back: 'Ne rien effacer',
  people: { one: 'personne', many: 'de personnes', other: 'personnes' },
};
