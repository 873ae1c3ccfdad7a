import type { Ballot } from '../../../schema/ballot.ts';
import type { ActResult } from '../../../schema/common.ts';
import type { VoteAct } from '../../../schema/poll.ts';
import { optionsOf } from '../../../tally/settings.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import { identityOf, type Digests } from '../../confirmation/digests.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { checkOpen, isSamePerson, receive, stillWaiting, type ActReceiver } from '../../confirmation/receive.ts';
import { actId, checkSecret, findRow, type FoundAct } from '../../confirmation/rules.ts';
import { acts, events } from '../../confirmation/tables.ts';
import { valuesOf } from '../../core/fields.ts';
import type { Moment } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkOptionalEmail } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { writeBallot } from './ballot-codec.ts';
import { tallySettingsOf, type StoredPoll } from './document.ts';
import { ballotOf, putBallot } from './apart.ts';
import { pollActs } from './rules.ts';
import { pendingBallots } from './tables.ts';
import { sealChoice, waitingOf } from './waiting-choice.ts';

/** An act whose fields have been checked: the ballot as it is stored, the address where one was given. */
interface ValidatedVote {
  act: VoteAct;
  choice: string;
  /** The choice as it waits. */
  sealed: string;
  email: string | undefined;
}

/**
 * Receives a ballot and mails its code and link; with the key of a confirmed ballot, another ballot replaces that one at once.
 * The same ballot under the same key again changes nothing and mails nothing.
 *
 * @throws Refusal `invalid` with the fields to mend (`ballot` names a `BallotFault`), `not-open`, `paused`, `closed`,
 * `text-changed` where another version of question or notice was read, `already-voted` where the first ballot is final,
 * `key-used` where the key served another person, was withdrawn, or was confirmed by the link.
 */
export async function vote(services: Services, poll: StoredPoll, act: VoteAct, sender?: Sender): Promise<ActResult> {
  const { email, choice } = check(poll, act);
  const sealed = await sealChoice(services, waitingOf(poll.scope, await actId(poll, act.key)), choice);
  const validated = { act, choice, sealed, email };
  const receiver: ActReceiver = {
    again: (writer, known, digests, moment) => again(writer, poll, known, { ...validated, moment }, digests),
    check: (moment) => checkOpen(poll.document, act, moment),
    keep: (writer, id) => writer.insert(pendingBallots, { scope: poll.scope, act: id, choice: sealed }),
  };
  return receive(services, poll, { ...act, kind: 'ballot', email, person: nobody }, receiver, sender);
}

/** A ballot has no name. */
const nobody = { name: '', place: '', display_publicly: 0, receive_news: 0 };

/** Checks the fields of a ballot. @throws Refusal `invalid` */
function check({ document }: StoredPoll, act: VoteAct): Pick<ValidatedVote, 'choice' | 'email'> {
  const settings = tallySettingsOf(document);
  const fault = ballotFaultIn(act.ballot, settings);
  const { ballot, email } = valuesOf({
    key: checkSecret(act.key),
    ballot: fault ? { fault } : { value: act.ballot as Ballot },
    email: checkOptionalEmail(act.email),
  });
  return { choice: writeBallot(ballot, optionsOf(settings)), email };
}

/** Answers another ballot under a known key, or the same again. */
async function again(
  writer: Writer,
  poll: StoredPoll,
  known: FoundAct,
  { act, email, choice, sealed, moment }: ValidatedVote & { moment: Moment },
  digests: Digests,
): Promise<ActResult> {
  const { scope, id: thing } = poll;
  const { id, state } = known;
  const voter = await identityOf(writer, poll, known, digests);
  if (voter === undefined) throw new Refusal('key-used');
  if (email !== undefined && !(await isSamePerson(writer, poll, voter, email, digests))) throw new Refusal('key-used');
  if (state === 'waiting' || state === 'held') {
    const pending = await writer.get(pendingBallots, { scope, act: id });
    // What can't be read any more is another choice.
    if (!pending || (await digests.open(waitingOf(scope, id), pending.choice)) !== choice) {
      if (state === 'held' && poll.document.final) throw new Refusal('already-voted');
      checkOpen(poll.document, act, moment);
      await writer.put(pendingBallots, { scope, act: id, choice: sealed });
      await agreeAnew(writer, poll, id, act.textVersion);
    }
    return stillWaiting(writer, poll, known);
  }
  const current = await ballotOf(writer, poll, voter, digests);
  if (current?.choice !== choice) {
    if (poll.document.final) throw new Refusal('already-voted');
    checkOpen(poll.document, act, moment);
    await putBallot(writer, poll, voter, choice, digests);
    await writer.put(events, { scope, thing, kind: 'changed', act: id, at: moment.now });
    await agreeAnew(writer, poll, id, act.textVersion);
  } else if (
    act.textVersion === poll.document.textVersion &&
    pollActs.withdrawFault(poll.document, moment) === undefined
  ) {
    // Who stays with their ballot once the words have changed agrees to these.
    await agreeAnew(writer, poll, id, act.textVersion);
  }
  return { outcome: 'counted' };
}

/** Keeps which words a ballot that was there before is of now. */
async function agreeAnew(writer: Writer, poll: StoredPoll, id: string, text_version: string): Promise<void> {
  const row = await findRow(writer, poll, id);
  if (row && row.text_version !== text_version) await writer.put(acts, { ...row, text_version });
}
