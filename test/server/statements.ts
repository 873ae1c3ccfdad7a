import { mock } from 'node:test';
import pg from 'pg';
import type { Statement } from '../../src/server/store/sql.ts';
import { SqliteConnection } from '../../src/server/store/sqlite-connection.ts';

/** A statement that reached a database, and how many rows it answered or changed. */
export interface Noted {
  text: string;
  rows: number;
}

export interface StatementLog {
  /** What was asked since the last time. */
  take(): Noted[];
  stop(): void;
}

type Query = (...given: unknown[]) => unknown;

/** Notes every statement of this process, on both engines; not what begins and ends a transaction. */
export function noteStatements(): StatementLog {
  let noted: Noted[] = [];
  const note = (text: string, rows: number): void => void noted.push({ text, rows });

  const { query, change } = SqliteConnection.prototype;
  const mocks = [
    mock.method(SqliteConnection.prototype, 'query', async function (this: SqliteConnection, statement: Statement) {
      const rows = await query.call(this, statement);
      note(statement.text, rows.length);
      return rows;
    }),
    mock.method(SqliteConnection.prototype, 'change', async function (this: SqliteConnection, statement: Statement) {
      const rows = await change.call(this, statement);
      note(statement.text, rows);
      return rows;
    }),
  ];

  const client = pg.Client.prototype as unknown as { query: Query };
  const ask = client.query;
  client.query = function (this: unknown, ...given: unknown[]) {
    const { text } = given[0] as Partial<Statement>;
    if (text === undefined) return ask.apply(this, given);
    const told = (answer: unknown): void => note(text, (answer as pg.QueryResult | undefined)?.rowCount ?? 0);
    const last = given.at(-1);
    if (typeof last !== 'function') {
      return (ask.apply(this, given) as Promise<unknown>).then((answer) => {
        told(answer);
        return answer;
      });
    }
    const callback = (error: unknown, answer: unknown): void => {
      if (!error) told(answer);
      (last as Query)(error, answer);
    };
    return ask.apply(this, [...given.slice(0, -1), callback]);
  };

  return {
    take() {
      const all = noted;
      noted = [];
      return all;
    },
    stop() {
      for (const each of mocks) each.mock.restore();
      client.query = ask;
    },
  };
}
