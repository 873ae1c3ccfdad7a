import { archiveVersion as archive } from '../../../schema/archive.ts';
import { daysFile } from '../../confirmation/days.ts';
import { utcDay } from '../../core/fall-hours.ts';
import type { Archive } from '../../core/noun.ts';
import { readParticipantDays } from '../../core/participant-days.ts';
import { undated, undatedLast } from '../../core/undated.ts';
import { slices } from '../../store/slices.ts';
import { comments } from '../comments/tables.ts';
import { proposals, sources } from './tables.ts';

/** What came to a consultation on a day (UTC), and how many participants left it. */
interface Day {
  joined: number;
  left: number;
  proposals: number;
  comments: number;
  sources: number;
}

/**
 * Writes how the numbers of a consultation came about: its participants by the day on which they joined and left, and what stands in it
 * by the day on which it was written. None of that leaves the count: what is taken out of it keeps its place. What has no known date comes
 * first, without a day. Its votes are the sum of those of its proposals, which have days of their own.
 *
 * @param until the day whose participants are not told yet, where there is one
 */
export async function exportConsultationDays(
  { services: { store }, folder }: Archive,
  scope: string,
  at: string,
  until = '',
): Promise<void> {
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
  await folder.write(`${at}/${daysFile}`, {
    archive,
    days: sorted.map(([day, numbers]) => ({ ...(day && { day }), ...numbers })),
  });
}
