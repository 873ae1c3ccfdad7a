/** What is said once a ballot is filled in, in French: it comes with the code that says it. */
export const fr = {
  'poll.review': 'Vérifiez votre vote',
  'poll.review.blank': 'Vote blanc',
  'poll.review.left': 'Hors de votre choix\u00a0: {options}',
  'poll.review.change': 'Modifier mon choix',
  'poll.review.later': 'Vous pourrez modifier ou retirer votre vote jusqu’à la clôture.',
  'poll.review.final': 'Une fois confirmé, votre vote est définitif\u00a0: il ne pourra être ni modifié ni retiré.',
  'poll.review.last': { one: 'Ensuite\u00a0: {options}', other: 'Ensuite, à égalité\u00a0: {options}' },
  'poll.email.hint':
    'Jamais publiée, elle sert à confirmer votre vote et à n’en compter qu’un par personne. Format\u00a0: nom@exemple.fr',
  'poll.send.change': 'Enregistrer ce changement',
  'poll.received.title': 'Vote reçu, il reste une étape',
  'poll.received.not-counted': 'Votre vote sera compté après cette confirmation.',
  'poll.received.confirm': 'Confirmer mon vote',
  'poll.received.cancel': 'Annuler mon vote',
  'poll.counted.title': 'Merci, votre vote est compté',
  'poll.counted.receipt': 'Votre reçu et votre choix restent dans ce navigateur, sur cet appareil seulement.',
  'poll.changed': 'Le texte a changé le {date}, après votre vote.',
  'poll.changed.free': 'Relisez-le\u00a0: vous pouvez modifier votre vote.',
  'poll.change': 'Modifier mon vote',
  'poll.withdraw': 'Retirer mon vote',
  'poll.withdraw.sure': 'Retirer votre vote\u202f? Il ne sera plus compté.',
  'poll.proof.check': 'Vérifier mon vote',
  'poll.withdrawn.title': 'Votre vote est retiré',
  'poll.withdrawn': 'Il n’est plus compté. Vous pouvez voter à nouveau.',
  'poll.refused.text-changed':
    'La question ou les options ont changé. Relisez-les, puis votez à nouveau\u00a0: votre choix est conservé.',
};
