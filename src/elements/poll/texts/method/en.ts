/** What each method counts, in English: it comes with the code that says it. */
export const en = {
  'poll.method.plurality': 'Single choice: the option chosen by the most ballots comes first.',
  'poll.method.approval': 'Approval voting: the option chosen by the most ballots comes first.',
  'poll.method.three-way': 'Three answers: each is counted, and so is the difference between for and against.',
  'poll.method.score.sum': 'Score voting: the largest sum of scores comes first.',
  'poll.method.score.mean': 'Score voting: the best mean comes first.',
  'poll.method.borda': 'Borda count: each place gives points, and the largest sum of points comes first.',
  'poll.method.instant-runoff':
    'Instant run-off: in each round the least chosen option goes out and its ballots go to their next choice, until one has a majority.',
  'poll.method.condorcet': 'Condorcet method: the option that wins all its head-to-heads comes first.',
  'poll.method.schulze': 'Schulze method: head-to-heads are compared by their strongest chains.',
  'poll.method.ranked-pairs':
    'Ranked pairs: head-to-heads are taken from the clearest to the closest, and never contradict each other.',
  'poll.method.majority-judgment':
    'Majority judgment: the option with the best majority grade comes first, the grade that at least half of the ballots give it.',
};
