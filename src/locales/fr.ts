import type { fr as acts } from './acts/fr.ts';

/*
 * French, the reference catalogue: its keys are the keys of every other. Narrow and wide no-break spaces are written as
 * escapes so that no editor loses them: \u202f before ; ! ?, \u00a0 before : and inside « ».
 */
export const fr = {
  loading: 'Chargement en cours',
  retry: 'Réessayer',
  'error.network': 'Pas de connexion au service. Vérifiez votre accès à internet, puis réessayez.',
  'error.timeout': 'Le service met trop de temps à répondre. Réessayez dans quelques minutes.',
  'error.not-found': 'Cette page n’existe pas ou n’existe plus.',
  'error.rate-limited': 'Trop de demandes en peu de temps. Attendez une minute, puis réessayez.',
  'error.rate-limited.until': 'Trop de demandes en peu de temps. Réessayez {when}.',
  'error.forbidden': 'Le service n’autorise pas cette page à l’afficher.',
  'error.any': 'Le service ne répond pas comme prévu. Réessayez plus tard.',
  'error.part': 'Cette partie n’a pas pu être chargée. Réessayez, ou rechargez la page.',
  'error.stale': 'Dernière mise à jour échouée\u00a0: chiffres du {date}.',
  login: 'Connectez-vous d’abord, puis recommencez.',
  close: 'Annuler',

  'unit.participants': {
    one: 'personne a participé',
    many: 'de personnes ont participé',
    other: 'personnes ont participé',
  },
  'unit.contributions': { one: 'contribution', many: 'de contributions', other: 'contributions' },
  'unit.votes': { one: 'vote', many: 'de votes', other: 'votes' },
  'unit.comments': { one: 'commentaire', many: 'de commentaires', other: 'commentaires' },
  'unit.signatures': { one: 'signature confirmée', many: 'de signatures confirmées', other: 'signatures confirmées' },
  'unit.days-left': { one: 'jour restant', other: 'jours restants' },

  'count.as-of': 'Compté le {date}',
  'count.at-close': 'Total à la clôture',
  'count.pending': { one: '{count} en attente de confirmation', other: '{count} en attente de confirmation' },
  'count.invalidated': { one: '{count} hors du compte', other: '{count} hors du compte' },
  answer: 'Réponse officielle',
  'answer.link': 'Lire la réponse complète',
  duties: 'Engagements',
  'duty.due': 'À faire au plus tard le {date}.',
  'duty.met': 'Fait le {date}.',
  'duty.ahead': 'Fait le {date}, par avance.',
  'duty.late': { one: 'En retard de {count} jour.', other: 'En retard de {count} jours.' },
  timeline: 'Les étapes',
  'count.offline': { one: 'dont {count} sur papier', other: 'dont {count} sur papier' },
  'count.checked': {
    one: '{count} personne a vérifié avec son reçu',
    other: '{count} personnes ont vérifié avec leur reçu',
  },
  'counter.pause': 'Mettre en pause les mises à jour',
  'counter.resume': 'Reprendre les mises à jour',
  'days-left': { one: 'Encore {count} jour pour signer', other: 'Encore {count} jours pour signer' },
  'days-left.last': 'Dernier jour pour signer',
  'phase.not-open': 'Ouverture le {date}',
  'phase.paused': 'Signatures suspendues',
  'phase.closed': 'Close le {date}',
  'phase.archived': 'Archivée',

  'text.more': 'Lire tout le texte',
  'sign.sending': 'Envoi en cours…',
  'fault.summary': {
    one: 'Il reste un point à corriger avant l’envoi',
    other: 'Il reste {count} points à corriger avant l’envoi',
  },
  'counted.forget': 'Effacer mon reçu de cet appareil',
  'refused.any': 'Le service n’a pas accepté cette demande.',
};

/** The texts that all elements may use, those of acts once their forms are here; each noun brings its own besides. */
export type Key = keyof typeof fr | keyof typeof acts;

/** A text by plural category of `{count}` in the catalogue's language. */
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** A whole catalogue: every key of the French one. */
export type Catalogue = Readonly<Record<keyof typeof fr, string | Plural>>;
