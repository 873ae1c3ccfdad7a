import { readCounters } from '../../core/counters.ts';
import type { Passed } from '../../core/promised.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { formatDay, formatNumber } from '../../words/format.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';
import { searchHistory } from './history.ts';
import { thresholds } from './tables.ts';
import { keepStamps, standingIn, unknownIn, type Stamp } from './thresholds.ts';

/**
 * Stamps the thresholds that a change has set where the count stood already, by the history, in the transaction of the change.
 *
 * @param before nothing where it is new: all that its count has come to is stamped then
 */
export async function stampAdded(
  writer: Writer,
  before: PetitionDocument | undefined,
  { scope, id: thing, document }: StoredPetition,
): Promise<Passed[]> {
  const place = { scope, thing };
  const known = new Set(before?.thresholds.map(({ at }) => at));
  if (document.thresholds.every(({ at }) => known.has(at))) return [];
  const kept = new Map((await writer.list(thresholds, place)).map(({ at, reached_at }) => [at, reached_at]));
  const kinds = await readCounters(writer, scope, thing);
  const [counted, paper] = [kinds.get('counted') ?? 0, kinds.get('paper') ?? 0];
  const unknown = unknownIn(document, kept, { counted, paper, standing: standingIn(kinds) });
  const added = unknown.filter((at) => !known.has(at));
  if (added.length === 0) return [];
  const found = await searchHistory(writer, place, new Set(added), noTurn);
  const stamps = await keepStamps(writer, place, added, found);
  return stamps.map((stamp) => ({
    reached: { at: stamp.at, on: new Date(stamp.reachedAt).toISOString() },
    why: whyOf(stamp),
  }));
}

/** Finds the thresholds that were reached, by the stamps and, where there is none, by the history. */
export async function reachedIn(reader: ReadStore, { scope, id: thing, document }: StoredPetition): Promise<number[]> {
  const place = { scope, thing };
  const kept = new Map((await reader.list(thresholds, place)).map(({ at, reached_at }) => [at, reached_at]));
  const kinds = await readCounters(reader, scope, thing);
  const [counted, paper, standing] = [kinds.get('counted') ?? 0, kinds.get('paper') ?? 0, standingIn(kinds)];
  const unknown = unknownIn(document, kept, { counted, paper, standing }).filter((at) => at > standing);
  const found = unknown.length > 0 ? await searchHistory(reader, place, new Set(unknown), noTurn) : undefined;
  const isReached = (at: number): boolean =>
    typeof kept.get(at) === 'number' || found?.has(at) === true || (at > 0 && at <= standing);
  return document.thresholds.flatMap(({ at, reachedAt }) => (reachedAt !== undefined || isReached(at) ? [at] : []));
}

/** A transaction goes through to its end. */
const noTurn = async (): Promise<void> => undefined;

/** Says why a threshold is reached at once, for everyone. */
const whyOf = ({ at, reachedAt }: Stamp) => ({
  fr: `Le seuil de ${formatNumber('fr', at)} a été fixé alors que le compte l’avait déjà atteint, le ${formatDay('fr', reachedAt, 'UTC')} (jour UTC)\u00a0: la date vient de l’historique des signatures.`,
  en: `The threshold of ${formatNumber('en', at)} was set when the count had reached it already, on ${formatDay('en', reachedAt, 'UTC')} (day of UTC): the date is from the history of the signatures.`,
});
