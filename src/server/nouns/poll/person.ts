import { forgetCodes } from '../../confirmation/challenge.ts';
import { endingOf } from '../../confirmation/holding/state.ts';
import { erasePerson, record, type Apart } from '../../confirmation/rules.ts';
import { people } from '../../confirmation/tables.ts';
import { randomSecret } from '../../core/crypto.ts';
import { momentOf } from '../../core/phases.ts';
import type { Asking, FindHoldings, Holding } from '../../core/person.ts';
import type { Services } from '../../core/services.ts';
import { eachThing } from '../../core/things.ts';
import type { Writer } from '../../store/store.ts';
import type { StoredPoll } from './document.ts';
import { pollKind } from './kind.ts';
import { ballotNames, ballotOf, invalidOf, keysOf, putBallot, removeBallot, votedAt } from './apart.ts';
import { pollActs } from './rules.ts';
import { ballots, invalidBallots, pendingBallots, voters } from './tables.ts';

/** The ballots of a person in the polls that stand alone. */
export const ballotsOf: FindHoldings = async (services, asking) => {
  const found: Holding[] = [];
  for await (const stored of eachThing(services.store, [pollKind])) {
    found.push(...(await ballotsIn(services, stored as StoredPoll, asking)));
  }
  return found;
};

/**
 * The ballot of a person in a poll, and those that wait. What was voted is told to nobody, its author included, so that nobody can be made to
 * show it. While a ballot can be taken back it is; later what ties it to the address is cut, and it stays counted. One that was
 * taken out of the count is erased at any time.
 */
export async function ballotsIn(services: Services, poll: StoredPoll, { email, acts }: Asking): Promise<Holding[]> {
  const { scope, id: thing } = poll;
  const found: Holding[] = [];
  const of = `${services.baseUrl}${poll.path}`;
  for (const { act, at, person } of acts.filter(
    (each) => each.kind === 'ballot' && each.scope === scope && each.thing === thing,
  )) {
    found.push({
      scope,
      thing,
      told: {
        what: 'ballot, not confirmed',
        of,
        at: new Date(at).toISOString(),
        email: person.email,
        lang: person.lang,
      },
      async erase(writer, now) {
        if (!(await writer.get(people, { scope, act }))) return;
        await record(writer, poll, await endingOf(writer, scope, act), act, now);
        await forgetCodes(writer, poll, act);
        await erasePerson(writer, poll, act);
        await writer.remove(pendingBallots, { scope, act });
      },
    });
  }
  const names = ballotNames(services);
  const { same, earlier } = await pollActs.identities(services, poll, email);
  for (const voter of [same, ...earlier]) {
    const note = 'what was voted is told to nobody';
    const invalid = await invalidOf(services.store, poll, voter, names);
    const at = await votedAt(services.store, poll, voter);
    const told = { of, ...(at !== undefined && { at: new Date(at).toISOString() }), note };
    if (invalid) {
      found.push({
        ...{ scope, thing },
        told: { what: 'ballot, taken out of the count', ...told },
        erase: (writer, now) => eraseInvalid(writer, poll, voter, now, names),
      });
    }
    const ballot = await ballotOf(services.store, poll, voter, names);
    if (!ballot) continue;
    const isOpen = pollActs.withdrawFault(poll.document, momentOf(services)) === undefined;
    found.push({
      scope,
      thing,
      told: { what: 'ballot', ...told },
      erase: (writer, now) => (isOpen ? takeBack(writer, poll, voter, now, names) : untie(writer, poll, voter, names)),
    });
  }
  return found;
}

/** Takes a ballot out of the count, whatever devices have its keys: it is one that is withdrawn, however many acts led to it. */
async function takeBack(writer: Writer, poll: StoredPoll, voter: string, now: number, names: Apart): Promise<void> {
  const { scope } = poll;
  for (const [at, act] of (await keysOf(writer, scope, voter)).entries())
    await record(writer, poll, at === 0 ? 'withdrawn' : 'erased', act, now);
  await removeBallot(ballots, writer, poll, voter, names);
  await writer.remove(voters, { scope, voter });
}

/** Erases a ballot that was taken out of the count: it does not come back with the others. */
async function eraseInvalid(writer: Writer, poll: StoredPoll, voter: string, now: number, names: Apart): Promise<void> {
  const { scope } = poll;
  if (!(await removeBallot(invalidBallots, writer, poll, voter, names))) return;
  for (const act of await keysOf(writer, scope, voter)) await record(writer, poll, 'erased', act, now);
  await writer.remove(voters, { scope, voter });
}

/** Puts a ballot under a name that nothing leads to but the keys on its author's devices. */
async function untie(writer: Writer, poll: StoredPoll, voter: string, names: Apart): Promise<void> {
  const { scope } = poll;
  const ballot = await ballotOf(writer, poll, voter, names);
  if (!ballot) return;
  const nobody = randomSecret();
  await removeBallot(ballots, writer, poll, voter, names);
  await putBallot(writer, poll, nobody, ballot.choice, names);
  for (const act of await keysOf(writer, scope, voter))
    await writer.update(voters, { scope, act }, { voter: nobody, domain: '' });
}
