import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Ballot, MethodId, TallySettings } from '../../src/schema/ballot.ts';
import { tally } from '../../src/tally/tally.ts';
import { elections, numRuns, winners } from './elections.ts';

/** The ballot with one option raised by one step, and nothing else changed; undefined where it cannot be. */
function raised(ballot: Ballot, option: string, { form, scoreRule }: TallySettings): Ballot | undefined {
  switch (ballot.kind) {
    case 'choices':
      if (ballot.choices.includes(option)) return undefined;
      return { ...ballot, choices: form.kind === 'choices' && form.max === 1 ? [option] : [...ballot.choices, option] };
    case 'scores': {
      if (form.kind !== 'scores') return undefined;
      const missing = scoreRule === 'mean' ? Infinity : 0;
      const mark = Object.hasOwn(ballot.scores, option) ? ballot.scores[option]! : missing;
      return mark < form.highest ? { ...ballot, scores: { ...ballot.scores, [option]: mark + 1 } } : undefined;
    }
    case 'judgments': {
      if (form.kind !== 'judgments') return undefined;
      const missing = typeof form.missing === 'object' ? form.missing.mention : undefined;
      const mention = Object.hasOwn(ballot.judgments, option) ? ballot.judgments[option] : missing;
      const better = mention === undefined ? undefined : form.mentions[form.mentions.indexOf(mention) + 1];
      return better ? { ...ballot, judgments: { ...ballot.judgments, [option]: better } } : undefined;
    }
    case 'ranking': {
      const order = ballot.ranking.map((item) => (Array.isArray(item) ? item : [item]));
      const place = order.findIndex((group) => group.includes(option));
      if (place === 0 && order[0]!.length === 1) return undefined;
      const rest = order.map((group) => group.filter((other) => other !== option));
      // Out of a shared place, past the place above, or from the options left out to the last place.
      const target = place < 0 ? rest.length : order[place]!.length > 1 ? place : place - 1;
      rest.splice(target, 0, [option]);
      const ranking = rest.filter((group) => group.length > 0).map((group) => (group.length > 1 ? group : group[0]!));
      return { ...ballot, ranking };
    }
    default:
      return undefined;
  }
}

/**
 * Raising a winner on some ballots must not cost it the first rank. Not so in instant run-off, nor in ranked pairs where
 * equally clear duels are considered together.
 */
function monotone(
  method: MethodId,
  lot: 'any' | 'lot' | 'no lot' = 'any',
  alike?: (settings: TallySettings) => boolean,
) {
  void test(`${method} is monotone`, () => {
    fc.assert(
      fc.property(
        elections(method, lot),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 4 }),
        (election, a, b, steps) => {
          const { settings, ballots } = election;
          fc.pre(ballots.length > 0 && (alike?.(settings) ?? true));
          const before = winners(tally(method, ballots, settings));
          const winner = before[a % before.length]!;
          const { times, ballot } = ballots[b % ballots.length]!;
          let higher: Ballot = ballot;
          for (let step = 0; step < steps; step += 1) higher = raised(higher, winner, settings) ?? higher;
          const changed = ballots.with(b % ballots.length, { times, ballot: higher });
          const after = winners(tally(method, changed, settings));
          assert.ok(after.includes(winner), `${winner} was first and is no longer: ${JSON.stringify(higher)}`);
          // Who was not first does not become so by another's rise.
          for (const other of after) assert.ok(before.includes(other), `${other} gained`);
        },
      ),
      { numRuns },
    );
  });
}

monotone('plurality');
monotone('approval');
monotone('score');
monotone('borda');
monotone('condorcet');
monotone('schulze');
monotone('ranked-pairs', 'lot');
monotone('majority-judgment', 'any', ({ form }) => form.kind === 'judgments' && form.missing !== 'median');
