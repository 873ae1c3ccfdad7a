import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Bundle, TallySettings } from '../../src/schema/ballot.ts';
import { at } from '../../src/tally/duels.ts';
import { percentage } from '../../src/tally/percentages.ts';
import { tally } from '../../src/tally/tally.ts';
import { rankingBallot, winners } from './elections.ts';

interface Line {
  count: number;
  ranking: string;
  approve: string[];
  scores: Record<string, number>;
}

/** The vectors keep the shape in which they were published. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Vector = { id: string; method: string; ballots: Line[]; params: any; tallies: number[][]; expected: any };

const file = new URL('../fixtures/voting-methods.json', import.meta.url);
const vectors = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors.map((vector) => [vector.id, vector]),
);

const ranked = ({ ballots }: Vector): Bundle[] =>
  ballots.map(({ count, ranking }) => ({ times: count, ballot: rankingBallot(ranking) }));

const rankingSettings = (options: string, lotOrder?: string): TallySettings => ({
  options: [...options],
  form: { kind: 'ranking', min: 1, max: options.length, ties: false },
  ...(lotOrder && { lotOrder: [...lotOrder] }),
});

const table = (options: string, matrix: readonly (readonly number[])[]) =>
  Object.fromEntries(
    [...options].map((a, i) => [a, Object.fromEntries([...options].map((b, j) => [b, at(matrix, i, j)]))]),
  );

const column = <R extends { option: string }>(rows: readonly R[], figure: (row: R) => number) =>
  Object.fromEntries(rows.map((row) => [row.option, figure(row)]));

const order = (result: { ranking: readonly { options: readonly string[] }[] }) =>
  result.ranking.map(({ options }) => {
    assert.equal(options.length, 1);
    return options[0];
  });

const counted = new Set<string>();
const vector = (id: string, run: (vector: Vector) => void) => {
  counted.add(id);
  test(id, () => run(vectors.get(id)!));
};

vector('tennessee-plurality', ({ ballots, expected }) => {
  const result = tally(
    'plurality',
    ballots.map(({ count, ranking }) => ({ times: count, ballot: { kind: 'choices', choices: [ranking[0]!] } })),
    { options: [...'MNCK'], form: { kind: 'choices', min: 1, max: 1 } },
  );
  assert.deepEqual(
    column(result.counts, (row) => row.votes),
    expected.scores,
  );
  assert.deepEqual(winners(result), [expected.winner]);
});

vector('tennessee-borda', (vector) => {
  const result = tally('borda', ranked(vector), rankingSettings('MNCK'));
  assert.deepEqual(
    column(result.counts, (row) => row.doubledPoints / 2),
    vector.expected.scores,
  );
  assert.deepEqual(order(result), vector.expected.ranking);
});

/** The rounds of an instant run-off in the vectors' words. */
const rounds = (ballots: Bundle[], settings: TallySettings) =>
  tally('instant-runoff', ballots, settings).rounds.map(({ votes, exhausted, elected, eliminated, by }) => ({
    tally: column(votes, (row) => row.votes),
    exhausted,
    ...(by === 'lot' && { tie_by_lot: true }),
    ...(elected === undefined ? { eliminated: eliminated.join() } : { elected }),
  }));

vector('tennessee-irv', (vector) => {
  const settings = rankingSettings('MNCK');
  assert.deepEqual(rounds(ranked(vector), settings), vector.expected.rounds);
  assert.deepEqual(winners(tally('instant-runoff', ranked(vector), settings)), [vector.expected.winner]);
});

vector('schulze-45-irv', (vector) => {
  const settings = rankingSettings('ABCDE', 'ABCDE');
  assert.deepEqual(vector.params.lot_elimination, ['E']);
  assert.deepEqual(rounds(ranked(vector), settings), vector.expected.rounds);
  assert.deepEqual(winners(tally('instant-runoff', ranked(vector), settings)), [vector.expected.winner]);
});

vector('tennessee-condorcet', (vector) => {
  const settings = rankingSettings('MNCK');
  const ballots = ranked(vector);
  const { expected } = vector;
  const condorcet = tally('condorcet', ballots, settings);
  assert.deepEqual(table('MNCK', condorcet.duels), expected.pairwise);
  assert.equal(condorcet.winner, expected.condorcet_winner);
  assert.deepEqual(order(tally('schulze', ballots, settings)), expected.schulze_ranking);
  assert.deepEqual(order(tally('ranked-pairs', ballots, settings)), expected.ranked_pairs_ranking);
});

