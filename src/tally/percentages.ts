/**
 * Returns the shares of a whole, rounded so that they add up to exactly 100 %: each is rounded down, and the units that are then
 * missing go one by one to the largest remainders; of equal remainders, the earlier in the list first. Rounding is for
 * showing: nothing is ever decided by it.
 *
 * Source: the method of the largest remainder (Hamilton, 1792; Hare), as used to share out seats.
 *
 * @param parts whole numbers, none below 0
 * @param decimals 0 to 6
 * @returns whole numbers of 10^−decimals per cent: 416 is 41.6 % with one decimal. All 0 where the parts are all 0.
 */
export function percentages(parts: readonly number[], decimals = 1): number[] {
  const exact = parts.map(BigInt);
  const whole = exact.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) return parts.map(() => 0);
  const units = 100n * 10n ** BigInt(decimals);
  const shares = exact.map((part) => (part * units) / whole);
  let missing = Number(units - shares.reduce((sum, share) => sum + share, 0n));
  const remainders = exact.map((part, place) => ({ place, rest: (part * units) % whole }));
  remainders.sort((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest < b.rest ? 1 : -1));
  for (const { place } of remainders) {
    if (missing === 0) break;
    shares[place]! += 1n;
    missing -= 1;
  }
  return shares.map(Number);
}

/**
 * Returns one share that need not add up with others, as of approvals: rounded to the nearest, halves up.
 *
 * @returns a whole number of 10^−decimals per cent; 0 where the whole is 0
 */
export function percentage(part: number, whole: number, decimals = 1): number {
  if (whole === 0) return 0;
  const doubled = 2n * BigInt(part) * 100n * 10n ** BigInt(decimals);
  return Number((doubled + BigInt(whole)) / (2n * BigInt(whole)));
}
