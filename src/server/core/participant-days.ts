import { hashOf, hourLength, slots } from '../store/counting.ts';
import { table, type ReadStore, type Writer } from '../store/store.ts';
import { fallHours, utcDay } from './fall-hours.ts';
import { undated } from './undated.ts';

/* Who takes part in a scope is counted as they come and as they leave, by the hour and without what stands for them. */

/** How many participants joined a scope within an hour; `undated` for those who came from elsewhere, or before this was kept. */
export const participantHours = table<{ scope: string; hour: number; slot: number; value: number }>({
  name: 'participant_hour',
  columns: { scope: 'text', hour: 'integer', slot: 'integer', value: 'integer' },
  key: ['scope', 'hour', 'slot'],
});

const kind = 'participants';

const placeOf = (id: string, at: number) => ({ hour: at - (at % hourLength), slot: hashOf(id) % slots });

/** Adds how many joined, in the transaction that counts them: fewer than none, where two who had joined turn out to be one. */
export async function addJoined(writer: Writer, scope: string, id: string, at: number, by = 1): Promise<void> {
  if (by !== 0) await writer.increment(participantHours, { scope, ...placeOf(id, at) }, 'value', by);
}

/** Adds one who left, in the transaction that does not count them any more. */
export async function addLeft(writer: Writer, scope: string, id: string, at: number): Promise<void> {
  await writer.increment(fallHours, { scope, thing: '', kind, ...placeOf(id, at) }, 'value', 1);
}

/** How many joined and left on a day (UTC); the day of those whose date nobody knows is empty. */
export interface ParticipantDay {
  day: string;
  joined: number;
  left: number;
}

/** Reads by how many the participants of a scope became more since a moment, which begins an hour. */
export async function readGrowth(store: ReadStore, scope: string, since: number): Promise<number> {
  const options = { by: ['hour'], after: [since - 1] };
  const [joined, left] = [
    await store.sums(participantHours, { scope }, 'value', options),
    await store.sums(fallHours, { scope, thing: '', kind }, 'value', options),
  ];
  const all = (sums: typeof joined): number => sums.reduce((sum, each) => sum + each.sum, 0);
  return all(joined) - all(left);
}

/** Reads on which days participants of a scope joined and left. */
export async function readParticipantDays(store: ReadStore, scope: string): Promise<ParticipantDay[]> {
  const by = ['hour'];
  const [joined, left] = [
    await store.sums(participantHours, { scope }, 'value', { by }),
    await store.sums(fallHours, { scope, thing: '', kind }, 'value', { by }),
  ];
  const dayOf = (hour: number): string => (hour === undated ? '' : utcDay(hour));
  return [
    ...joined.map(({ values: [hour], sum }) => ({ day: dayOf(Number(hour)), joined: sum, left: 0 })),
    ...left.map(({ values: [hour], sum }) => ({ day: dayOf(Number(hour)), joined: 0, left: sum })),
  ];
}
