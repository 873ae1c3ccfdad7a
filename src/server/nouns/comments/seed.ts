import type { ThreadDocument } from './document.ts';
import type { NewComment } from './rows.ts';

/* The discussions of Valmont-sur-Loire: one for and against with everything that can become of a comment, one where one supports only. */

/** A thread to begin with. */
export interface SeedThread {
  id: string;
  document: ThreadDocument;
  comments: NewComment[];
}

const notice: ThreadDocument['notice'] = {
  version: '2026-1',
  controller: { fr: 'Ville de Valmont-sur-Loire', en: 'Town of Valmont-sur-Loire' },
  purpose: {
    fr: 'publier votre commentaire sous le nom que vous indiquez et vous écrire en cas de décision à son sujet.',
    en: 'to publish your comment under the name that you give, and to write to you in case of a decision about it.',
  },
  retention: { fr: 'un an après la clôture.', en: 'one year after the close.' },
  url: '/donnees-personnelles.html',
};

const guidelines: ThreadDocument['guidelines'] = {
  fr: '1. Parlez de la place, pas des personnes.\n2. Ni injure, ni menace, ni données sur autrui.\n3. Citez vos sources quand vous donnez des chiffres.\n\nChaque décision de la modération est publiée avec son motif.',
  en: '1. Speak of the square, not of people.\n2. No insults, no threats, no data about others.\n3. Cite your sources when you give figures.\n\nEvery decision of the moderators is published with its reason.',
};

const town = { author: 'demo town', name: 'Ville de Valmont-sur-Loire', role: 'official', lang: 'fr' };
const taken = { reason: 'Attaque contre une personne nommée', ground: 'Règles de la discussion, point 2' };

/** A long contribution, as some people write them. */
const long = [
  'J’habite au 12 de la place depuis 1987, et j’ai connu trois réaménagements. Le premier a supprimé les bancs, le deuxième les a remis, le troisième a posé l’enrobé noir sur lequel on mesure aujourd’hui 52\u00a0°C en juillet.',
  'Je propose trois choses simples. D’abord, garder les platanes et leur rendre de la terre\u00a0: quatre mètres carrés par arbre, comme le conseille l’Office national des forêts. Ensuite, déplacer les stationnements vers le parking des Halles, qui est vide aux deux tiers la journée. Enfin, laisser le centre libre\u00a0: le marché, le bal du 14\u00a0juillet et les enfants n’ont pas besoin de mobilier.',
  'Le tout coûterait moins que la fontaine prévue, dont l’entretien n’est chiffré nulle part. Les chiffres sont dans le rapport de la chambre régionale des comptes, page 31.',
].join('\n\n');

