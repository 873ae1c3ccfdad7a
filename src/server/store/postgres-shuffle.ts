import type { Pool, PoolClient } from 'pg';
import { isConflict, isOutage } from './postgres-outage.ts';
import { retry } from './retry.ts';
import { cameStatement, shuffleStatement, slicesStatement, strewnStatement, textOf } from './sql-shuffle.ts';
import type { Statement } from './sql.ts';
import type { AnyTable, Value } from './store.ts';

/*
 * PostgreSQL lays rows down as they come, and each has the number of the transaction that wrote it: both tell the order, and what was written
 * together. So rows of tables that may not tell it are written anew, in the order of their keys, many by one transaction.
 */

/** Rows that are written anew in one transaction, at most. Who changes one of them meanwhile waits for it. */
const together = 2000;

/** Rows of one transaction among which none is known; a slice of what is written anew never has fewer, where there are more. */
const enough = together / 2;

/** Things of more rows than these are written anew once an hour, not each time. */
const many = 10_000;
const hour = 3_600_000;

/** How often a slice is tried: who changes several of its rows meanwhile may wait for it, and it for them. */
const tries = 10;

/**
 * Any number that every process of this program knows: one process at a time does it. It is held by each transaction for itself: a pooler that lends
 * connections per transaction would let go of one on another connection than it was taken on, which keeps it then for good.
 */
const lock = 7_236_110_430;

/** What is known of a table since it was last looked through. */
interface Looked {
  /** How many rows had ever come before that. */
  came: number;
  /** When something is due that was put off. */
  until: number;
}

/** Shuffles tables. The last time, before the server ends, nothing is put off. */
export type Shuffle = (isLast: boolean) => Promise<void>;

/** Makes what shuffles the tables of a database that may not tell an order, where rows came since it was last called. */
export function shuffler(pool: Pool, all: readonly AnyTable[], clock: () => number = Date.now): Shuffle {
  const tables = all.filter(({ isShuffled }) => isShuffled);
  const due = new Map<string, number>();
  const looked = new Map<string, Looked>();

  /** Answers whether it came to its end: not where another process is at it. */
  async function shuffleTable(client: PoolClient, table: AnyTable, isLast: boolean): Promise<boolean> {
    // Asked before the rows are: the database counts them a little later than they come, and never before.
    const came = (await client.query<{ came: number | null }>(cameStatement(table))).rows[0]?.came ?? undefined;
    const last = looked.get(table.name);
    if (!isLast && last && came === last.came && clock() < last.until) return true;
    const { rows } = await client.query<[string, string, string]>({
      ...{ text: strewnStatement(table), values: [enough], rowMode: 'array' },
    });
    let until = Infinity;
    let isChanged = false;
    for (const [scope, thing, sum] of rows) {
      const number = Number(sum);
      const name = JSON.stringify([table.name, scope, thing]);
      const next = due.get(name) ?? 0;
      if (!isLast && number > many && clock() < next) {
        until = Math.min(until, next);
        continue;
      }
      if (!(await shuffleThing(client, table, [scope, thing], number))) return false;
      isChanged = true;
      if (number > many) due.set(name, clock() + hour);
    }
    // What was there before is taken out of the pages, too.
    if (isChanged) await client.query(`vacuum ${textOf(table)}`);
    if (came !== undefined) looked.set(table.name, { came, until });
    return true;
  }

  return async (isLast) => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      for (const table of tables) if (!(await shuffleTable(client, table, isLast))) break;
    } catch (error) {
      // Whatever is left of a transaction goes with the connection.
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  };
}

/**
 * Writes the rows of a thing anew, some at a time: a row goes and comes in one statement, so that nobody ever sees it missing. Answers whether all
 * were: not where another process is at it.
 */
async function shuffleThing(
  client: PoolClient,
  table: AnyTable,
  thing: readonly Value[],
  number: number,
): Promise<boolean> {
  const slices = Math.ceil(number / together);
  const { rows: ends } = await client.query<Value[]>({ ...slicesStatement(table, thing, slices), rowMode: 'array' });
  // The last one has no end, for what came meanwhile.
  for (const [at] of ends.entries()) {
    const statement = shuffleStatement(table, thing, ends[at - 1], at === ends.length - 1 ? undefined : ends[at]);
    if (!(await retry(() => writeAnew(client, statement), isConflict, tries))) return false;
  }
  return true;
}

/** Runs a statement in a transaction that no other process has beside it; answers whether it did. */
async function writeAnew(client: PoolClient, statement: Statement): Promise<boolean> {
  try {
    await client.query('begin');
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [lock]);
    const isMine = rows[0]?.mine === true;
    if (isMine) await client.query(statement);
    await client.query('commit');
    return isMine;
  } catch (error) {
    // Who does not answer is not asked to roll back: it does so once the connection is gone.
    if (!isOutage(error)) await client.query('rollback');
    throw error;
  }
}
