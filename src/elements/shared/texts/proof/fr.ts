/** What is said of an act that is looked for in the public ledger, in French. */
export const fr = {
  'proof.running': 'Vérification en cours…',
  'proof.there.title': 'Vérifié\u00a0: c’est dans le registre public',
  'proof.there':
    'Ligne {place} sur {size}, d’après le sceau lu le {date}. Votre navigateur l’a calculé lui-même. La ligne ne dit pas ce que vous avez choisi.',
  'proof.instead': 'Cette ligne prend la place d’un vote que vous aviez déjà confirmé.',
  'proof.remembered':
    'Ce navigateur retient ce sceau\u00a0: à la prochaine vérification, il verra si le registre a été réécrit.',
  'proof.goes-on': 'Rien n’a été enlevé ni réécrit depuis le sceau du {earlier}.',
  'proof.out.title': 'C’est dans le registre, et ce n’est plus compté',
  'proof.out':
    'La ligne {place} sur {size} l’a retiré du compte. Si ce n’est pas vous qui l’avez demandé, demandez pourquoi à l’équipe du site.',
  'proof.not-yet.title': 'Ce n’est pas encore dans le registre',
  'proof.hidden':
    'Tant que le nombre de votes est caché, le registre attend, lui aussi\u00a0: chaque ligne dirait que quelqu’un a voté. Revenez quand les résultats seront publics. Ce navigateur garde votre reçu.',
  'proof.hidden.until':
    'Tant que le nombre de votes est caché, le registre attend, lui aussi\u00a0: chaque ligne dirait que quelqu’un a voté. Revenez après le {until}. Ce navigateur garde votre reçu.',
  'proof.soon':
    'Le site dit qu’il l’écrira dans quelques secondes. Vérifiez à nouveau dans un instant\u202f; si rien n’a changé demain, écrivez à l’équipe du site.',
  'proof.earlier.title': 'Compté avant le début du registre',
  'proof.earlier': {
    one: 'Le registre tient en une ligne ce qui était compté avant lui\u00a0: {count} acte. Si le vôtre en est, il ne s’y distingue pas.',
    other:
      'Le registre tient en une ligne ce qui était compté avant lui\u00a0: {count} actes. Si le vôtre en est, il ne s’y distingue pas.',
  },
  'proof.double.title': 'Compté par un autre reçu',
  'proof.double':
    'Le site dit que vous aviez déjà signé avec cette adresse\u00a0: c’est cette première signature qui compte. Vérifiez-la depuis l’appareil où vous l’avez faite.',
  'proof.missing.title': 'Ce n’est pas dans le registre',
  'proof.missing':
    'Le registre a {size} lignes, et aucune n’est à vous. Écrivez à l’équipe du site avec le texte ci-dessous\u00a0: ce que le site a signé, et la marque qui aurait dû s’y trouver. Gardez aussi votre courriel de confirmation.',
  'proof.wrong.title': 'La preuve ne tient pas',
  'proof.wrong': 'Ce que le site a répondu le {date} n’est pas une preuve\u00a0: le calcul donne autre chose.',
  'proof.shrunk.title': 'Le registre a rétréci',
  'proof.shrunk':
    'Il avait {before} lignes le {earlier}, et n’en a plus que {size}. On ne peut qu’en ajouter\u00a0: il en manque.',
  'proof.forked.title': 'Le registre a été réécrit',
  'proof.forked': 'Ses {before} premières lignes ne sont plus celles que ce navigateur a vues le {earlier}.',
  'proof.other-key.title': 'Le registre est scellé par une autre clé',
  'proof.other-key':
    'Ce n’est plus la clé du {earlier}. Le site a changé de secret, ou quelqu’un d’autre répond à sa place\u00a0: demandez à l’équipe du site.',
  'proof.gone.title': 'Le registre a disparu',
  'proof.gone': 'Le {earlier}, il était ici et avait {before} lignes. Le site répond qu’il n’en a pas.',
  'proof.refused': 'Ce navigateur refuse ce que le site lui montre. Copiez ce texte, gardez-le et montrez-le.',
  'proof.against':
    'Le {earlier}, ce site a montré un registre qui contredit celui-ci. Le texte ci-dessous contient les deux sceaux.',
  'proof.none.title': 'Il n’y a pas de registre ici',
  'proof.none':
    'Ce site ne tient pas de registre public de ses comptes\u00a0: il n’y a rien à vérifier de cette façon.',
  'proof.unable.title': 'Ce navigateur ne peut pas vérifier ici',
  'proof.unable': 'Cette page est arrivée sans chiffrement (https)\u00a0: le navigateur n’y fait pas ce calcul.',
  'proof.unsigned': 'Ce navigateur ne sait pas vérifier la signature du sceau. Il a vérifié tout le reste.',
  'proof.evidence': 'Ce qui le prouve',
  'proof.copy': 'Copier ce texte',
  'proof.copied': 'Texte copié.',
  'proof.not-copied': 'Le texte n’a pas pu être copié\u00a0: sélectionnez-le.',
};
