import type { DeliveryWords } from './words.ts';

export const fr: DeliveryWords = {
  link: 'Remettre la liste',
  title: 'Remettre la liste',
  intro:
    'La liste se lit telle qu’elle est à cet instant. Elle porte sa date, son compte et son empreinte, pour que chacun puisse vérifier que rien n’y a changé.',
  list: 'Liste',
  nothing: 'Il n’y a rien à remettre pour l’instant\u00a0: les chiffres ne sont pas encore publics.',
  perSheet: 'Lignes par feuillet',
  perSheetHint: 'Chaque ligne porte le numéro de son feuillet, dans la page comme dans le fichier.',
  perSheetFault: 'Indiquez un nombre de lignes entre 5 et 200.',
  forExcel: 'Pour Excel',
  forExcelHint: 'Ajoute la marque UTF-8, sans laquelle Excel abîme les accents.',
  asPage: 'Page à imprimer (PDF)',
  asCsv: 'Fichier CSV',
  logged:
    'La remise est inscrite au registre public, avec le compte et l’empreinte, sans aucun nom. La liste contient des données personnelles\u00a0: ne la remettez qu’à qui doit la recevoir.',
  back: 'Revenir',
  number: 'N°',
  sheet: 'Feuillet',
  sheetOf: (sheet, sheets) => `Feuillet ${sheet} sur ${sheets}`,
  date: 'Date de la liste',
  hash: 'Empreinte SHA-256',
  hashHint:
    'C’est celle des lignes du fichier CSV de cette liste\u00a0: tout ce qui précède sa ligne «\u00a0SHA-256\u00a0».',
  thing: 'Titre',
  address: 'Adresse',
  text: (version, language) => `Texte (version ${version}, ${language})`,
  earlier: (version, language, day) => `Texte jusqu’au ${day} (version ${version}, ${language})`,
  print: 'Pour en faire un PDF, imprimez cette page et choisissez «\u00a0Enregistrer au format PDF\u00a0».',
  inVolumes: (rows) =>
    `Au-delà de ${rows} lignes, la page à imprimer se divise en volumes d’une même liste, qui s’impriment l’un après l’autre.`,
  volumes: 'Les volumes de cette liste',
  volumesHint:
    'Chaque volume est une page à part, à imprimer seule. Tous portent la date et l’empreinte de la liste entière, et leurs feuillets se suivent.',
  volume: (number) => `volume ${number}`,
  volumeOf: (number, volumes) => `Volume ${number} sur ${volumes}`,
  range: (from, to, firstSheet, lastSheet) => `n° ${from} à ${to}, feuillets ${firstSheet} à ${lastSheet}`,
  textsIn: 'Les textes auxquels cette liste se rapporte figurent dans le volume 1.',
  volumeFaults: {
    unknown: 'Ce volume n’existe pas\u00a0: aucune liste remise ne correspond à cette adresse. Remettez la liste.',
    changed:
      'La liste a changé depuis sa remise, par exemple parce que des données personnelles ont été effacées. Ce volume n’irait plus avec les autres\u00a0: remettez la liste à nouveau ci-dessous, et imprimez-en tous les volumes.',
  },
  empty: 'La liste est vide.',
  onPaper: 'En plus, sur papier',
  paperToo: (number) => `En plus, sur papier\u00a0: ${number}, sans ligne dans cette liste.`,
  erased: 'Comptées en plus, données personnelles effacées',
  gone: {
    withdrawn: (day) => `(retirée le ${day})`,
    invalidated: (day) => `(écartée du compte le ${day})`,
  },
  goneSince: (counted) =>
    `Retirées ou écartées depuis la remise de la liste\u00a0: ${counted}. Leur place reste, vide, pour que les volumes se suivent\u202f; le compte et l’empreinte sont ceux de la liste remise.`,
  erasedToo: (counted) =>
    `S’y ajoutent, dans le compte, ${counted} dont les données personnelles ont été effacées\u00a0: il n’en reste ni nom ni commune.`,
};
