import type { ModerationWords } from './words.ts';

/** What a number up to one, or more, adds to a word. */
const plural = (count: number): string => (count > 1 ? 's' : '');

export const fr: ModerationWords = {
  lang: 'fr',
  title: 'Modération',
  note: (count) => `À modérer\u00a0: ${count}`,
  link: (count) => `Modération (${count})`,
  intro:
    'Ce qui est retenu ou signalé, le plus ancien d’abord. Chaque décision a un motif\u00a0: il est écrit à la personne qui a publié et à celles qui ont signalé, et inscrit, sans nom, au registre public et au journal de modération de la discussion.',
  keys: {
    title: 'Au clavier',
    list: [
      ['j', 'commentaire suivant'],
      ['k', 'commentaire précédent'],
      ['p', 'le publier'],
      ['r', 'le retirer\u00a0: le motif s’ouvre'],
      ['?', 'cette aide'],
    ],
    on: 'Raccourcis d’une seule touche',
    hint: 'À décocher si vous dictez à l’ordinateur. Dans un champ, une lettre reste une lettre.',
  },
  onlyOf: (title) => `Seulement dans «\u00a0${title}\u00a0».`,
  all: 'Voir toute la file',
  empty: 'Rien n’attend de décision.',
  waiting: (count, shown) => (count > 1 ? `${shown} attendent une décision.` : '1 attend une décision.'),
  lost: (count) =>
    count > 1
      ? `${count} ne peuvent pas être montrés\u00a0: leur discussion n’est plus là.`
      : '1 ne peut pas être montré\u00a0: sa discussion n’est plus là.',
  unnamed: 'Sans nom',
  by: 'Commentaire de',
  since: (time) => `attend depuis le ${time}`,
  edited: (time) => `modifié le ${time}`,
  in: 'dans',
  answers: (author) => `En réponse à ${author}\u00a0:`,
  whyTitle: 'Pourquoi il attend',
  report: (reference, reason) => `Signalé (${reference})\u00a0: ${reason}`,
  receivedAt: (time) => `Reçu le ${time}.`,
  reporter: {
    joined:
      'L’adresse donnée est celle d’une personne qui participe ici\u202f; le signalement lui-même n’est pas confirmé.',
    unknown: 'L’adresse donnée n’a été confirmée par personne ici.',
    none: 'Sans adresse\u00a0: rien n’est su d’autres signalements.',
  },
  others: ({ upheld, rejected, open }, shown) =>
    upheld + rejected + open === 0
      ? 'Aucun autre signalement sous cette adresse.'
      : `Autres signalements sous cette adresse\u00a0: ${shown(upheld)} fondé${plural(upheld)}, ${shown(rejected)} rejeté${plural(rejected)}, ${shown(open)} en attente.`,
  moreReports: (count) => `${count} signalements en tout.`,
  choose: (author) => `Choisir le commentaire de ${author}`,
  publish: 'Publier',
  publishOf: (author) => `Publier le commentaire de ${author}`,
  decide: 'Retirer, masquer, ou motiver autrement',
  several: 'Décider de plusieurs à la fois',
  severalHint: 'Cochez des commentaires ci-dessus. La même décision et le même motif valent pour tous.',
  verdict: 'Décision',
  verdicts: {
    publish: { label: 'Publier', hint: 'Il prend, ou garde, sa place dans la discussion.' },
    hide: { label: 'Masquer', hint: 'Il garde sa place, et se lit sur demande.' },
    remove: { label: 'Retirer', hint: 'Une mention avec le motif prend sa place.' },
  },
  reason: 'Motif',
  chooseReason: 'Choisir un motif',
  details: 'Précisions (facultatif)',
  detailsHint: 'Les faits, en une phrase. Elles sont publiques\u00a0: n’y nommez personne.',
  ground: 'Règle ou loi',
  groundHint: 'Par exemple\u00a0: charte de participation, article 4.',
  save: 'Décider',
  more: 'Suite de la file',
  done: (count) => (count > 1 ? `${count} décisions sont enregistrées.` : 'La décision est enregistrée.'),
  faultsTitle: 'Rien n’est encore décidé',
  faults: {
    cases: 'Cochez au moins un commentaire.',
    verdict: 'Choisissez une décision.',
    reason: 'Choisissez un motif.',
    unlisted: 'Choisissez un motif de la liste de chacun de ces commentaires. Précisez-le au-dessous.',
    ground: 'Indiquez la règle ou la loi.',
    text: 'Ce texte est trop long, ou contient des caractères qui ne peuvent pas être affichés\u00a0: 500 caractères au plus.',
  },
  typed: 'Ce que vous aviez écrit\u00a0:',
  told: {
    title: 'Tout n’a pas été décidé',
    changed: (author) =>
      `Le commentaire de ${author} a changé, ou un nouveau signalement est arrivé. Relisez-le, puis décidez\u00a0: votre texte est conservé.`,
    decided: (author, verdict, reason) =>
      `Le commentaire de ${author} a déjà été ${verdict} par une autre personne (${reason}). Sa décision est restée.`,
    gone: 'Un commentaire n’est plus là\u00a0: la personne qui l’a écrit l’a retiré, ou sa discussion n’existe plus.',
    verdicts: { publish: 'publié', hide: 'masqué', remove: 'retiré' },
  },
};
