/** What is said of petitions, in French. */
export const fr = {
  'gauge.next': {
    one: 'Encore {count} signature pour atteindre {at}',
    other: 'Encore {count} signatures pour atteindre {at}',
  },
  'gauge.over': { one: '{count} seuil atteint sur {of}', other: '{count} seuils atteints sur {of}' },
  'gauge.all': 'Tous les seuils sont atteints.',
  'gauge.thresholds': 'À quoi chaque seuil engage',
  'gauge.reached': 'atteint le {date}',

  author: 'Pétition portée par {author}',

  'sign.elsewhere': 'Signer sur {site}',
  'vote.elsewhere': 'Voter sur {site}',
  sign: 'Signer la pétition',
  'sign.resumes': 'Vous pourrez signer à nouveau à la reprise.',
  share: 'Partager',
  'share.copy': 'Copier le lien',
  'share.copied': 'Lien copié.',
  'share.mail': 'Envoyer par courriel',
};
