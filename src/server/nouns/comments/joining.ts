import { endedAt, findPerson, findRow, erasePerson, record } from '../../confirmation/rules.ts';
import type { Actable, ActKind, ActRules } from '../../confirmation/rules.ts';
import { holderOf } from '../../confirmation/keys.ts';
import { languagesOf } from '../../core/documents.ts';
import type { Writer } from '../../store/store.ts';
import { eraseMember } from './erase.ts';
import type { StoredThread } from './find.ts';
import { commentsKind } from './kind.ts';
import { keyPrefix, memberIdentities } from './members.ts';
import { joiningRequests } from './requests.ts';
import { memberKeys, members } from './tables.ts';
import { titleOf } from './view.ts';
import { writingWords } from './words-for.ts';

/** A thread as one joins it: that is done in its scope as a whole, by whatever thread one comes. */
export interface JoinedThread extends Actable {
  readonly thread: StoredThread;
}

/**
 * Joining: one member per address and scope, under the name that was given first. Each device joins by an act of its own, whose key then
 * acts; who confirms by the link gives the power to a key of the browser that confirms. A member stays when the thread closes, to be told
 * of decisions, so that one may join and leave at any time.
 */
const joiningRules: ActRules<Actable> = {
  identities: (services, { scope }, email) => memberIdentities(services, scope, email),
  isKnown: async (reader, { scope }, id) => (await reader.get(members, { scope, id })) !== undefined,

  async find(reader, thing, id) {
    const { scope } = thing;
    const holder = (await holderOf(reader, thing, id)) ?? id;
    const key = await reader.get(memberKeys, { scope, key: holder });
    // Keys that were confirmed before joining was an act have no other row.
    if (key) return { id, state: 'counted', at: key.at, person: undefined, identity: key.member };
    const row = await findRow(reader, thing, id);
    if (!row) return undefined;
    const person = await findPerson(reader, scope, id);
    if (person) return { id, state: 'waiting', at: row.at, person };
    return { id, state: 'withdrawn', at: (await endedAt(reader, thing, id)) ?? row.at, person: undefined };
  },

  takenBy: async () => undefined,
  confirmFault: () => undefined,
  withdrawFault: () => undefined,

  async count(writer, thing, { id, person, identity, holder }, { now }) {
    const { scope } = thing;
    const { name, email, notice_version, lang } = person;
    await writer.insert(members, { scope, id: identity, name, email, notice_version, lang, at: now });
    await writer.insert(memberKeys, { scope, key: holder, member: identity, at: now });
    await record(writer, thing, 'counted', id, now);
    await erasePerson(writer, thing, id);
    return undefined;
  },

  async revive(writer, { scope }, id, member, now) {
    await writer.insert(memberKeys, { scope, key: id, member, at: now });
  },

  async uncount(writer, thing, { identity }, now) {
    const of = { scope: thing.scope, member: identity };
    for (const { key } of await writer.list(memberKeys, of, { index: 'member' })) {
      if (await findRow(writer, thing, key)) await record(writer, thing, 'withdrawn', key, now);
    }
    await eraseMember(writer, thing.scope, identity, now);
  },

  erase: (writer: Writer, thing, act) => erasePerson(writer, thing, act),
};

/** Joining, as the workflow of confirmations takes it. */
export const joiningKind: ActKind = {
  ...commentsKind,
  acts: joiningRequests.join.path,
  requests: joiningRequests,
  rules: joiningRules,
  words: writingWords,
  keyPrefix,
  givesKey: true,
  unknownStatus: 403,
};

/** Makes what one acts on who joins a thread. */
export const joiningIn = (thread: StoredThread): JoinedThread => ({
  kind: joiningKind,
  scope: thread.scope,
  id: '',
  path: thread.path,
  document: {
    ...thread.document,
    title: Object.fromEntries(languagesOf(thread.document).map((lang) => [lang, titleOf(thread, lang)])),
  },
  thread,
});