/** Threads whose comments were written some days before now. */
export function seedThreads(day: (days: number) => string, now: number): SeedThread[] {
  const at = (days: number): number => now - days * 24 * 3600 * 1000;
  const base = { type: 'thread' as const, notice, guidelines, contest: '/donnees-personnelles.html', holdLinks: 2 };
  return [
    {
      id: 'reamenager-la-place',
      document: {
        ...base,
        title: { fr: 'Réaménager la place du Marché', en: 'Redesign the market square' },
        opensAt: day(-30),
        closesAt: day(45),
        sides: [{ id: '1' }, { id: '-1' }],
        votes: 'up-down',
        depth: 3,
        holdWords: ['casino', 'viagra'],
        countNote: {
          fr: 'Démonstration\u00a0: les commentaires déjà présents sont fictifs.',
          en: 'Demonstration: the comments that were there at first are made up.',
        },
      },
      comments: [
        comment(
          'platanes',
          'Nina P.',
          '1',
          'Gardez les platanes\u00a0: ils donnent la seule ombre du quartier.',
          at(28),
          41,
          2,
        ),
        {
          id: 'platanes-ville',
          parent: 'platanes',
          ...town,
          body: 'Les onze platanes restent. Leur diagnostic est public et chaque arbre recevra quatre mètres carrés de pleine terre.',
          at: at(26),
          up: 33,
        },
        reply('platanes-merci', 'platanes-ville', 'Nina P.', 'Merci. Et pendant les travaux\u202f?', at(25), 6),
        reply(
          'platanes-cloture',
          'platanes-merci',
          'Sam',
          'Une clôture autour des racines suffit, à deux mètres du tronc.',
          at(24),
          9,
        ),
        comment('longue', 'Marie-Hélène L’Hôpital', '1', long, at(22), 27, 3),
        comment(
          'parking',
          'Jo',
          '-1',
          'Où se garer le jour du marché\u202f? Le parking des Halles est à huit minutes à pied, avec des sacs.',
          at(21),
          35,
          18,
        ),
        reply(
          'parking-reponse',
          'parking',
          'Camille Martin',
          'Le minibus passe toutes les dix minutes depuis septembre.',
          at(20),
          12,
        ),
        reply('parking-retiree', 'parking', 'Alex', 'Texte retiré.', at(20), 0, { state: 'moderator', ...taken }),
        reply('parking-suite', 'parking-retiree', 'Sam', 'Restons sur le sujet, s’il vous plaît.', at(19), 8),
        {
          ...comment('arabe', 'محمد بن علي', '1', 'نحتاج إلى مقاعد في الظل وإلى نافورة ماء قرب السوق.', at(18), 14, 1),
          lang: 'ar',
        },
        comment(
          'cout',
          'Dominique',
          '-1',
          '2,4\u00a0millions d’euros, c’est le budget de dix ans pour les écoles du quartier.',
          at(16),
          22,
          11,
        ),
        comment('retiree', 'Lou', '-1', '', at(14), 0, 0, { state: 'author' }),
        comment('masquee', 'Robin', '1', 'Et sinon, quelqu’un connaît un bon plombier\u202f?', at(12), 1, 9, {
          state: 'hidden',
          ...taken,
          reason: 'Hors sujet',
          ground: 'Règles de la discussion, point 1',
        }),
        comment('attente', 'Charlie', '1', 'Voir mes trois liens.', at(2), 0, 0, { state: 'awaiting' }),
        comment(
          'velo',
          'Nolwenn Mac’h',
          '1',
          'Des arceaux à vélo près des Halles, et non au milieu de la place.',
          at(9),
          19,
          2,
        ),
      ],
    },
    {
      id: 'noms-de-rues',
      document: {
        ...base,
        title: { fr: 'Quels noms pour les nouvelles rues\u202f?', en: 'What names for the new streets?' },
        opensAt: day(-12),
        closesAt: day(20),
        votes: 'support',
        depth: 1,
        orders: ['supported', 'newest', 'random'],
      },
      comments: [
        comment('beauvoir', 'Camille Martin', '', 'Rue Simone-de-Beauvoir', at(11), 48),
        comment('mariniers', 'Sam', '', 'Quai des Lavandières\u00a0: elles ont travaillé là deux siècles.', at(10), 63),
        reply('mariniers-plus', 'mariniers', 'Nina P.', 'Avec une plaque qui dit leurs noms.', at(9), 21),
        comment('curie', 'Jo', '', 'Rue Marie-Curie', at(8), 17),
      ],
    },
  ];
}

function comment(
  id: string,
  name: string,
  side: string,
  body: string,
  at: number,
  up: number,
  down = 0,
  more: Partial<NewComment> = {},
): NewComment {
  return { id, author: `demo ${name}`, name, side, body, at, up, down, lang: 'fr', ...more };
}

function reply(
  id: string,
  parent: string,
  name: string,
  body: string,
  at: number,
  up: number,
  more: Partial<NewComment> = {},
): NewComment {
  return { id, parent, author: `demo ${name}`, name, body, at, up, lang: 'fr', ...more };
}
