import type { Pool, PoolClient } from 'pg';
import { shuffleStatement, strewnStatement, textOf } from './sql-shuffle.ts';
import type { AnyTable, Value } from './store.ts';

/*
 * PostgreSQL lays rows down as they come, and each has the number of the transaction that wrote it: both tell the order, and what was written
 * together. So rows of tables that may not tell it are written anew, in the order of their keys, many by one transaction.
 */

/** Rows that are written anew in one transaction. Who changes one of them meanwhile waits for it. */
const together = 2000;

/** Things of more rows than these are written anew once an hour, not each time. */
const many = 10_000;
const hour = 3_600_000;

/** Any number that every process of this program knows: one process at a time does it. */
const lock = 7_236_110_430;

/** Makes what shuffles the tables of a database that may not tell an order, where rows came since it was last called. */
export function shuffler(pool: Pool, all: readonly AnyTable[], clock: () => number = Date.now): () => Promise<void> {
  const tables = all.filter(({ isShuffled }) => isShuffled);
  const due = new Map<string, number>();

  async function shuffleTable(client: PoolClient, table: AnyTable): Promise<void> {
    const { rows } = await client.query<[string, string, number]>({
      ...{ text: strewnStatement(table), values: [together], rowMode: 'array' },
    });
    for (const [scope, thing, number] of rows) {
      const name = JSON.stringify([table.name, scope, thing]);
      if (number > many && clock() < (due.get(name) ?? 0)) continue;
      await shuffleThing(client, table, [scope, thing]);
      if (number > many) due.set(name, clock() + hour);
    }
    // What was there before is taken out of the pages, too.
    if (rows.length > 0) await client.query(`vacuum ${textOf(table)}`);
  }

  return async () => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock]);
      if (rows[0]?.mine) {
        for (const table of tables) await shuffleTable(client, table);
        await client.query('select pg_advisory_unlock($1)', [lock]);
      }
    } catch (error) {
      // The lock goes with the connection.
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

/** Writes the rows of a thing anew, some at a time: a row goes and comes in one statement, so that nobody ever sees it missing. */
async function shuffleThing(client: PoolClient, table: AnyTable, thing: readonly Value[]): Promise<void> {
  for (let after: Value[] | undefined; ;) {
    const { text, values } = shuffleStatement(table, thing, together, after);
    const { rows } = await client.query<Value[]>({ text, values, rowMode: 'array' });
    const [number, ...last] = rows[0]!;
    if (Number(number) === 0 || last[0] === null) return;
    after = last;
  }
}
