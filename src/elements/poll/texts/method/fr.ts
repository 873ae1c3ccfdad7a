/** What each method counts, in French: it comes with the code that says it. */
export const fr = {
  'poll.method.plurality': 'Vote à un choix\u00a0: l’option choisie par le plus de bulletins est en tête.',
  'poll.method.approval': 'Vote par approbation\u00a0: l’option choisie par le plus de bulletins est en tête.',
  'poll.method.three-way': 'Avis à trois positions\u00a0: on compte chaque position, et l’écart entre pour et contre.',
  'poll.method.score.sum': 'Vote par notes\u00a0: la plus grande somme de notes est en tête.',
  'poll.method.score.mean': 'Vote par notes\u00a0: la meilleure moyenne est en tête.',
  'poll.method.borda':
    'Méthode de Borda\u00a0: chaque place donne des points, et la plus grande somme de points est en tête.',
  'poll.method.instant-runoff':
    'Vote alternatif\u00a0: à chaque tour, l’option la moins choisie sort et ses bulletins vont au choix suivant, jusqu’à une majorité.',
  'poll.method.condorcet': 'Méthode de Condorcet\u00a0: est en tête l’option qui gagne tous ses duels.',
  'poll.method.schulze': 'Méthode de Schulze\u00a0: les duels sont comparés par leurs chaînes les plus fortes.',
  'poll.method.ranked-pairs':
    'Paires ordonnées\u00a0: les duels sont retenus du plus net au moins net, sans jamais se contredire.',
  'poll.method.majority-judgment':
    'Jugement majoritaire\u00a0: est en tête l’option qui a la meilleure mention majoritaire, celle que la moitié des bulletins au moins lui accorde.',
};
