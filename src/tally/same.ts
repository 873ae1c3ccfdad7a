/**
 * Checks whether two results say the same, whatever the order of their fields: what a recount asks. Fields that are absent and
 * fields that are undefined are the same.
 */
export function sameResult(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one, other] as Record<string, unknown>[];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => sameResult(left![key], right![key]));
}
