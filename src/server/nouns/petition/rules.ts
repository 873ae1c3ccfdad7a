import {
  endedAt,
  erasePerson,
  findPerson,
  findRow,
  happenedAt,
  invalidatedAt,
  record,
  type ActRules,
} from '../../confirmation/rules.ts';
import { confirmFault, withdrawFault } from '../../core/phases.ts';
import { mailboxesOf } from '../../core/mailboxes.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { holders } from './tables.ts';
import { tokens } from '../../confirmation/tables.ts';
import type { StoredPetition } from './document.ts';
import { list, unlist } from './signers.ts';
import { stampThresholds } from './thresholds.ts';

/** The key, in the table of links, under which a confirmed double leads to the signature that counts. */
const doubleOf = (act: string): string => `double ${act}`;

/** Signatures: one per address and petition; the first that is confirmed counts. */
export const petitionActs: ActRules<StoredPetition> = {
  identities(_, __, email) {
    const [same, ...earlier] = mailboxesOf(email);
    return { same, earlier };
  },
  isKnown: async (reader, petition, identity) => (await holderOf(reader, petition, identity)) !== undefined,

  async find(reader, petition, id) {
    const row = await findRow(reader, petition, id);
    if (!row) return undefined;
    const { scope } = petition;
    const act = (await reader.get(tokens, { scope, token: doubleOf(id) }))?.act ?? id;
    const ended = await endedAt(reader, petition, act);
    if (ended !== undefined) return { id: act, state: 'withdrawn', at: ended, person: undefined };
    const invalidated = await invalidatedAt(reader, petition, act);
    if (invalidated !== undefined) {
      return { id: act, state: 'invalidated', at: invalidated, person: await findPerson(reader, scope, act) };
    }
    const counted = await happenedAt(reader, petition, 'counted', act);
    const person = await findPerson(reader, scope, act);
    return { id: act, state: counted === undefined ? 'waiting' : 'counted', at: counted ?? row.at, person };
  },

  takenBy: async (reader, petition, identity) => (await holderOf(reader, petition, identity))?.act,
  confirmFault,
  withdrawFault,

  async count(writer, petition, act, moment) {
    const { scope, id: thing } = petition;
    const { now } = moment;
    const { id, identity } = act;
    if (await writer.insert(holders, { scope, thing, address: identity, act: id })) {
      await record(writer, petition, 'counted', id, now);
      await stampThresholds(writer, petition, id, now);
      await list(writer, petition, act, moment);
      return undefined;
    }
    const counts = await double(writer, petition, id, identity, now);
    return (await invalidatedAt(writer, petition, counts)) === undefined ? undefined : 'invalidated';
  },

  async uncount(writer, petition, { id, identity, state, person }) {
    // Who was taken out of the count signs no more: the address goes on leading to that signature.
    if (state === 'invalidated') return;
    const { scope, id: thing } = petition;
    // Two spellings of one mailbox may count from before: none but the row of this signature goes.
    for (const address of new Set([identity, ...(person ? mailboxesOf(person.email) : [])]))
      if ((await holderOf(writer, petition, address))?.act === id)
        await writer.remove(holders, { scope, thing, address });
  },

  async erase(writer, petition, act) {
    await unlist(writer, petition, act);
    await erasePerson(writer, petition, act);
  },
};

const holderOf = (reader: ReadStore, { scope, id: thing }: StoredPetition, address: string) =>
  reader.get(holders, { scope, thing, address });

/** Leads another act of one address to the one that counts from then on, and keeps nothing of its own; answers that one. */
async function double(
  writer: Writer,
  petition: StoredPetition,
  act: string,
  address: string,
  now: number,
): Promise<string> {
  const holder = await holderOf(writer, petition, address);
  if (!holder) throw new Error(`The address of the signature ${act} is taken, yet nobody holds it.`);
  await writer.insert(tokens, { scope: petition.scope, token: doubleOf(act), act: holder.act });
  await record(writer, petition, 'cancelled', act, now);
  await erasePerson(writer, petition, act);
  return holder.act;
}
