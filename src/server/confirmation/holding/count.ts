import type { Moment } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { countAct } from '../confirm.ts';
import { createDigests, identityToCount, type Digests } from '../digests.ts';
import { happenedAt, record, type Actable } from '../rules.ts';
import { sharesOf, type Shares } from '../shares.ts';
import { people } from '../tables.ts';
import { heldActs, type HeldRow } from './tables.ts';

/** What counting held acts takes: it is made before the transaction. */
export interface Prepared {
  digests: Digests;
  /** By the address. */
  shares: Map<string, Shares>;
}

/** Makes what it takes to count held acts of a thing. */
export async function prepareCounting(
  services: Services,
  reader: ReadStore,
  thing: Actable,
  rows: readonly HeldRow[],
): Promise<Prepared> {
  const digests = createDigests(services, thing, undefined);
  const { scope } = thing;
  const ids = rows.map(({ act }) => act);
  const shares = new Map<string, Shares>();
  for (const person of await reader.getMany(people, { scope }, 'act', ids)) {
    await digests.of(person.email);
    // What waits sealed is opened.
    await thing.kind.rules.find(reader, thing, person.act, digests);
    shares.set(person.email, await sharesOf(services, thing, person));
  }
  return { digests, shares };
}

/**
 * Counts held acts of a thing as of now, as if each were confirmed at this moment: of two of one person, the later one. Answers those that count.
 *
 * @param decision what an officer did, as it stands in the rows from then on
 */
export async function countHeld(
  services: Services,
  writer: Writer,
  thing: Actable,
  { rows, decision, moment }: { rows: readonly HeldRow[]; decision: string; moment: Moment },
  { digests, shares }: Prepared,
): Promise<string[]> {
  const { rules } = thing.kind;
  const counted: string[] = [];
  for (const row of rows.toSorted((one, other) => other.at - one.at)) {
    const found = await rules.find(writer, thing, row.act, digests);
    if (found?.state !== 'waiting' || !found.person) continue;
    const { person } = found;
    const { identities } = await digests.of(person.email);
    const identity = await identityToCount(writer, thing, { id: found.id, email: person.email }, digests);
    const act = { ...found, person, identity, identities, holder: row.holder };
    await writer.put(heldActs, { ...row, state: 'counted', trace: '', domain: '', decision });
    if (rules.supersede && (await rules.isKnown(writer, thing, identity, digests))) {
      await rules.supersede(writer, thing, act, moment.now);
      continue;
    }
    const from = shares.get(person.email) ?? (await sharesOf(services, thing, person));
    await countAct(writer, thing, act, { moment, digests, shares: from });
    if ((await happenedAt(writer, thing, 'counted', row.act)) !== undefined) counted.push(row.act);
  }
  return counted;
}

/** Sets held acts aside: they never count, and are told of in the count. @param isOver nothing can be undone any more, so that nobody is kept of them */
export async function setAside(
  writer: Writer,
  thing: Actable,
  { rows, decision, now, isOver }: { rows: readonly HeldRow[]; decision: string; now: number; isOver: boolean },
): Promise<void> {
  for (const row of rows) {
    await writer.put(heldActs, { ...row, state: 'aside', decision });
    if (!isOver) continue;
    await record(writer, thing, 'erased', row.act, now);
    await thing.kind.rules.erase(writer, thing, row.act);
  }
}

/** Holds again what was set aside, but for what its authors have taken back since; answers how many. */
export async function reopen(writer: Writer, scope: string, rows: readonly HeldRow[]): Promise<number> {
  const ids = rows.map(({ act }) => act);
  const known = new Set((await writer.getMany(people, { scope }, 'act', ids)).map(({ act }) => act));
  const back = rows.filter(({ act, state }) => state === 'aside' && known.has(act));
  for (const row of back) await writer.put(heldActs, { ...row, state: 'held', decision: '' });
  return back.length;
}
