import { pieceMeter, type InPieces } from './pieces.ts';

/**
 * Keeps rankings without shared places, for methods that go through them more than once: a byte per place (two from 255
 * options on) and eight bytes per ballot or bundle.
 *
 * @param places how many places a ballot may fill
 */
export function keepRankings(size: number, places: number) {
  const grow = size < 255 ? (length: number) => new Uint8Array(length) : (length: number) => new Uint16Array(length);
  /** Ends a ranking that fills fewer places. */
  const end = size;
  let room = 1024;
  let kept = 0;
  let orders = grow(room * places);
  let weights = new Float64Array(room);
  return {
    add(values: Int32Array, times: number): void {
      if (kept === room) {
        room *= 2;
        const [oldOrders, oldWeights] = [orders, weights];
        orders = grow(room * places);
        orders.set(oldOrders);
        weights = new Float64Array(room);
        weights.set(oldWeights);
      }
      const start = kept * places;
      orders.fill(end, start, start + places);
      for (let option = 0; option < size; option += 1) {
        const place = values[option]!;
        if (place <= places) orders[start + place - 1] = option;
      }
      weights[kept] = times;
      kept += 1;
    },
    /** Returns the votes of each option when every ballot goes to its highest one among those still in. */
    *votes(active: readonly boolean[]): InPieces<Float64Array> {
      const votes = new Float64Array(size);
      const isDone = pieceMeter();
      for (let ballot = 0; ballot < kept; ballot += 1) {
        if (isDone(places)) yield;
        const start = ballot * places;
        for (let slot = start; slot < start + places; slot += 1) {
          const option = orders[slot]!;
          if (option === end) break;
          if (active[option]) {
            votes[option]! += weights[ballot]!;
            break;
          }
        }
      }
      return votes;
    },
  };
}
