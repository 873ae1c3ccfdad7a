import type { InPieces } from '../../../tally/pieces.ts';
import type { Turn } from '../../store/turn.ts';

/** Runs a computation, and lets others be answered between its pieces. */
export async function inTurns<T>(pieces: InPieces<T>, turn: Turn): Promise<T> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await turn();
  }
}
