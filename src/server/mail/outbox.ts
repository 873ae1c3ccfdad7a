import type { Mail, Outbox } from '../core/outbox.ts';
import { wait, within, type Wait } from '../core/wait.ts';
import type { Store } from '../store/store.ts';
import { outgoingMails } from './tables.ts';
import { maxUnderWay, type Mailer } from './mail.ts';
import {
  addMail,
  claimMails,
  longestAttempt,
  makeDue,
  mailFailed,
  mailSent,
  reasonOf,
  troubleOf,
  type OutgoingMail,
} from './outgoing.ts';

/** How long an answer waits for its mail to leave, in milliseconds. */
const patience = 1000;

const tooLong = 'the mail server took too long';

/**
 * Makes the outbox of one process.
 *
 * @param mailer without one, no mail is kept, and what needs one is to be refused before (`needMail`)
 * @param waiting lets time go by: for a mail to leave, and until an attempt is given up
 */
export function createOutbox(
  store: Store,
  mailer: Mailer | undefined,
  clock: () => number,
  waiting: Wait = wait,
): Outbox {
  const underWay = new Map<string, Promise<void>>();
  let filling: Promise<void> | undefined;
  let isAsked = false;

  const works = (): boolean => mailer !== undefined && mailer.works !== false;

  async function sendDue(): Promise<void> {
    if (works()) await fillUp();
  }

  function fillUp(): Promise<void> {
    isAsked = true;
    return (filling ??= fill().finally(() => {
      filling = undefined;
      // Asked for after the last look and before this moment.
      if (isAsked && underWay.size < maxUnderWay) void fillUp();
    }));
  }

  async function fill(): Promise<void> {
    while (isAsked && underWay.size < maxUnderWay) {
      isAsked = false;
      for (const row of await claimMails(store, clock(), maxUnderWay - underWay.size).catch(tellTrouble)) {
        const sending = send(row).finally(() => {
          underWay.delete(row.id);
          void sendDue();
        });
        underWay.set(row.id, sending);
      }
    }
  }

  async function send(row: OutgoingMail): Promise<void> {
    // What can't be read is a failed attempt, as what is not taken.
    const sending = async (): Promise<void> => mailer!.send(JSON.parse(row.mail) as Mail, row.id);
    const attempt = sending().then(
      () => 'sent' as const,
      (error: unknown) => ({ error }),
    );
    const outcome = (await within(longestAttempt, attempt, waiting)) ?? { error: new Error(tooLong) };
    const written = outcome === 'sent' ? mailSent(store, row) : mailFailed(store, row, outcome.error, clock());
    await written.catch(tellTrouble);
  }

  return {
    get works() {
      return works();
    },
    async add(writer, topic, mail, lifetime) {
      if (works()) await addMail(writer, topic, mail, clock(), lifetime);
    },
    sendDue,
    async retry() {
      if (!works()) return 0;
      const made = await makeDue(store, clock(), (id) => underWay.has(id));
      await sendDue();
      return made;
    },
    async deliver(topic) {
      await sendDue();
      const own = await store.list(outgoingMails, topic);
      await within(patience, Promise.all(own.flatMap(({ id }) => underWay.get(id) ?? [])), waiting);
      return troubleOf(store, topic);
    },
    async idle() {
      while (filling || underWay.size > 0) await Promise.all([filling, ...underWay.values()]);
    },
  };
}

/** Says that the database could not be asked; what is due is taken up by the next call. */
function tellTrouble(error: unknown): never[] {
  console.error(`[mail] The mails that wait could not be read or written (${reasonOf(error)}).`);
  return [];
}
