/* What is said of acts that wait on the device: it comes with the first act. */
export const fr = {
  'outbox.title': 'En attente, pas encore reçu',
  'outbox.confirm.title': 'Confirmation en attente, pas encore reçue',
  'outbox.withdraw.title': 'Retrait en attente, pas encore reçu',
  'outbox.kept':
    'Le service n’a pas répondu. Votre envoi est gardé sur cet appareil et repart de lui-même dès que possible, pendant sept jours. Il comptera une seule fois.',
  'outbox.unstored':
    'Le service n’a pas répondu. Gardez cette page ouverte\u00a0: votre envoi repart de lui-même dès que possible. Il comptera une seule fois.',
  'outbox.now': 'Envoyer maintenant',
  'outbox.cancel': 'Annuler l’envoi',
  'outbox.arrived': 'Votre envoi est bien arrivé.',
  'outbox.cancelled.title': 'Envoi annulé',
  'outbox.cancelled':
    'Rien ne sera plus envoyé, et cet appareil n’en garde rien. Ce qui était déjà arrivé reste tel quel.',
  'outbox.draft.title': 'Envoi annulé',
  'outbox.draft':
    'Rien ne sera plus envoyé. Votre texte est de nouveau dans le formulaire. S’il était déjà arrivé, il est dans la discussion, où vous pouvez le supprimer.',
  'outbox.taken-back.title': 'Envoi annulé',
  'outbox.taken-back':
    'Rien ne sera plus envoyé, et ce que vous aviez saisi est effacé d’ici. Si votre envoi était déjà arrivé, il sera retiré dès que le service répondra.',
  'outbox.refused.title': 'Votre envoi n’a pas été reçu',
  'outbox.refused':
    'Il ne sera plus envoyé. Ce que vous aviez saisi reste sur cet appareil jusqu’à ce que vous l’effaciez, 30 jours au plus.',
  'outbox.too-late': 'Le service n’a pas répondu pendant sept jours.',
  'outbox.copy': 'Copier ce que j’ai saisi',
  'outbox.copied': 'Votre saisie est copiée.',
  'outbox.remove': 'Effacer de cet appareil',
  'outbox.removed.title': 'Saisie effacée',
  'outbox.removed': 'Cet appareil ne garde plus rien de cet envoi.',
};
