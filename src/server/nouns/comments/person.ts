import { forgetCodes } from '../../confirmation/challenge.ts';
import { erasePerson } from '../../confirmation/rules.ts';
import { acts as actRows, events, people } from '../../confirmation/tables.ts';
import { sameMailbox } from '../../core/mailboxes.ts';
import { memberDigests } from '../../core/participation.ts';
import type { FindHoldings, Holding } from '../../core/person.ts';
import { things } from '../../core/tables.ts';
import { slices } from '../../store/slices.ts';
import type { Writer } from '../../store/store.ts';
import type { VoiceRole } from '../../core/voices.ts';
import { takeVoice } from '../../desk/voices/acts.ts';
import { eraseMember } from './erase.ts';
import { answeredNotices, notices } from './notice-tables.ts';
import { comments, commentVotes, memberKeys, members } from './tables.ts';
import { grantsOf, threadVoices } from './voices.ts';

/**
 * What someone is and did in discussions: joined, wrote, voted, reported. Votes are taken back, comments leave a tombstone without a text, and
 * name, address and keys go.
 */
export const partsOf: FindHoldings = async (services, { email, acts }) => {
  const { store } = services;
  const found: Holding[] = [];
  for (const { scope, act, at, kind, person } of acts) {
    if (kind !== 'joining') continue;
    found.push({
      scope,
      thing: scope,
      told: {
        what: 'joining, not confirmed',
        in: scope,
        at: new Date(at).toISOString(),
        name: person.name,
        email: person.email,
      },
      async erase(writer, now) {
        if (!(await writer.get(people, { scope, act }))) return;
        await writer.insert(events, { scope, thing: '', kind: 'cancelled', act, at: now });
        await forgetCodes(writer, { scope }, act);
        await erasePerson(writer, { scope }, act);
      },
    });
  }
  for await (const rows of slices(store, things)) {
    for (const scope of new Set(rows.map((row) => row.scope))) {
      for (const { address, role, at } of await grantsOf(store, scope, email)) {
        found.push({
          scope,
          thing: scope,
          told: { what: 'role in a discussion', in: scope, role, at: new Date(at).toISOString() },
          async erase(writer, now) {
            const taken = { who: address, role: role as VoiceRole };
            await takeVoice(writer, threadVoices({}), taken, { scope, by: 'operator', now });
          },
        });
      }
      for (const id of await memberDigests(services, scope, email)) {
        const member = await store.get(members, { scope, id });
        if (!member) continue;
        const written = await store.list(comments, { scope, author: id }, { index: 'person' });
        const votes = await store.count(commentVotes, { scope, voter: id });
        found.push({
          scope,
          thing: scope,
          told: {
            what: 'participant in a discussion',
            in: scope,
            ...{
              at: new Date(member.at).toISOString(),
              name: member.name,
              email: member.email,
              lang: member.lang,
              votes,
            },
            comments: written.map(({ thing, created_at, side, body }) => ({
              ...{ thread: thing, at: new Date(created_at).toISOString(), side, text: body },
            })),
          },
          erase: (writer, now) => leave(writer, scope, id, now),
        });
      }
    }
  }
  for await (const rows of slices(store, notices)) {
    for (const { scope, thing, comment, reporter, ...notice } of rows) {
      if (notice.email === '' || sameMailbox(notice.email) !== sameMailbox(email)) continue;
      const { reference, reason, explanation, name } = notice;
      found.push({
        scope,
        thing: scope,
        told: { what: 'report of a comment', in: scope, reference, reason, explanation, name, email: notice.email },
        erase: async (writer) => {
          await writer.update(notices, { scope, thing, comment, reporter }, { name: '', email: '', explanation: '' });
          await writer.remove(answeredNotices, { scope, thing, comment, reporter });
        },
      });
    }
  }
  return found;
};

/** Ends a membership, as whoever leaves does themselves. */
async function leave(writer: Writer, scope: string, member: string, now: number): Promise<void> {
  for (const { key } of await writer.list(memberKeys, { scope, member }, { index: 'member' })) {
    if ((await writer.get(actRows, { scope, id: key }))?.thing !== '') continue;
    await writer.insert(events, { scope, thing: '', kind: 'withdrawn', act: key, at: now });
  }
  await eraseMember(writer, scope, member, now);
}
