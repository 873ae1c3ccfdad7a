import { countMails, mailLine } from '../mail/outgoing.ts';
import type { Store } from '../store/store.ts';

/** Says how many mails of a store have not left, and closes it. */
export async function tellMails(store: Store): Promise<string> {
  try {
    return mailLine(await countMails(store));
  } finally {
    await store.close();
  }
}