vector('schulze-45', (vector) => {
  const settings = rankingSettings('ABCDE');
  const { expected } = vector;
  const schulze = tally('schulze', ranked(vector), settings);
  assert.deepEqual(table('ABCDE', schulze.duels), expected.pairwise);
  assert.deepEqual(table('ABCDE', schulze.paths), expected.strongest_paths);
  assert.deepEqual(order(schulze), expected.ranking);
  assert.equal(tally('condorcet', ranked(vector), settings).winner, expected.condorcet_winner);
});

vector('schulze-45-ranked-pairs', (vector) => {
  const result = tally('ranked-pairs', ranked(vector), rankingSettings('ABCDE'));
  assert.deepEqual(
    result.pairs.map(({ winner, loser, ...pair }) => ({ pair: [winner, loser], ...pair })),
    vector.expected.order,
  );
  assert.deepEqual(order(result), vector.expected.ranking);
});

vector('approval-basic', ({ ballots, expected }) => {
  const result = tally(
    'approval',
    ballots.map(({ count, approve }) => ({ times: count, ballot: { kind: 'choices', choices: approve } })),
    { options: [...'ABC'], form: { kind: 'choices', min: 0, max: 3 } },
  );
  assert.deepEqual(
    column(result.counts, (row) => row.votes),
    expected.scores,
  );
  assert.equal(result.counted, expected.ballots);
  assert.deepEqual(
    column(result.counts, (row) => percentage(row.votes, result.counted, 2) / 10_000),
    expected.share_of_ballots,
  );
});

vector('score-tennessee-shape', ({ ballots, params, expected }) => {
  const [lowest, highest] = params.range;
  const result = tally(
    'score',
    ballots.map(({ count, scores }) => ({ times: count, ballot: { kind: 'scores', scores } })),
    { options: [...'MNCK'], form: { kind: 'scores', lowest, highest, complete: true } },
  );
  assert.deepEqual(
    column(result.counts, (row) => row.total),
    expected.totals,
  );
  assert.deepEqual(winners(result), [expected.winner]);
});

/** Ballots that give these profiles: each option's judgments in a row, cut wherever one of them changes. */
function judged(profiles: readonly (readonly number[])[], participants: number, mentions: readonly string[]): Bundle[] {
  const ends = profiles.map((profile) => profile.map((_, g) => profile.slice(0, g + 1).reduce((sum, n) => sum + n, 0)));
  const cuts = [...new Set([...ends.flat(), participants])].filter((cut) => cut > 0).sort((a, b) => a - b);
  return cuts.map((cut, place) => {
    const judgments = ends.flatMap((row, option) => {
      const mention = row.findIndex((end) => cut <= end);
      return mention < 0 ? [] : [[`option ${option}`, mentions[mention]!]];
    });
    return {
      times: cut - (cuts[place - 1] ?? 0),
      ballot: { kind: 'judgments', judgments: Object.fromEntries(judgments) },
    };
  });
}

for (const id of [
  'mj-few-participants',
  'mj-millions-of-participants',
  'mj-static-default-grade',
  'mj-static-default-grade-to-passable',
  'mj-median-default-grade',
]) {
  vector(id, ({ params, tallies, expected }) => {
    const mentions = tallies[0]!.map((_, grade) => `mention ${grade}`);
    const missing = params.mode === 'MedianDefault' ? 'median' : { mention: mentions[params.default ?? 0]! };
    const result = tally('majority-judgment', judged(tallies, params.participants, mentions), {
      options: tallies.map((_, option) => `option ${option}`),
      form: { kind: 'judgments', mentions, missing },
    });
    assert.equal(result.counted, params.participants);
    assert.deepEqual(
      result.counts.map(({ profile }) => profile),
      expected.completed_tallies,
    );
    assert.deepEqual(
      result.counts.map(({ median }) => mentions.indexOf(median)),
      expected.medians,
    );
    assert.deepEqual(
      result.counts.map(({ option }) => result.ranking.find(({ options }) => options.includes(option))!.rank),
      expected.ranks,
    );
    result.counts.forEach(({ key }, option) => {
      const [above, median, below] = expected.gauge_p_median_q[option];
      assert.deepEqual(key[0], [median, above > below ? above : 0 - below]);
    });
  });
}

test('every vector is counted', () => {
  assert.deepEqual([...counted].sort(), [...vectors.keys()].sort());
});
