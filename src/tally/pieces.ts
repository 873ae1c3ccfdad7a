/** A computation that stops now and then: whoever runs it may let others go first. */
export type InPieces<T> = Generator<undefined, T, undefined>;

/** Small steps of a computation that make a piece: a few milliseconds. */
export const piece = 1_000_000;

/** Says, after so many more steps, whether a piece is done. */
export function pieceMeter(): (steps: number) => boolean {
  let done = 0;
  return (steps) => {
    done += steps;
    if (done < piece) return false;
    done = 0;
    return true;
  };
}

/** Runs it at one go. */
export function atOnce<T>(pieces: InPieces<T>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}
