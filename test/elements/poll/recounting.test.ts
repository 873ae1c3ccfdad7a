import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Recounting } from '../../../src/elements/poll/voting/recounting.ts';
import { faultIn } from '../../../src/elements/poll/results/sound.ts';
import type { Ballot, BallotForm, MethodId } from '../../../src/schema/ballot.ts';
import type { Poll } from '../../../src/schema/poll.ts';
import { canCount } from '../../../src/tally/can-count.ts';
import { settingsOf } from '../../../src/tally/settings.ts';
import { tally } from '../../../src/tally/tally.ts';

const ids = ['a', 'b', 'c'];
const rankings = [
  ['a', 'b', 'c'],
  ['b', 'c', 'a'],
  ['b', 'a', 'c'],
].map((ranking): Ballot => ({ kind: 'ranking', ranking }));
const ranked = { kind: 'ranking', min: 1, max: 3, ties: false } as BallotForm;

const cases: [MethodId, BallotForm, Ballot[]][] = [
  [
    'plurality',
    { kind: 'choices', min: 1, max: 1 },
    ['a', 'b', 'b'].map((choice): Ballot => ({ kind: 'choices', choices: [choice] })),
  ],
  [
    'score',
    { kind: 'scores', lowest: 0, highest: 5, complete: false },
    [1, 4, 5].map((mark): Ballot => ({ kind: 'scores', scores: { a: mark, b: 5 - mark } })),
  ],
  [
    'majority-judgment',
    { kind: 'judgments', mentions: ['good', 'fair', 'poor'], missing: 'worst' } as unknown as BallotForm,
    ['good', 'poor', 'fair'].map((mention): Ballot => ({ kind: 'judgments', judgments: { a: mention, b: 'fair' } })),
  ],
  ['borda', ranked, rankings],
  ['schulze', ranked, rankings],
  ['instant-runoff', ranked, rankings],
];

/** A poll with the result of its ballots, as it was published. */
function publish([method, form, ballots]: (typeof cases)[number]): { poll: Poll; ballots: Ballot[] } {
  const options = ids.map((id) => ({ id, label: id }));
  const poll = { type: 'poll', options, form, method } as unknown as Poll;
  return { poll: { ...poll, result: tally(method, ballots, settingsOf(poll)) }, ballots };
}

type Break = () => () => void;

/** Replaces a built-in, and answers how to put it back. */
function replace(home: object, name: string, by: (own: (...all: unknown[]) => unknown) => unknown): Break {
  return () => {
    const own = Object.getOwnPropertyDescriptor(home, name) as PropertyDescriptor;
    Object.defineProperty(home, name, { ...own, value: by(own.value as (...all: unknown[]) => unknown) });
    return () => void Object.defineProperty(home, name, own);
  };
}

/** What a recount says, and what is said of the published result, in a page that breaks something before it. */
async function recount({ poll, ballots }: ReturnType<typeof publish>, breakIt: Break) {
  let mend: (() => void) | undefined;
  let fault: unknown;
  const host = {
    addController: () => undefined,
    requestUpdate: () => mend?.(),
  } as unknown as ConstructorParameters<typeof Recounting>[0];
  const recounting = new Recounting(host);
  const look = (): Promise<Poll> => {
    mend = breakIt();
    fault = faultIn(poll, poll.result as NonNullable<Poll['result']>);
    return { then: (go: (poll: Poll) => void) => go(poll) } as unknown as Promise<Poll>;
  };
  try {
    await recounting.run(() => Promise.resolve({ lines: ballots, asOf: '2026-11-21T09:05:00Z' }), look);
  } finally {
    mend?.();
  }
  return { state: recounting.state, fault };
}

const homes: [string, object][] = [
  ['Array', Array],
  ['Array.prototype', Array.prototype],
  ['Object', Object],
  ['Map.prototype', Map.prototype],
  ['Set.prototype', Set.prototype],
  ['Number', Number],
  ['Math', Math],
  ['Int32Array.prototype', Object.getPrototypeOf(Int32Array.prototype) as object],
];

const breaks: [string, (own: (...all: unknown[]) => unknown) => unknown][] = [
  ['does nothing', () => () => undefined],
  [
    'answers what it is called on',
    () =>
      function (this: unknown) {
        return this;
      },
  ],
  ['answers an empty list', () => () => []],
];

describe('a recount', () => {
  it('stands on what this browser does right', () => assert.equal(canCount(), true));

  for (const each of cases) {
    it(`by ${each[0]} confirms the result in a page whose Array.from is of its own`, async () => {
      const own = replace(Array, 'from', () => (list: ArrayLike<unknown>) => Array.prototype.slice.call(list));
      assert.deepEqual(await recount(publish(each), own), { state: 'same', fault: undefined });
    });

    it(`by ${each[0]} accuses nobody, whatever one built-in a page has broken`, async () => {
      const poll = publish(each);
      for (const [where, home] of homes) {
        for (const name of Object.getOwnPropertyNames(home)) {
          if (name === 'constructor' || name === 'defineProperty') continue;
          if (typeof Object.getOwnPropertyDescriptor(home, name)?.value !== 'function') continue;
          for (const [how, by] of breaks) {
            const { state, fault } = await recount(poll, replace(home, name, by));
            assert.ok(
              (state === 'same' || state === 'unable') && fault === undefined,
              `${where}.${name} ${how}: ${state}, ${String(fault)}`,
            );
          }
        }
      }
    });
  }

  it('still says where the ballots are those of another result', async () => {
    const { poll, ballots } = publish(cases[0] as (typeof cases)[number]);
    const others = [...ballots.slice(1), { kind: 'choices', choices: ['c'] } as Ballot];
    assert.equal((await recount({ poll, ballots: others }, () => () => undefined)).state, 'other');
  });

  it('works in a page whose library wraps what it replaces', async () => {
    const wrapped = replace(
      Array.prototype,
      'map',
      (own) =>
        function (this: unknown, ...all: unknown[]) {
          return own.apply(this, all);
        },
    );
    assert.equal((await recount(publish(cases[1] as (typeof cases)[number]), wrapped)).state, 'same');
  });

  it('is not made where a library’s reduce is the old one of Prototype', async () => {
    const old = replace(
      Array.prototype,
      'reduce',
      () =>
        function (this: unknown[]) {
          return this.length > 1 ? this : this[0];
        },
    );
    assert.deepEqual(await recount(publish(cases[0] as (typeof cases)[number]), old), {
      state: 'unable',
      fault: undefined,
    });
  });
});
