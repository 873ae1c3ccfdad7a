import type { ConsultationDocument } from './document.ts';

/* The consultation of Valmont-sur-Loire on its climate plan: what people proposed, and what was said of it. */

export const climateId = 'plan-climat';

export const climate = (day: (days: number) => string): ConsultationDocument => ({
  type: 'consultation',
  title: { fr: 'Plan climat\u00a0: que faire d’ici 2035\u202f?', en: 'Climate plan: what to do by 2035?' },
  summary: {
    fr: 'La ville écrit son plan climat avec les habitantes et les habitants. Proposez des mesures, donnez votre avis sur celles des autres, citez vos sources.\n\nLe conseil municipal répondra publiquement aux dix propositions les plus soutenues.',
    en: 'The town writes its climate plan with its residents. Propose measures, give your view on those of others, cite your sources.\n\nThe town council will answer the ten best supported proposals in public.',
  },
  opensAt: day(-38),
  closesAt: day(24),
  thread: { sides: [{ id: '1' }, { id: '0' }, { id: '-1' }], votes: 'up-down' },
  countNote: {
    fr: 'Démonstration\u00a0: ces données sont fictives.',
    en: 'Demonstration: these data are made up.',
  },
});

/** Section and title of each proposal. */
export const proposed: readonly (readonly [section: string, title: string])[] = [
  ['Se déplacer', 'Un bus toutes les dix minutes aux heures de pointe'],
  ['Se déplacer', 'Gratuité des transports pour les moins de dix-huit ans'],
  ['Se déplacer', 'Des stationnements à vélo abrités devant chaque école'],
  ['Se déplacer', 'Limiter la vitesse à 30 km/h dans toute la ville'],
  ['Se déplacer', 'Rouvrir la halte ferroviaire de Saint-Aubin'],
  ['Se loger', 'Un guichet unique pour la rénovation des logements'],
  ['Se loger', 'Isoler en priorité les logements sociaux classés F et G'],
  ['Se loger', 'Un réseau de chaleur au bois pour le centre'],
  ['Se loger', 'Des volets et des stores aidés dans les immeubles exposés'],
  ['Manger', 'Deux repas végétariens par semaine dans les cantines'],
  ['Manger', 'Réserver vingt hectares au maraîchage de proximité'],
  ['Manger', 'Un composteur à moins de deux cents mètres de chez soi'],
  ['Manger', 'Donner les invendus du marché couvert'],
  ['Eau et nature', 'Planter un arbre par nouveau-né'],
  ['Eau et nature', 'Retirer l’enrobé des cours d’école'],
  ['Eau et nature', 'Arroser les parcs à l’eau de pluie'],
  ['Eau et nature', 'Rendre les berges de la Loire aux promeneurs'],
  ['Eau et nature', 'Éteindre l’éclairage public de minuit à cinq heures'],
  ['Énergie', 'Des panneaux solaires sur les toits municipaux'],
  ['Énergie', 'Une coopérative citoyenne de l’énergie'],
  ['Énergie', 'Afficher la consommation des bâtiments publics'],
  ['Travailler', 'Un label pour les commerces qui réduisent leurs emballages'],
  ['Travailler', 'Des ateliers de réparation dans chaque quartier'],
  ['Travailler', 'Des horaires de chantier adaptés aux fortes chaleurs'],
];

/** What is said under proposals, and whether it is for (1), neutral (0) or against (−1). */
export const remarks: readonly (readonly [alignment: number, text: string])[] = [
  [1, 'C’est simple, et cela changerait le quotidien de mon quartier.'],
  [1, 'D’autres villes l’ont fait, avec de bons résultats.'],
  [1, 'À commencer par les quartiers où il fait le plus chaud.'],
  [1, 'Je suis pour, si les travaux sont annoncés à l’avance.'],
  [0, 'Combien cela coûterait-il par an\u202f?'],
  [0, 'Qui s’occuperait de l’entretien\u202f?'],
  [0, 'Il faudrait d’abord un essai de six mois.'],
  [-1, 'L’idée est bonne, mais l’argent serait plus utile à l’isolation.'],
  [-1, 'Cela gênerait les personnes qui travaillent tôt le matin.'],
  [-1, 'Le même service existe déjà à l’échelle de l’agglomération.'],
];

export const cited: readonly string[] = [
  'Diagnostic du plan climat, ville de Valmont-sur-Loire, chapitre 3',
  'Comptage des déplacements, printemps, direction de la voirie',
  'Bilan de la qualité de l’air, observatoire régional',
];
