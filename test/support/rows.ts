import { schemas } from '../../src/server/nouns.ts';
import type { ReadStore, Row, Table } from '../../src/server/store/store.ts';

/** Every row of a database, to be compared with what stands there later. */
export async function rowsOf(store: ReadStore): Promise<string> {
  const tables = schemas.flatMap((schema) => schema.tables) as readonly Table<Row>[];
  return JSON.stringify(await Promise.all(tables.map(async (each) => [each.name, await store.list(each, {})])));
}
