/** The petition that the demo is about. */
export const cycling = {
  title: {
    fr: 'Des pistes cyclables séparées sur les trois ponts',
    en: 'Separate cycle tracks on the three bridges',
  },
  author: { fr: 'le collectif Valmont à vélo', en: 'the group Valmont à vélo' },
  text: {
    fr: [
      'Valmont-sur-Loire est coupée en deux par le fleuve. Pour aller à l’école, au travail ou au marché, chaque jour, des milliers de personnes traversent l’un de nos trois ponts. À pied, en bus ou en voiture, chacun y a sa place. À vélo, non.',
      'Sur le pont Royal, la bande peinte fait 90\u00a0centimètres et s’arrête avant le carrefour. Sur le pont du Vieux-Port, il n’y a rien. Sur le pont des Îles, les vélos partagent le trottoir avec les poussettes. Le comptage publié par la ville au printemps relève pourtant 3\u00a0800 passages de vélos par jour, deux fois plus qu’il y a six ans\u202f; dans le même temps, 41 accidents corporels ont été recensés sur ces ponts et à leurs abords.',
      'Beaucoup renoncent. Des parents nous disent qu’ils feraient le trajet avec leurs enfants si la piste était séparée des voitures. Des personnes âgées nous disent qu’elles n’osent plus marcher sur le trottoir du pont des Îles. Une piste à part protège tout le monde\u00a0: qui roule, qui marche, et qui conduit.',
      'Nous demandons à la ville\u00a0:\n– une piste d’au moins deux mètres par sens, séparée par une bordure, sur chacun des trois ponts\u202f;\n– des carrefours protégés aux six entrées des ponts\u202f;\n– un trottoir rendu aux piétons sur le pont des Îles\u202f;\n– un calendrier public, avec le premier pont livré dans les dix-huit mois.',
      'Ces travaux sont prévus au plan de déplacements adopté il y a quatre ans. Il reste à les faire.',
    ].join('\n\n'),
    en: [
      'The river cuts Valmont-sur-Loire in two. To go to school, to work or to the market, thousands of people cross one of our three bridges every day. On foot, by bus or by car, everyone has a place there. By bicycle, no one has.',
      'On Pont Royal, the painted lane is 90 centimetres wide and ends before the junction. On Pont du Vieux-Port, there is nothing. On Pont des Îles, bicycles share the pavement with prams. Yet the count that the town published in spring finds 3,800 bicycles a day, twice as many as six years ago; over the same time, 41 accidents with injuries were recorded on these bridges and beside them.',
      'Many give up. Parents tell us that they would ride with their children if the track were apart from the cars. Elderly people tell us that they no longer dare to walk on the pavement of Pont des Îles. A separate track protects everyone: those who ride, those who walk, and those who drive.',
      'We ask the town for:\n– a track at least two metres wide each way, set apart by a kerb, on each of the three bridges;\n– protected junctions at the six ends of the bridges;\n– the pavement of Pont des Îles given back to pedestrians;\n– a public calendar, with the first bridge done within eighteen months.',
      'This work is in the transport plan that was adopted four years ago. It remains to be done.',
    ].join('\n\n'),
  },
};
