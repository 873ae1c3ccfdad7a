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
  'error.kept': 'Ce que vous avez saisi est conservé.',
  close: 'Annuler',

  'unit.participants': { one: 'participant·e', many: 'de participant·es', other: 'participant·es' },
  'unit.contributions': { one: 'contribution', many: 'de contributions', other: 'contributions' },
  'unit.votes': { one: 'vote', many: 'de votes', other: 'votes' },
  'unit.comments': { one: 'commentaire', many: 'de commentaires', other: 'commentaires' },
  'unit.signatures': { one: 'signature confirmée', many: 'de signatures confirmées', other: 'signatures confirmées' },
  'unit.days-left': { one: 'jour restant', other: 'jours restants' },

  'count.as-of': 'Compté le {date}',
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
  'counter.pause': 'Mettre en pause les mises à jour',
  'counter.resume': 'Reprendre les mises à jour',
  'days-left': { one: 'Encore {count} jour pour signer', other: 'Encore {count} jours pour signer' },
  'days-left.last': 'Dernier jour pour signer',
  'phase.not-open': 'Ouverture le {date}',
  'phase.paused': 'Recueil des signatures suspendu',
  'phase.closed': 'Close le {date}',
  'phase.archived': 'Archivée',

  'text.more': 'Lire tout le texte',
  'sign.name': 'Prénom et nom',
  'sign.email': 'Adresse électronique',
  'sign.sending': 'Envoi en cours…',
  'notice.title': 'Vos données',
  notice: 'Responsable\u00a0: {controller}. Finalité\u00a0: {purpose} Conservation\u00a0: {retention}',
  'notice.link': 'En savoir plus sur vos données et vos droits',

  'fault.summary': {
    one: 'Il reste un point à corriger avant l’envoi',
    other: 'Il reste {count} points à corriger avant l’envoi',
  },
  'fault.name.required': 'Indiquez votre prénom et votre nom, par exemple «\u00a0Camille Martin\u00a0».',
  'fault.name.reserved':
    'Ce nom est réservé à une institution ou à une personne élue. Indiquez votre prénom et votre nom\u202f; s’il est le vôtre, écrivez à l’équipe du site.',
  'fault.name': 'Indiquez votre nom tel qu’on l’écrit, sans adresse internet ni signe au début.',
  'fault.email.required': 'Indiquez votre adresse électronique, par exemple nom@exemple.fr.',
  'fault.email.too-long': 'Adresse trop longue\u00a0: 254 caractères au plus.',
  'fault.email': 'L’adresse électronique doit être de la forme nom@exemple.fr.',
  'fault.too-long': 'Texte trop long\u00a0: 100 caractères au plus.',
  'fault.code': 'Le code est fait de six chiffres, par exemple 123456.',

  'received.title': 'Signature reçue, il reste une étape',
  'received.sent': 'Un courriel part vers {email}. Saisissez ici son code à six chiffres, ou suivez son lien.',
  'received.sent.resumed': 'Un courriel vous a été envoyé. Saisissez ici son code à six chiffres, ou suivez son lien.',
  'received.not-counted': 'Votre signature sera comptée après cette confirmation.',
  'received.mail.delayed': 'Le courriel n’a pas encore pu partir. Nous continuons d’essayer.',
  'received.mail.failed':
    'Le courriel n’a pas pu être remis à cette adresse. Corrigez-la, ou demandez un nouvel envoi.',
  'received.by-link': 'Confirmé par le lien du courriel. Pour continuer ici aussi, saisissez le code de ce courriel.',
  'received.here': 'Continuer ici',
  'received.code': 'Code à six chiffres',
  'received.confirm': 'Confirmer ma signature',
  'received.nothing': 'Rien reçu au bout de quelques minutes\u202f?',
  'received.spam': 'Regardez dans les courriers indésirables, demandez un nouvel envoi ou corrigez l’adresse.',
  'received.address': 'Adresse électronique, si elle est à corriger (facultatif)',
  'received.resend': 'Envoyer un nouveau courriel',
  'received.resent': {
    one: 'Courriel envoyé. Un dernier envoi reste possible.',
    other: 'Courriel envoyé. {count} envois restent possibles.',
  },
  'received.resent.last': 'Courriel envoyé. C’était le dernier envoi possible.',
  'received.cancel': 'Annuler ma signature',

  'counted.title': 'Merci, votre signature est comptée',
  'counted.receipt': 'Ce navigateur garde un reçu\u00a0: vous pouvez retirer votre signature d’ici jusqu’à la clôture.',
  'counted.forget': 'Oublier sur cet appareil',
  withdraw: 'Retirer ma signature',
  'withdraw.sure': 'Retirer votre signature\u202f? Votre nom et votre adresse seront effacés.',
  'withdraw.yes': 'Oui, retirer',
  'withdraw.no': 'Non, ne rien retirer',
  'withdrawn.title': 'Votre signature est retirée',
  withdrawn: 'Votre nom et votre adresse sont effacés. Vous pouvez signer à nouveau.',

  'refused.code-wrong': 'Ce code n’est pas le bon. Vérifiez les six chiffres du dernier courriel reçu.',
  'refused.code-expired': 'Ce code n’est plus valable\u00a0: demandez un nouveau courriel.',
  'refused.too-many-mails': 'Le nombre de courriels possibles est atteint. Regardez dans les courriers indésirables.',
  'refused.key-used':
    'Le reçu de cet appareil n’est plus valable. Votre saisie est conservée\u00a0: envoyez-la à nouveau.',
  'refused.any': 'Le service n’a pas accepté cette demande.',
};

/** The texts that all elements may use; each noun brings its own besides. */
export type Key = keyof typeof fr;

/** A text by plural category of `{count}` in the catalogue's language. */
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** A whole catalogue: every key of the French one. */
export type Catalogue = Readonly<Record<keyof typeof fr, string | Plural>>;
