import { createStoredList } from './stored-list.ts';
import { outboxPlace } from './waiting.ts';

/** An act that somebody asked for and that the backend has not answered: kept on this device from the press to the answer. */
export interface WaitingAct {
  /** Name of the wish: a later one of that name takes its place. */
  id: string;
  /** Address that its receipt is kept under; one act at a time is shown there. */
  place: string;
  /** The method that sends it. */
  act: string;
  /** What is sent, each time the same, with the key that makes it the same act. */
  sent: { readonly key: string };
  /** What this device is to remember of it once it has arrived. */
  ballot?: unknown;
  /** When it was asked for, in milliseconds since 1970. */
  at: number;
  /** How often it was sent without an answer. */
  tries: number;
  /** When it is sent again. */
  next: number;
  /** Until when the backend asked to be left alone. */
  asked?: number | undefined;
  /** Why it is not sent any more, as the backend or the limit of time has it: its words stay until somebody removes them. */
  refused?: { reason?: string | undefined; message?: string | undefined };
  /** It takes back what was cancelled: nobody waits for it. */
  quiet?: boolean;
}

const day = 24 * 3600 * 1000;
/** Sent again for 7 days; its words are kept for 30, then forgotten. */
const lifetime = 7 * day;
const memory = 30 * day;
/** From half a minute to a quarter of an hour between two attempts. */
const shortest = 30_000;
const longest = 900_000;

/** Checks that it is an act that waits: other scripts of the page's origin write into the same storage. */
const isWaiting = (found: Partial<WaitingAct> | null): found is WaitingAct =>
  [found?.id, found?.place, found?.act, (found?.sent as WaitingAct['sent'] | null | undefined)?.key].every(
    (each) => typeof each === 'string',
  ) && [found?.at, found?.tries, found?.next].every(Number.isFinite);

const list = createStoredList<WaitingAct>(outboxPlace, isWaiting, () => true);

const read = (): WaitingAct[] => list.read().filter(({ at }) => Date.now() - at < memory);

/**
 * The acts that wait on this device, in all of its tabs. Each is written after the participant's press and before it is sent, and removed
 * once the backend has answered.
 */
export const outbox = {
  /** Returns what waits at a place, as people are told; the last where there are several. */
  find: (place: string): WaitingAct | undefined => read().findLast((each) => each.place === place && !each.quiet),
  get: (id: string): WaitingAct | undefined => read().find((each) => each.id === id),
  /** Returns everything that waits at places that begin so, and what takes back what was cancelled there. */
  at: (place: string): WaitingAct[] => read().filter((each) => each.place.startsWith(place)),
  put(act: WaitingAct): void {
    list.write([...read().filter(({ id }) => id !== act.id), act]);
  },
  drop(id: string): void {
    const acts = read();
    const others = acts.filter((each) => each.id !== id);
    if (others.length < acts.length) list.write(others);
  },
  /** Puts an act off that got no answer: twice as long each time, and never before the backend wants it, in seconds. */
  putOff(act: WaitingAct, retryAfter = 0, now = Date.now()): void {
    const wait = Math.min(shortest * 2 ** act.tries, longest) * (1 + Math.random() / 5);
    const asked = now + retryAfter * 1000;
    outbox.put({ ...act, tries: act.tries + 1, next: Math.max(now + wait, asked), asked });
  },
  /** Lets an act be sent at once, or as soon as the backend lets. */
  hurry(act: WaitingAct): void {
    if (act.next > (act.asked ?? 0)) outbox.put({ ...act, next: act.asked ?? 0 });
  },
  /** Checks whether an act was asked for too long ago to be sent still. */
  isOld: ({ at }: WaitingAct, now = Date.now()): boolean => now - at > lifetime,
  /** Checks whether what waits outlives this page. */
  get isStored(): boolean {
    return list.isStored;
  },
  /** Calls `changed` after every change, in whatever element or tab, until the returned function is called. */
  watch: list.watch,
};
