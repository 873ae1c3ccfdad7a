import type { ServerNoun, Stored } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import type { Store, Writer } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import { newsOf, type Letter, type Texts } from './letters.ts';
import { newsMail } from './mail.ts';
import { letters } from './tables.ts';

/*
 * Sends messages at a pace that mail servers take. Which ones have it stands in the row that says how far it came, in one transaction with
 * their mails: where a process is killed in between, neither is there, and of two at once one finds the other's.
 */

/** People who get a message per minute. */
export const pace = 100;
/** From one part to the next, a little less than a minute: what looks for it each minute finds it, also where it comes a moment early. */
const beat = 60_000 - 5_000;

/** Brings every message that is due to the next people. */
export async function sendNews(services: Services, nouns: readonly ServerNoun[]): Promise<void> {
  const { store, outbox, clock } = services;
  if (!outbox.works) return;
  const rows = await store.list(letters, { state: 'sending' }, { index: 'due', limit: 50 });
  for (const { scope, id, due_at } of rows) {
    if (due_at > clock()) break;
    try {
      const stored = await thingOf(store, nouns, scope);
      await store.write((writer) => sendSome(services, writer, stored, { scope, id }));
    } catch (error) {
      // One that can't be sent now holds up no other.
      console.error(`[desk] the news of ${scope} wait:`, error);
    }
  }
  if (rows.length > 0) await outbox.sendDue();
}

async function thingOf(store: Store, nouns: readonly ServerNoun[], id: string): Promise<Stored | undefined> {
  for (const noun of nouns) {
    const stored = await findThing(store, noun, id);
    if (stored) return stored;
  }
  return undefined;
}

async function sendSome(
  services: Services,
  writer: Writer,
  stored: Stored | undefined,
  key: { scope: string; id: string },
): Promise<void> {
  const now = services.clock();
  const row = await writer.get(letters, key);
  if (row?.state !== 'sending' || row.due_at > now) return;
  const page = stored && (await newsOf(stored)?.read(writer, stored, row.after, pace));
  const written = { subject: JSON.parse(row.subject) as Texts, text: JSON.parse(row.text) as Texts };
  for (const reader of page?.readers ?? []) {
    const mail = await newsMail(services, stored!, written, reader);
    await services.outbox.add(writer, { scope: key.scope, about: reader.act }, mail);
  }
  const receivers = row.receivers + (page?.readers.length ?? 0);
  if (page?.next !== undefined) {
    await writer.update(letters, key, { receivers, after: page.next, due_at: now + beat });
    return;
  }
  await writer.update(letters, key, { receivers, state: 'sent' satisfies Letter['state'] });
  const path = stored?.path ?? '';
  await writeLog(writer, { scope: key.scope, path, by: 'operator', act: 'news-sent', now, details: { receivers } });
}
