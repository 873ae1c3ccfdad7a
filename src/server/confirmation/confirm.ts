import type { ActResult } from '../../schema/common.ts';
import { valuesOf } from '../core/fields.ts';
import { momentOf, type Moment } from '../core/phases.ts';
import { Refusal, type Reason } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { forgetCodes, tryCode, typedDigest } from './challenge.ts';
import { createDigests, identityToCount, type Digests } from './digests.ts';
import { findAct, hold } from './holding/hold.ts';
import { suspect, tracesOf, type Traces } from './holding/suspect.ts';
import { endKey, isKeyEnded, reviveKey } from './keys.ts';
import { findByLink } from './links.ts';
import { addressProved, type MailboxKeys, type Sender } from './mail-limits.ts';
import { actId, checkSecret, forgetCounts, happenedAt, type Actable, type FoundAct, type WaitingAct } from './rules.ts';
import { countShares, sharesOf, type Shares } from './shares.ts';

/**
 * Counts an act whose author typed the mailed code. Again, it answers the same and counts nothing; where the link was followed before, the
 * code gives the act's key its power back.
 *
 * @throws Refusal `code-wrong` (also for an unknown key), `code-expired` 24 hours after the mail, `too-many-tries` from the
 * fifth wrong code on, `too-many-codes` from the tenth within a day for one address, `withdrawn`, `invalidated`, `already-voted` where the first ballot is final, and `not-open`, `paused` or `closed`.
 */
export async function confirmByCode(
  services: Services,
  thing: Actable,
  key: string,
  code: string,
  sender?: Sender,
): Promise<ActResult> {
  const id = await actId(thing, key);
  const given = await typedDigest(id, code);
  return settle(services, thing, sender, {
    find: (reader, digests) => findAct(reader, thing, id, digests),
    missing: 'code-wrong',
    // A try is kept even though the act is refused, so it is no error of the transaction.
    check: (writer, mailbox, now) => tryCode(writer, { scope: thing.scope, act: id, given, mailbox, now }),
    holder: id,
    async again(writer, { identity }, now) {
      if (!(await isKeyEnded(writer, thing, id))) return undefined;
      const fault = await tryCode(writer, { scope: thing.scope, act: id, given, mailbox: undefined, now });
      if (fault) return fault;
      await reviveKey(writer, thing, id);
      if (identity !== undefined) await thing.kind.rules.revive?.(writer, thing, id, identity, now);
      await forgetCodes(writer, thing, id);
      return undefined;
    },
  });
}

/**
 * Counts an act whose author followed the mailed link and pressed the button. Who typed the act need not be the one who reads the mail:
 * its key does nothing from then on, unless the code is typed beside it after all.
 *
 * @param own the key of the browser in which the button was pressed, where the act goes on by a key
 * @throws Refusal `link-invalid`, `invalid` for a key that could be guessed, and as above.
 */
export async function confirmByLink(
  services: Services,
  thing: Actable,
  { token, key: own }: { token: string; key?: string | undefined },
  sender?: Sender,
): Promise<ActResult> {
  if (own !== undefined) valuesOf({ key: checkSecret(own) });
  const holder = own === undefined ? undefined : await actId(thing, own);
  return settle(services, thing, sender, {
    find: (reader, digests) => findByLink(reader, thing, token, digests),
    missing: 'link-invalid',
    check: async () => undefined,
    holder,
    again: async () => undefined,
  });
}

/** What differs between the two ways to confirm. */
interface ConfirmationMethod {
  find(reader: ReadStore, digests: Digests): Promise<FoundAct | undefined>;
  /** Why there is nothing to confirm where nothing is found. */
  missing: Reason;
  /** Returns why an act that waits is not confirmed; nothing where it is. */
  check(writer: Writer, mailbox: MailboxKeys, now: number): Promise<Reason | undefined>;
  /** The key that goes on with the act; where it is not the act's own, that ends. */
  holder: string | undefined;
  /** Does what is left where the act counts already; answers why it is not done. */
  again(writer: Writer, found: FoundAct, now: number): Promise<Reason | undefined>;
}

async function settle(
  services: Services,
  thing: Actable,
  sender: Sender,
  method: ConfirmationMethod,
): Promise<ActResult> {
  const moment = momentOf(services);
  const { now } = moment;
  const { rules } = thing.kind;
  const late = rules.confirmFault(thing.document, moment);
  const digests = createDigests(services, thing, sender);
  const expected = await method.find(services.store, digests);
  if (expected?.person) await digests.of(expected.person.email);
  const expectedShares = expected?.person && (await sharesOf(services, thing, expected.person));
  // Who joins acts on no thing: what they do in discussions is moderated there.
  const holding = thing.id === '' ? undefined : services.holding;
  const traces = async (email: string): Promise<Traces | undefined> =>
    holding && tracesOf(services, thing.scope, sender, email);
  const expectedTraces = expected?.person && (await traces(expected.person.email));
  let isChanged = false;
  const refused = await services.store.write(async (writer): Promise<Reason | undefined> => {
    isChanged = false;
    const found = await method.find(writer, digests);
    if (!found) return method.missing;
    if (found.state === 'withdrawn' || found.state === 'invalidated') return found.state;
    if (found.state === 'counted' || found.state === 'held') return method.again(writer, found, now);
    const { id, person } = found;
    if (!person) throw new Error(`The act ${id} waits, yet its person is gone.`);
    const { identities, mailbox } = await digests.of(person.email);
    const fault = (await method.check(writer, mailbox, now)) ?? late;
    if (fault) return fault;
    isChanged = true;
    await addressProved(writer, mailbox);
    const identity = await identityToCount(writer, thing, { id, email: person.email }, digests);
    const { holder = linkHolder(id) } = method;
    // The codes stay where the link was followed: typed beside the act, one gives its key the power back.
    if (holder === id) await forgetCodes(writer, thing, id);
    else await endKey(writer, thing, id, holder);
    const act = { ...found, person, identity, identities, holder };
    const isExpected = expected?.person?.email === person.email;
    const from = isExpected ? expectedTraces : await traces(person.email);
    // Who has acted before comes in the place of their own.
    if (holding && from && !(await rules.isKnown(writer, thing, identity, digests))) {
      const why = await suspect(writer, holding, { scope: thing.scope, thing: thing.id, act: id, now }, from);
      if (why) {
        await hold(writer, thing, act, why, now);
        return undefined;
      }
    }
    const shares = isExpected && expectedShares ? expectedShares : await sharesOf(services, thing, person);
    return countAct(writer, thing, act, { moment, digests, shares });
  });
  // A wrong code of a stranger makes nobody count again.
  if (isChanged) {
    forgetCounts(services, thing);
    if (sender !== undefined) services.pace.mails.giveBack(sender);
  }
  if (refused) throw new Refusal(refused);
  return { outcome: 'counted' };
}

/** Counts a confirmed act, and where it comes from; answers why it does not count. */
export async function countAct(
  writer: Writer,
  thing: Actable,
  act: WaitingAct,
  { moment, digests, shares }: { moment: Moment; digests: Digests; shares: Shares },
): Promise<Reason | undefined> {
  const refusal = await thing.kind.rules.count(writer, thing, act, moment, digests);
  // Who joins acts on no thing; the second signature of a person is none.
  if (thing.id !== '' && (await happenedAt(writer, thing, 'counted', act.id)) !== undefined)
    await countShares(writer, thing, act.id, shares);
  return refusal;
}

/** Returns what stands for the key that nobody has where a link is followed without one. */
const linkHolder = (act: string): string => `link ${act}`;
