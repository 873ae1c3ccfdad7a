import type { Known } from '../../core/known.ts';
import type { ReadStore, Value, Writer } from '../../store/store.ts';
import { answeredNotices, notices } from './notice-tables.ts';
import { comments, grants, memberKeys, members, takenBack } from './tables.ts';
import { changeComment } from './write.ts';

/**
 * Those who joined, and those who reported a comment without joining. Names, addresses and keys go. What was written and voted stays, without
 * a tie to anyone; so do the notices of comments, without who sent them.
 */
export const knownMembers: Known = {
  async count(reader, scope) {
    const strangers = await strangersAmong(reader, scope, await namedReporters(reader, scope));
    return (await reader.count(members, { scope })) + strangers;
  },

  async eraseSome(writer, scope, limit, now) {
    // First, as long as it is known who of them has joined: nobody counts twice.
    const reporters = await eraseReporters(writer, scope);
    const rows = await writer.list(members, { scope }, { limit });
    for (const { id } of rows) {
      for (const comment of await writer.list(comments, { scope, author: id }, { index: 'person' })) {
        await changeComment(writer, comment, { author: '', name: '' }, now);
      }
      await writer.remove(memberKeys, { scope, member: id });
      await writer.remove(members, { scope, id });
    }
    if (rows.length < limit) {
      await writer.remove(takenBack, { scope });
      for (const { address, role } of await writer.list(grants, { scope }))
        await writer.update(grants, { scope, address, role }, { hint: '' });
    }
    return reporters + rows.length;
  },
};

/** Finds who reported something and is known by name or address: a notice without both is of nobody. */
async function namedReporters(reader: ReadStore, scope: string): Promise<Value[]> {
  const all = await reader.countBy(notices, { scope }, 'reporter');
  const nameless = await reader.countBy(notices, { scope, name: '', email: '' }, 'reporter');
  return [...all].flatMap(([reporter, number]) => (number > (nameless.get(reporter) ?? 0) ? [reporter] : []));
}

/** Counts who of them has not joined. */
const strangersAmong = async (reader: ReadStore, scope: string, reporters: readonly Value[]): Promise<number> =>
  reporters.length - (await reader.getMany(members, { scope }, 'id', reporters)).length;

/** Erases who sent notices; answers how many of them had not joined. */
async function eraseReporters(writer: Writer, scope: string): Promise<number> {
  const named = await namedReporters(writer, scope);
  if (named.length === 0) return 0;
  const strangers = await strangersAmong(writer, scope, named);
  for (const { thing, comment, reporter, name, email } of await writer.list(notices, { scope })) {
    if (name === '' && email === '') continue;
    await writer.update(notices, { scope, thing, comment, reporter }, { name: '', email: '' });
    await writer.remove(answeredNotices, { scope, thing, comment, reporter });
  }
  return strangers;
}
