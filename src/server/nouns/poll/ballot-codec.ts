import type { Ballot } from '../../../schema/ballot.ts';

/*
 * The text in which a ballot is stored. Ballots that say the same have the same text, and nothing stands in it but what the
 * tally reads: a sender can sign no ballot by an unusual order or an extra field. The three stances are written '1', '0'
 * and '-1', so that a database counts them.
 */

const stances: Readonly<Record<string, Ballot>> = {
  '1': { kind: 'three-way', stance: 1 },
  '0': { kind: 'three-way', stance: 0 },
  '-1': { kind: 'three-way', stance: -1 },
};

/** The text of a blank ballot. */
export const blankText = JSON.stringify({ kind: 'blank' } satisfies Ballot);

/** Writes the text of a ballot that the poll takes. @param options ids in the order of the poll */
export function writeBallot(ballot: Ballot, options: readonly string[]): string {
  switch (ballot.kind) {
    case 'blank':
      return blankText;
    case 'three-way':
      return String(ballot.stance);
    case 'choices':
      return JSON.stringify({ kind: 'choices', choices: inOrder(ballot.choices, options) });
    case 'scores':
      return JSON.stringify({ kind: 'scores', scores: entriesInOrder(ballot.scores, options) });
    case 'judgments':
      return JSON.stringify({ kind: 'judgments', judgments: entriesInOrder(ballot.judgments, options) });
    case 'ranking': {
      const ranking = ballot.ranking.map((place) => {
        if (typeof place === 'string') return place;
        return place.length === 1 ? place[0]! : inOrder(place, options);
      });
      return JSON.stringify({ kind: 'ranking', ranking });
    }
  }
}

/** Reads the ballot of a text; one that no poll takes where the text is none. */
export function readBallot(text: string): Ballot {
  const stance = Object.hasOwn(stances, text) ? stances[text] : undefined;
  if (stance) return stance;
  try {
    return JSON.parse(text) as Ballot;
  } catch {
    return { kind: 'unreadable' } as unknown as Ballot;
  }
}

const inOrder = (chosen: readonly string[], options: readonly string[]): string[] =>
  options.filter((option) => chosen.includes(option));

function entriesInOrder<T>(entries: Readonly<Record<string, T>>, options: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    options.filter((option) => Object.hasOwn(entries, option)).map((option) => [option, entries[option]!]),
  );
}
