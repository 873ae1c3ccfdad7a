import type { ActResult } from '../../schema/common.ts';
import { mailLanguage } from '../core/documents.ts';
import { momentOf, signFault, type Moment, type Schedule } from '../core/phases.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import { mailsLeft, newSecrets, withMail } from './challenge.ts';
import { createDigests, identityFor, type Digests } from './digests.ts';
import { findAct } from './holding/hold.ts';
import { isKeyEnded } from './keys.ts';
import { prepareMail } from './letters.ts';
import type { Sender } from './mail-limits.ts';
import { actId, forgetCounts, originOf, record, type Actable, type FoundAct } from './rules.ts';
import { prepareWork } from './work/taking.ts';
import { countPage, pageOf } from './shares.ts';
import { acts, people } from './tables.ts';

/** An act as it arrives, its fields found sound. */
export interface IncomingAct extends Versions {
  key: string;
  /** The word for acts of this kind in their rows: `signature`. */
  kind: string;
  /** Missing where a known key needs none. */
  email: string | undefined;
  person: { name: string; place: string; display_publicly: number; receive_news: number };
  lang: string;
  source?: string | undefined;
  /** The solution of a challenge of this thing, as it came. */
  work?: unknown;
}

/** What a kind of act makes of one that arrives. */
export interface ActReceiver {
  /** Answers an act whose key is known and has its power. @throws Refusal `key-used` where it differs from the one that is known */
  again(writer: Writer, known: FoundAct, digests: Digests, moment: Moment): Promise<ActResult>;
  /** Refuses one that is not taken now. @throws Refusal */
  check(moment: Moment): void;
  /** Keeps what else the act says. */
  keep?(writer: Writer, act: string): Promise<unknown>;
}

/**
 * Receives an act and mails its code and link. The same act under the same key again changes nothing and mails nothing.
 *
 * @throws Refusal `key-used` where the act was withdrawn, or was confirmed by the link, `invalidated` where it was taken out of the count, `invalid` where a new one has no address, and
 * what the receiver refuses.
 */
export async function receive(
  services: Services,
  thing: Actable,
  incoming: IncomingAct,
  receiver: ActReceiver,
  sender?: Sender,
): Promise<ActResult> {
  const { scope, id: of, kind } = thing;
  const { email, textVersion, noticeVersion } = incoming;
  const moment = momentOf(services);
  const { now } = moment;
  const id = await actId(thing, incoming.key);
  const secrets = await newSecrets(id);
  const digests = createDigests(services, thing, sender);
  if (email !== undefined) await digests.prepare(email, secrets.secret);
  // What the transaction asks for of a key that is known is made ahead.
  await kind.rules.find(services.store, thing, id, digests);
  const lang = mailLanguage(thing.document, incoming.lang);
  const page = await pageOf(services, thing, incoming.source);
  const takeWork = await prepareWork(services, thing, incoming.work);

  const result = await services.store.write(async (writer): Promise<ActResult> => {
    const known = await findAct(writer, thing, id, digests);
    if (known) {
      // Who confirmed by the link is asked by mail again: it need not be who holds this key.
      if (known.state === 'withdrawn' || (await isKeyEnded(writer, thing, id))) throw new Refusal('key-used');
      if (known.state === 'invalidated') throw new Refusal('invalidated');
      const answer = await receiver.again(writer, known, digests, moment);
      return known.state === 'held' ? { outcome: 'counted' } : answer;
    }
    if (email === undefined) throw new Refusal('invalid', { fields: { email: 'required' } });
    receiver.check(moment);
    await writer.insert(acts, {
      scope,
      id,
      thing: of,
      kind: incoming.kind,
      at: now,
      text_version: textVersion,
      source: originOf(incoming.source),
    });
    await record(writer, thing, 'received', id, now);
    if (page) await countPage(writer, thing, id, page);
    await receiver.keep?.(writer, id);
    await takeWork?.(writer, id);
    await writer.insert(people, { scope, act: id, email, ...incoming.person, notice_version: noticeVersion, lang });
    return prepareMail(services, writer, thing, { act: id, email, lang }, { secrets, digests, now });
  });

  forgetCounts(services, thing);
  return withMail(services, result, scope, id);
}

/** What was read before one acted. */
export interface Versions {
  textVersion: string;
  noticeVersion: string;
}

/**
 * Refuses an act on what takes none now, or whose author read another version.
 *
 * @throws Refusal `not-open`, `paused`, `closed`, or `text-changed` where the text or the notice is another one
 */
export function checkOpen(
  document: Schedule & { textVersion: string; notice: { version: string } },
  { textVersion, noticeVersion }: Versions,
  moment: Moment,
): void {
  const fault = signFault(document, moment);
  if (fault) throw new Refusal(fault);
  if (textVersion !== document.textVersion || noticeVersion !== document.notice.version) {
    throw new Refusal('text-changed');
  }
}

/** Returns the answer to an act that waits and was sent again. */
export const stillWaiting = async (reader: ReadStore, { scope }: Actable, { id }: FoundAct): Promise<ActResult> => ({
  outcome: 'received',
  mailsLeft: await mailsLeft(reader, scope, id),
});

/** Checks whether an address stands for a person here. */
export const isSamePerson = async (
  reader: ReadStore,
  thing: Actable,
  identity: string | undefined,
  email: string,
  digests: Digests,
): Promise<boolean> => identity === (await identityFor(reader, thing, (await digests.of(email)).identities, digests));
