import { closeMark } from '../../core/answering.ts';
import { digest } from '../../core/crypto.ts';
import { closingOf, momentOf } from '../../core/phases.ts';
import { eachThing } from '../../core/things.ts';
import type { DeskRoutes } from '../entry.ts';
import { readLogSince, type LogAct } from '../log.ts';
import { eventsOf, listHooks, type HookEvent } from './hooks.ts';
import { deliveries, hooks } from './tables.ts';

/** Something that happened, under an id that it always has. */
export interface Happening {
  id: string;
  event: HookEvent;
  path: string;
  at: number;
  details: object;
}

/** A transaction that ended late, or a clock that goes after: what is this old is looked at again, in milliseconds. */
const overlap = 10 * 60_000;

/**
 * Writes down what has happened since it was last looked, for each hook that wants to know. What two processes find at once, or one finds
 * again, stands there once.
 */
export async function noteHappenings(options: DeskRoutes): Promise<void> {
  const { store, clock } = options.services;
  const now = clock();
  const all = await listHooks(store);
  if (all.length === 0) return;
  const found = await findHappenings(options, now, Math.min(...all.map(({ seen_at }) => seen_at)) - overlap);
  await store.write(async (writer) => {
    for (const { id } of all) {
      // Who was removed in the meantime is told nothing.
      const hook = await writer.get(hooks, { id });
      if (!hook) continue;
      const wanted = found.filter(({ event, at }) => eventsOf(hook).includes(event) && at > hook.at);
      const rows = wanted.map(({ details, ...happening }) => ({
        ...happening,
        hook: hook.id,
        details: JSON.stringify(details),
        state: 'waiting',
        due_at: now,
        failures: 0,
        trouble: '',
      }));
      if (rows.length > 0) await writer.insertMany(deliveries, rows);
      await writer.update(hooks, { id: hook.id }, { seen_at: now });
    }
  });
}

const logged: Partial<Record<LogAct, HookEvent>> = { published: 'published', closed: 'closed', answered: 'answered' };

/** Finds what has happened since a moment: what the log tells, and what came by itself. */
async function findHappenings({ services, nouns }: DeskRoutes, now: number, since: number): Promise<Happening[]> {
  const found: Happening[] = [];
  const archived = new Map<string, number>();
  for await (const { id, act, path, at, details } of readLogSince(services.store, since)) {
    const event = logged[act];
    if (act === 'archived') archived.set(path, at);
    if (event) found.push({ id, event, path, at, details });
  }
  for await (const stored of eachThing(services.store, nouns)) {
    const { path } = stored;
    const end = closingOf(stored.document, services.site.timeZone);
    // Who closes a thing by hand sets its end to that moment, or to one before, and the log tells of it.
    const isTold = found.some((each) => each.event === 'closed' && each.path === path && each.at >= (end ?? Infinity));
    if (end !== undefined && end > since && end <= now && !isTold) {
      found.push({ id: await digest(`closed\0${path}\0${end}`), event: 'closed', path, at: end, details: {} });
    }
    const { answering } = nouns.find(({ type }) => type === stored.kind.type) ?? {};
    // Who is told of it may be anyone: nothing leaves as long as the count is hidden.
    const publicSince = answering?.publicSince
      ? answering.publicSince(stored.document, momentOf(services), archived.get(path))
      : 0;
    if (publicSince === undefined) continue;
    for (const { at: threshold, reachedAt, label, duty } of (await answering?.duties?.(services, stored)) ?? []) {
      const at = Math.max(reachedAt, publicSince);
      // What comes with the close is told as the close.
      if (at <= since || threshold === closeMark) continue;
      const id = await digest(`threshold\0${path}\0${threshold}`);
      found.push({ id, event: 'threshold', path, at, details: { threshold, label: label ?? duty } });
    }
  }
  return found;
}
