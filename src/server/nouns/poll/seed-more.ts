import type { PollDocument } from './document.ts';

type Texts = Record<string, string>;

const option = (id: string, fr: string, en: string, description?: Texts): PollDocument['options'][number] => ({
  id,
  label: { fr, en },
  ...(description && { description }),
});

const scaleOfMentions: Record<string, Texts> = {
  'a-rejeter': { fr: 'À rejeter', en: 'Reject' },
  insuffisant: { fr: 'Insuffisant', en: 'Poor' },
  passable: { fr: 'Passable', en: 'Fair' },
  bien: { fr: 'Bien', en: 'Good' },
  'tres-bien': { fr: 'Très bien', en: 'Very good' },
};

/** Makes the polls of the town, by their ids. */
export function morePolls(
  town: Pick<PollDocument, 'type' | 'textVersion' | 'notice' | 'who' | 'countNote'>,
  day: (days: number) => string,
): Record<string, PollDocument> {
  return {
    'projets-de-quartier': {
      ...town,
      title: {
        fr: 'Que valent ces projets pour votre quartier\u202f?',
        en: 'What are these projects worth to your district?',
      },
      description: {
        fr: 'Cinq projets ont été jugés réalisables par les services de la ville. Donnez une mention à chacun\u00a0: celui dont la mention médiane est la plus haute sera réalisé le premier.',
        en: 'Five projects were found feasible by the town’s services. Give each a mention: the one with the highest median mention is built first.',
      },
      options: [
        option('verger', 'Un verger partagé rue des Lilas', 'A shared orchard in Rue des Lilas', {
          fr: 'Trente arbres fruitiers, entretenus avec les riverains. 42\u202f000\u00a0€.',
          en: 'Thirty fruit trees, kept with the neighbours. €42,000.',
        }),
        option('halle-de-jeux', 'Une halle de jeux couverte au Vieux-Port', 'A covered playground at Vieux-Port', {
          fr: 'Ouverte tous les jours, à l’abri de la pluie et du soleil. 180\u202f000\u00a0€.',
          en: 'Open every day, out of the rain and the sun. €180,000.',
        }),
        option(
          'atelier',
          'Un atelier de réparation à la maison de quartier',
          'A repair workshop at the community centre',
        ),
        option('traverse', 'Une traverse piétonne vers la gare', 'A footpath to the station'),
        option('fontaines', 'Douze fontaines à boire', 'Twelve drinking fountains'),
      ],
      form: { kind: 'judgments', mentions: Object.keys(scaleOfMentions), missing: { mention: 'a-rejeter' } },
      method: 'majority-judgment',
      words: scaleOfMentions,
      shuffled: true,
      results: 'after-vote',
      afterClose: {
        duty: {
          fr: 'La ville publie le calendrier du premier projet dans les deux mois.',
          en: 'The town publishes the timetable of the first project within two months.',
        },
        within: 'P2M',
      },
      opensAt: day(-12),
      closesAt: day(18),
    },
    'horaires-bibliotheque': {
      ...town,
      title: {
        fr: 'Quand ouvrir la bibliothèque plus longtemps\u202f?',
        en: 'When should the library stay open longer?',
      },
      description: {
        fr: 'La ville peut ouvrir la bibliothèque quatre heures de plus par semaine, en une seule fois.',
        en: 'The town can open the library four more hours a week, all at once.',
      },
      options: [
        option('dimanche', 'Le dimanche après-midi', 'On Sunday afternoons'),
        option('midi', 'Le midi en semaine', 'At midday on weekdays'),
        option('soir', 'Le jeudi soir jusqu’à 22\u00a0h', 'On Thursdays until 10 p.m.'),
        option('aucun', 'Aucun de ces horaires', 'None of these'),
      ],
      form: { kind: 'choices', min: 1, max: 1, none: 'aucun' },
      method: 'plurality',
      results: 'always',
      opensAt: day(-20),
      closesAt: day(20),
    },
    'fete-de-la-ville': {
      ...town,
      title: { fr: 'Que voulez-vous à la fête de la ville\u202f?', en: 'What do you want at the town festival?' },
      options: [
        option('concert', 'Un concert sur les quais', 'A concert on the quays'),
        option('cinema', 'Un cinéma en plein air', 'An open-air cinema'),
        option('banquet', 'Un grand banquet', 'A great banquet'),
        option('bal', 'Un bal', 'A ball'),
        option('regates', 'Des régates', 'Boat races'),
        option('feu', 'Un feu d’artifice', 'Fireworks'),
      ],
      form: { kind: 'choices', min: 1, max: 3 },
      method: 'approval',
      results: 'after-close',
      opensAt: day(-9),
      closesAt: day(12),
    },
    'espaces-verts': {
      ...town,
      title: { fr: 'Comment vont nos parcs\u202f?', en: 'How are our parks doing?' },
      description: {
        fr: 'Donnez une note de 0 à 10 à chacun des parcs que vous connaissez.',
        en: 'Give each park that you know a mark from 0 to 10.',
      },
      options: [
        option('iles', 'Le parc des Îles', 'Parc des Îles'),
        option('mail', 'Le mail Saint-Aubin', 'Mail Saint-Aubin'),
        option('botanique', 'Le jardin botanique', 'The botanical garden'),
        option('berges', 'Les berges de la Loire', 'The banks of the Loire'),
      ],
      form: { kind: 'scores', lowest: 0, highest: 10, complete: false },
      method: 'score',
      scoreRule: 'mean',
      results: 'always',
      opensAt: day(-30),
      closesAt: day(30),
    },
    'pont-royal-dimanche': {
      ...town,
      title: {
        fr: 'Fermer le pont Royal aux voitures le dimanche\u202f?',
        en: 'Should Pont Royal be closed to cars on Sundays?',
      },
      description: {
        fr: 'De mai à septembre, de 10\u00a0h à 19\u00a0h. Les bus, les secours et les riverains passeraient toujours.',
        en: 'From May to September, from 10 a.m. to 7 p.m. Buses, rescue services and residents could still cross.',
      },
      options: [],
      form: { kind: 'three-way' },
      method: 'three-way',
      results: 'always',
      quorum: {
        at: 1000,
        duty: {
          fr: 'À partir de ce nombre, le conseil municipal met la question à son ordre du jour.',
          en: 'From this number on, the town council puts the question on its agenda.',
        },
        within: 'P2M',
      },
      opensAt: day(-15),
      closesAt: day(25),
    },
    'nom-de-la-mediatheque': {
      ...town,
      title: { fr: 'Quel nom pour la médiathèque\u202f?', en: 'Which name for the media library?' },
      description: {
        fr: 'Classez les noms du préféré au moins aimé\u202f; vous pouvez en laisser de côté.',
        en: 'Rank the names from the one you like best; you may leave some out.',
      },
      options: [
        option('george-sand', 'George Sand', 'George Sand'),
        option('aime-cesaire', 'Aimé Césaire', 'Aimé Césaire'),
        option('agnes-varda', 'Agnès Varda', 'Agnès Varda'),
        option('jules-verne', 'Jules Verne', 'Jules Verne'),
        option('les-mariniers', 'Les Mariniers', 'Les Mariniers'),
      ],
      form: { kind: 'ranking', min: 1, max: 5, ties: false },
      method: 'schulze',
      shuffled: true,
      results: 'always',
      opensAt: day(-6),
      closesAt: day(40),
    },
    'place-du-marche': {
      ...town,
      title: { fr: 'Quel projet pour la place du Marché\u202f?', en: 'Which project for Place du Marché?' },
      description: {
        fr: 'Le vote est définitif\u00a0: prenez le temps de comparer les deux projets avant de l’envoyer.',
        en: 'The ballot is final: take the time to compare both projects before you send it.',
      },
      options: [
        option('jardin', 'Le jardin', 'The garden', {
          fr: 'Quarante arbres, une fontaine, pas de stationnement.',
          en: 'Forty trees, a fountain, no parking.',
        }),
        option('parvis', 'Le parvis', 'The forecourt', {
          fr: 'Une place dégagée pour le marché et les fêtes, vingt places de stationnement à côté.',
          en: 'An open square for the market and festivals, twenty parking spaces beside it.',
        }),
      ],
      form: { kind: 'choices', min: 1, max: 1 },
      method: 'plurality',
      results: 'after-close',
      afterClose: {
        duty: {
          fr: 'Le conseil municipal vote sur le projet retenu dans les trois mois.',
          en: 'The town council votes on the chosen project within three months.',
        },
        within: 'P3M',
      },
      final: true,
      opensAt: day(-4),
      closesAt: day(10),
    },
  };
}
