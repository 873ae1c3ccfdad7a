/**
 * Returns the lower median of counted steps of a scale: the lowest step that, with all below it, holds at least half. Of an even
 * number it is the lower of the two in the middle, as majority judgment asks. 0 where nothing is counted.
 *
 * @param spread how often each step occurs, from the lowest
 */
export function lowerMedian(spread: readonly number[]): number {
  const total = spread.reduce((sum, times) => sum + times, 0);
  let below = 0;
  return spread.findIndex((times) => {
    below += times;
    return 2 * below >= total;
  });
}
