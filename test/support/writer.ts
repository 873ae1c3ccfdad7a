import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import { definitions, note, notes } from '../server/store/notes.ts';

/*
 * A process that writes, for tests: `node writer.ts <file or address> <count>`. It adds the rows n0, n1, … and counts in
 * another row what it has added, eight jobs at a time. Each row that was added is told by a line, once it is acknowledged.
 */

const [address = '', count = '0'] = process.argv.slice(2);
const store = await (address.startsWith('postgres://') ? postgresStore : sqliteStore)(address, definitions);

const add = (id: string): Promise<boolean> =>
  store.write(async (writer) => {
    if (!(await writer.insert(notes, note(id)))) return false;
    const key = { scope: 'counter', id: 'added' };
    const row = await writer.get(notes, key);
    if (row) await writer.update(notes, key, { number: row.number + 1 });
    else await writer.insert(notes, { ...note('added', { number: 1 }), ...key });
    return true;
  });

let next = 0;
async function work(): Promise<void> {
  while (next < Number(count)) {
    const id = `n${next++}`;
    if (await add(id)) console.log(id);
  }
}

await Promise.all(Array.from({ length: 8 }, work));
await store.close();
