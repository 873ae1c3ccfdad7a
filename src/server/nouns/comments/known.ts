import type { Known } from '../../core/known.ts';
import type { Writer } from '../../store/store.ts';
import { comments, memberKeys, members, notices, takenBack } from './tables.ts';
import { changeComment } from './write.ts';

/**
 * Those who joined: their name beside what they wrote, their address and their keys go. What was written and voted stays, without a tie to
 * anyone; so do the notices of comments, without who sent them.
 */
export const knownMembers: Known = {
  count: (reader, scope) => reader.count(members, { scope }),
  async eraseSome(writer, scope, limit, now) {
    const rows = await writer.list(members, { scope }, { limit });
    for (const { id } of rows) {
      for (const comment of await writer.list(comments, { scope, author: id }, { index: 'person' })) {
        await changeComment(writer, comment, { author: '', name: '' }, now);
      }
      await writer.remove(memberKeys, { scope, member: id });
      await writer.remove(members, { scope, id });
    }
    if (rows.length < limit) await eraseReporters(writer, scope);
    return rows.length;
  },
};

async function eraseReporters(writer: Writer, scope: string): Promise<void> {
  await writer.remove(takenBack, { scope });
  for (const { thing, comment, reporter, name, email } of await writer.list(notices, { scope })) {
    if (name === '' && email === '') continue;
    await writer.update(notices, { scope, thing, comment, reporter }, { name: '', email: '' });
  }
}
