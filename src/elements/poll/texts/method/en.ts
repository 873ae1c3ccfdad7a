/** What each method counts, in English: it comes with the code that says it. */
export const en = {
  'poll.method.plurality': 'Single choice: the option that most ballots choose comes first.',
  'poll.method.approval': 'Approval voting: the option that most ballots choose comes first.',
  'poll.method.three-way': 'Three-way opinion: each position is counted, and the balance of for over against.',
  'poll.method.score.sum': 'Score voting: the largest sum of scores comes first.',
  'poll.method.score.mean': 'Score voting: the best mean comes first.',
  'poll.method.borda': 'Borda count: each place gives points, and the largest sum of points comes first.',
  'poll.method.instant-runoff':
    'Instant run-off: in each round the least chosen option goes out and its ballots go to their next choice, until one has a majority.',
  'poll.method.condorcet': 'Condorcet method: the option that wins all its duels comes first.',
  'poll.method.schulze': 'Schulze method: duels are compared by their strongest chains.',
  'poll.method.ranked-pairs':
    'Ranked pairs: duels are taken from the clearest to the closest, and never contradict each other.',
  'poll.method.majority-judgment':
    'Majority judgment: the option with the best majority mention comes first, the mention that at least half of the ballots grant it.',
};
