import { utcDay } from '../../core/fall-hours.ts';
import type { CountDay } from '../../core/count-day.ts';
import type { Services } from '../../core/services.ts';
import { readParticipantDays } from '../../core/participant-days.ts';
import { momentOf } from '../../core/phases.ts';
import { undated, undatedLast } from '../../core/undated.ts';
import { slices } from '../../store/slices.ts';
import { comments } from '../comments/tables.ts';
import { tallyConsultation } from './count.ts';
import type { StoredConsultation } from './document.ts';
import { proposals, sources } from './tables.ts';
import { showsVotes } from './view.ts';

/** What came to a consultation on a day (UTC), and how many participants left it. */
type Day = {
  joined: number;
  left: number;
  proposals: number;
  comments: number;
  sources: number;
};

/**
 * Reads how the numbers of a consultation came about: its participants by the day on which they joined and left, and what stands in it
 * by the day on which it was written. None of that leaves the count: what is taken out of it keeps its place. What has no known date comes
 * first, without a day. Its votes are the sum of those of its proposals, which have days of their own.
 *
 * @param until the day whose participants are not told yet, where there is one
 */
export async function readConsultationDays(
  { store }: Pick<Services, 'store'>,
  scope: string,
  until = '',
): Promise<CountDay[]> {
  const days = new Map<string, Day>();
  const add = (day: string, number: keyof Day, by: number): void => {
    const known = days.get(day) ?? { joined: 0, left: 0, proposals: 0, comments: 0, sources: 0 };
    known[number] += by;
    days.set(day, known);
  };
  for (const { day, joined, left } of await readParticipantDays(store, scope)) {
    if (until && day >= until) continue;
    add(day, 'joined', joined);
    add(day, 'left', left);
  }
  const addWritten = (number: keyof Day, written: number): void =>
    add(written === undated || written === undatedLast ? '' : utcDay(written), number, 1);
  for await (const rows of slices(store, proposals, { scope }))
    for (const { created_at } of rows) addWritten('proposals', created_at);
  for await (const rows of slices(store, sources, { scope }))
    for (const { created_at } of rows) addWritten('sources', created_at);
  for await (const rows of slices(store, comments, { scope }))
    for (const { created_at, shown } of rows) if (shown === 1) addWritten('comments', created_at);
  const sorted = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([day, numbers]) => ({ ...(day && { day }), ...numbers }));
}

/** Reads the days of a consultation, as far as everyone may know them now. */
export async function daysOf(services: Services, { scope, document }: StoredConsultation): Promise<CountDay[]> {
  if (showsVotes(document, momentOf(services))) return readConsultationDays(services, scope);
  const { before } = await tallyConsultation(services, scope);
  return readConsultationDays(services, scope, utcDay(before.asOf));
}
