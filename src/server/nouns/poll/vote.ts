import type { Ballot } from '../../../schema/ballot.ts';
import type { ActResult } from '../../../schema/common.ts';
import type { VoteAct } from '../../../schema/poll.ts';
import { optionsOf } from '../../../tally/settings.ts';
import { ballotFaultIn } from '../../../tally/valid.ts';
import { actId, originOf, record, shortestKey, type FoundAct } from '../../confirmation/rules.ts';
import type { Sender } from '../../confirmation/mail-limits.ts';
import { mailsLeft, newSecrets, withMail } from '../../confirmation/challenge.ts';
import { prepareMail } from '../../confirmation/letters.ts';
import { mailLanguage } from '../../core/documents.ts';
import { isKeyEnded } from '../../confirmation/keys.ts';
import { momentOf, signFault } from '../../core/phases.ts';
import { tallySettingsOf } from './document.ts';
import { Refusal } from '../../core/refusal.ts';
import { checkEmail } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { acts, people } from '../../confirmation/tables.ts';
import { ballots, pendingBallots } from './tables.ts';
import type { StoredPoll } from './document.ts';
import { ballotOf, pollActs } from './rules.ts';
import { writeBallot } from './ballot-codec.ts';

/** An act whose fields are sound: the ballot as it is stored, the address where one was given. */
interface Sound {
  act: VoteAct;
  choice: string;
  email: string | undefined;
  now: number;
}

/**
 * Receives a ballot and mails its code and link; with the key of a confirmed ballot, another ballot replaces that one at once.
 * The same ballot under the same key again changes nothing and mails nothing.
 *
 * @throws Refusal `invalid` with the fields to mend (`ballot` names a `BallotFault`), `not-open`, `paused`, `closed`,
 * `text-changed` where another version of question or notice was read, `already-voted` where the first ballot is final,
 * `key-used` where the key served another person or was withdrawn.
 */
export async function vote(services: Services, poll: StoredPoll, act: VoteAct, sender?: Sender): Promise<ActResult> {
  const sound = { ...check(poll, act), act, now: services.clock() };
  const { scope, id: thing } = poll;
  const id = await actId(poll, act.key);
  const secrets = newSecrets();

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    const known = await pollActs.find(services, writer, poll, id);
    // Who confirmed by the link is asked by mail again: it need not be who holds this key.
    if (known && (await isKeyEnded(writer, poll, id))) throw new Refusal('key-used');
    if (known) return again(services, writer, poll, known, sound);
    const { email, choice, now } = sound;
    if (email === undefined) throw new Refusal('invalid', { fields: { email: 'required' } });
    refuseLate(services, poll, sound);
    const lang = mailLanguage(poll.document, act.lang);
    await writer.insert(acts, {
      scope,
      id,
      thing,
      kind: 'ballot',
      at: now,
      text_version: act.textVersion,
      source: originOf(act.source),
    });
    await record(writer, poll, 'received', id, now);
    await writer.insert(pendingBallots, { scope, act: id, choice });
    const nobody = { name: '', place: '', display_publicly: 0, receive_news: 0 };
    await writer.insert(people, { scope, act: id, email, ...nobody, notice_version: act.noticeVersion, lang });
    return prepareMail(services, writer, poll, { act: id, email, lang, sender }, secrets, now);
  });

  services.counts.forget(scope, thing);
  return withMail(services, result, scope, id);
}

/** The ballot and the address, if they are sound. */
function check({ document }: StoredPoll, act: VoteAct): Pick<Sound, 'choice' | 'email'> {
  const fields: Record<string, string> = {};
  if (act.key.length < shortestKey) fields['key'] = 'invalid';
  const settings = tallySettingsOf(document);
  const fault = ballotFaultIn(act.ballot, settings);
  if (fault) fields['ballot'] = fault;
  const email = act.email === undefined || act.email.trim() === '' ? undefined : checkEmail(act.email);
  if (email && 'fault' in email) fields['email'] = email.fault;
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
  return {
    choice: writeBallot(act.ballot as Ballot, optionsOf(settings)),
    email: email && 'value' in email ? email.value : undefined,
  };
}

function refuseLate(services: Services, { document }: StoredPoll, { act }: Sound): void {
  const fault = signFault(document, momentOf(services));
  if (fault) throw new Refusal(fault);
  if (act.textVersion !== document.textVersion || act.noticeVersion !== document.notice.version) {
    throw new Refusal('text-changed');
  }
}

/** Another ballot under a known key, or the same again. */
async function again(
  services: Services,
  writer: Writer,
  poll: StoredPoll,
  { id, state, identity: voter }: FoundAct,
  sound: Sound,
): Promise<ActResult> {
  const { email, choice, now } = sound;
  const { scope, id: thing } = poll;
  if (state === 'withdrawn' || voter === undefined) throw new Refusal('key-used');
  if (email !== undefined && (await pollActs.identityOf(services, poll, email)) !== voter)
    throw new Refusal('key-used');
  if (state === 'waiting') {
    const pending = await writer.get(pendingBallots, { scope, act: id });
    if (pending?.choice !== choice) {
      refuseLate(services, poll, sound);
      await writer.put(pendingBallots, { scope, act: id, choice });
    }
    return { outcome: 'received', mailsLeft: await mailsLeft(writer, scope, id) };
  }
  const current = await ballotOf(writer, poll, voter);
  if (current?.choice !== choice) {
    if (poll.document.final) throw new Refusal('already-voted');
    refuseLate(services, poll, sound);
    await writer.put(ballots, { scope, thing, voter, choice, at: now });
  }
  return { outcome: 'counted' };
}
