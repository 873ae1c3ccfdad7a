import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { beginningOf, dayOf } from '../../core/zoned-day.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { countCases, moderatedScopes, oldestCase } from '../moderation/queue.ts';
import { findOfficer } from '../officers.ts';
import { mayAnywhere, type Officer } from '../roles.ts';
import { digestMail } from './mail.ts';
import { digests } from './tables.ts';

/*
 * Tells officers of what waits for them. That one was told stands in the row of their wish, in one transaction with the mail: of two
 * processes that look at once, one finds the other's.
 */

type Wish = NonNullable<Awaited<ReturnType<typeof wishOf>>>;

const hour = 3_600_000;

/** Hours after the beginning of a day at which the daily mail leaves. */
const morning = 8;

/** A mail that has not left for so long tells nothing true any more. */
const lifetime = 12 * hour;

const wishOf = (store: ReadStore, address: string) => store.get(digests, { address });

/** Adds the mails that are due to the outbox. */
export async function tellModerators(services: Services, nouns: readonly ServerNoun[]): Promise<void> {
  const { store, outbox } = services;
  if (!outbox.works) return;
  let told = 0;
  for (const wish of await store.list(digests, {})) {
    // Most looks find nothing to do, and write nothing.
    if (!(await isDue(services, store, nouns, wish))) continue;
    try {
      told += await store.write((writer) => tell(services, writer, nouns, wish.address));
    } catch (error) {
      // One who can't be told now holds up no other.
      console.error('[desk] a mail on what waits for a moderator is not written:', error);
    }
  }
  if (told > 0) await outbox.sendDue();
}

/**
 * Checks whether it is time to look: in the morning of a day on which nobody has looked, or as soon as the queue has filled again, at most
 * once in an hour. It has filled again where all that waits came after the last mail. A wish of who moderates nothing is looked at to be
 * forgotten.
 */
async function isDue(
  { clock, site: { timeZone } }: Services,
  store: ReadStore,
  nouns: readonly ServerNoun[],
  { address, pace, told_at }: Wish,
): Promise<boolean> {
  const now = clock();
  if (pace === 'daily') {
    const today = dayOf(now, timeZone);
    const begins = beginningOf(Date.parse(today), timeZone) + morning * hour;
    return now >= begins && dayOf(told_at, timeZone) < today;
  }
  if (now < told_at + hour) return false;
  const officer = await findOfficer(store, address);
  if (!officer || !mayAnywhere(officer, 'moderate')) return true;
  const oldest = await oldestCase(store, nouns, moderatedScopes(officer));
  return oldest !== undefined && oldest > told_at;
}

/** Tells one officer, where that is still due; answers how many mails it took. */
async function tell(
  services: Services,
  writer: Writer,
  nouns: readonly ServerNoun[],
  address: string,
): Promise<number> {
  const wish = await wishOf(writer, address);
  if (!wish || !(await isDue(services, writer, nouns, wish))) return 0;
  const officer = await findOfficer(writer, address);
  if (!officer || !mayAnywhere(officer, 'moderate')) {
    // Whoever moderates nothing any more is told nothing, and asks anew where they come back.
    await writer.remove(digests, { address });
    return 0;
  }
  await writer.update(digests, { address }, { told_at: services.clock() });
  const waits = await waitingFor(writer, nouns, officer);
  if (!waits) return 0;
  const mail = digestMail(services, wish, { to: officer.email, ...waits });
  await services.outbox.add(writer, { scope: 'desk', about: wish.leave }, mail, lifetime);
  return 1;
}

/** Finds what waits for an officer: in all that they moderate, and in nothing else. */
async function waitingFor(store: ReadStore, nouns: readonly ServerNoun[], officer: Officer) {
  const scopes = moderatedScopes(officer);
  const count = await countCases(store, nouns, scopes);
  const since = await oldestCase(store, nouns, scopes);
  return count > 0 && since !== undefined ? { count, since } : undefined;
}
