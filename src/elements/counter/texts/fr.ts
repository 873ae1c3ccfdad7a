/** What is said of counters, in French. */
export const fr = {
  'counter.hidden': 'non publié',
};
