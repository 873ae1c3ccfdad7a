/** What is said while somebody acts, in French: it comes with the forms that say it. */
export const fr = {
  'error.kept': 'Ce que vous avez saisi est conservé.',
  'sign.required': 'Les champs sont obligatoires, sauf mention contraire.',
  'sign.name': 'Prénom et nom',
  'sign.email': 'Adresse électronique',
  'notice.title': 'Vos données',
  notice: 'Responsable\u00a0: {controller}. Finalité\u00a0: {purpose} Conservation\u00a0: {retention}',
  'notice.link': 'En savoir plus sur vos données et vos droits',

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
  'received.sent':
    'Nous avons envoyé un courriel à {email}. Saisissez ici son code à six chiffres, ou suivez son lien.',
  'received.sent.resumed':
    'Nous vous avons envoyé un courriel. Saisissez ici son code à six chiffres, ou suivez son lien.',
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
  'proof.check': 'Vérifier ma signature',
  'counted.kiosk':
    'Rien n’est gardé sur cet appareil, qui revient bientôt au début. Le lien du courriel vous reste pour la suite.',
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
};
