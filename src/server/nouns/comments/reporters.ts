import type { Reporter } from '../../core/moderation.ts';
import type { ReadStore } from '../../store/store.ts';
import { reporterCounts } from './notice-tables.ts';
import { members } from './tables.ts';

/* What a moderator is told of those who reported something, so that whoever floods the queue is seen and nobody is named. */

/** A notice that waits, as far as it says who sent it. */
interface Sent {
  reporter: string;
  email: string;
}

/** Reads what is told of those who sent some notices that wait. */
export async function reportersOf(
  reader: ReadStore,
  scope: string,
  sent: readonly Sent[],
): Promise<Map<string, Reporter>> {
  const known = sent.filter(({ email }) => email !== '').map(({ reporter }) => reporter);
  const joined = new Set((await reader.getMany(members, { scope }, 'id', known)).map(({ id }) => id));
  const told = new Map<string, Reporter>(sent.map(({ reporter }) => [reporter, { address: 'none' }]));
  await Promise.all(
    known.map(async (reporter) => {
      const others = await othersOf(reader, scope, reporter);
      told.set(reporter, { address: joined.has(reporter) ? 'joined' : 'unknown', others });
    }),
  );
  return told;
}

/** Counts the other notices of one reporter, by what became of them. */
async function othersOf(reader: ReadStore, scope: string, reporter: string) {
  const sums = await reader.sums(reporterCounts, { scope, reporter }, 'value', { by: ['outcome'] });
  const countOf = (outcome: string): number => sums.find(({ values }) => values[0] === outcome)?.sum ?? 0;
  // The one that is read waits itself.
  return { upheld: countOf('upheld'), rejected: countOf('rejected'), open: Math.max(0, countOf('open') - 1) };
}
