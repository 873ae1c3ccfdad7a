import type { Services } from '../../core/services.ts';
import { slices } from '../../store/slices.ts';
import type { Store, Writer } from '../../store/store.ts';
import { mark } from '../holding/hold.ts';
import { usedWork } from '../holding/tables.ts';
import type { Actable } from '../rules.ts';
import { readWork } from './challenge.ts';

/** Returns how many keys a browser is to derive, at most, before an act on a thing; 0 where none is asked for. Who joins acts on no thing. */
export const workFor = ({ holding }: Pick<Services, 'holding'>, { id }: Pick<Actable, 'id'>): number =>
  id === '' ? 0 : (holding?.work ?? 0);

/**
 * Checks what came as the solution of a challenge, before the transaction of its act; answers what is to be done in that: the solution is used up, and
 * an act without one is marked, so that it is held once it is confirmed. Nothing where no work is asked for.
 */
export async function prepareWork(
  services: Services,
  thing: Actable,
  given: unknown,
): Promise<((writer: Writer, act: string) => Promise<void>) | undefined> {
  if (workFor(services, thing) === 0) return undefined;
  const now = services.clock();
  const solved = await readWork(services, { path: thing.path, now }, given);
  return async (writer, act) => {
    const isFirst = solved && (await writer.insert(usedWork, { nonce: solved.nonce, until: solved.expiresAt * 1000 }));
    if (!isFirst) await mark(writer, thing, act, 'work', now);
  };
}

/** Forgets which challenges were used that have expired: they are refused without. */
export async function dropUsedWork(store: Store, now: number): Promise<void> {
  for await (const rows of slices(store, usedWork)) {
    const old = rows.filter(({ until }) => until <= now);
    if (old.length === 0) continue;
    await store.write((writer) =>
      writer.removeMany(
        usedWork,
        {},
        'nonce',
        old.map(({ nonce }) => nonce),
      ),
    );
  }
}
