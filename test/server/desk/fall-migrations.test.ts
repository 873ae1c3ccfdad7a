import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { events } from '../../../src/server/confirmation/tables.ts';
import { fallHours } from '../../../src/server/core/fall-hours.ts';
import { paperCounts } from '../../../src/server/core/paper.ts';
import { participantHours } from '../../../src/server/core/participant-days.ts';
import { participants } from '../../../src/server/core/tables.ts';
import { logEntries } from '../../../src/server/desk/tables.ts';
import { toldFalls } from '../../../src/server/desk/withdrawals/tables.ts';
import { putThing, schemas } from '../../../src/server/nouns.ts';
import { commentChanges } from '../../../src/server/nouns/comments/change-table.ts';
import { eraseMember } from '../../../src/server/nouns/comments/erase.ts';
import { commentRow } from '../../../src/server/nouns/comments/rows.ts';
import { answeredNotices, reporterCounts } from '../../../src/server/nouns/comments/notice-tables.ts';
import { comments, decisions, grants } from '../../../src/server/nouns/comments/tables.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import { table, type AnyTable, type Store } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { threadDocument } from '../comments-support.ts';
import { day, hour, petitionDocument, start } from '../support.ts';
import { historyOf, planHistory } from './history.ts';
import { deskTown } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-falls-'));
let postgres: Promise<TestPostgres> | undefined;
let files = 0;
after(async () => {
  rmSync(folder, { recursive: true });
  await (await postgres)?.stop();
});

const withdrawalDays = table<{ scope: string; thing: string; day: string; number: number }>({
  name: 'withdrawal_day',
  columns: { scope: 'text', thing: 'text', day: 'text', number: 'integer' },
  key: ['scope', 'thing', 'day'],
});

const known: Record<string, number> = { core: 3, withdrawals: 1, thread: 7 };
const later: readonly AnyTable[] = [
  ...[fallHours, participantHours, toldFalls, commentChanges],
  ...[answeredNotices, reporterCounts],
];
/** Nothing of the address of those who moderate was kept. */
const { hint: _, ...columnsBefore } = grants.columns;
const grantsBefore: AnyTable = { ...grants, columns: columnsBefore };
/** Nor who counted on paper. */
const { counted_by: _by, ...paperColumnsBefore } = paperCounts.columns;
const earlierColumns: Record<string, AnyTable['columns']> = {
  [grants.name]: columnsBefore,
  [paperCounts.name]: paperColumnsBefore,
};

/** The schemas of the program that told signatures and ballots alone. */
const before: readonly Schema[] = schemas.map(({ name, tables, migrations = [] }) => ({
  name,
  tables: [
    ...tables
      .filter((each) => !later.includes(each))
      .map(({ counters, ...each }) => ({
        ...each,
        columns: earlierColumns[each.name] ?? each.columns,
        ...(counters && { counters: counters.filter(({ into }) => !later.includes(into)) }),
      })),
    ...(name === 'withdrawals' ? [withdrawalDays] : []),
  ],
  migrations: migrations.filter(({ version }) => version <= (known[name] ?? Infinity)),
}));

const engines: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  async SQLite() {
    const file = join(folder, `${(files += 1)}.sqlite`);
    return (by) => sqliteStore(file, by);
  },
  async PostgreSQL() {
    const url = await (await (postgres ??= startPostgres())).freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

const [velo, place] = [
  { scope: 'velo', thing: 'velo' },
  { scope: 'place', thing: 'place' },
];

/** Puts in what that program would have written: its counters are not those of the tables of today. */
async function fill(store: Store): Promise<void> {
  const old = <T extends AnyTable>(each: T): T =>
    before.flatMap(({ tables }) => tables).find(({ name }) => name === each.name) as unknown as T;
  await store.write(async (writer) => {
    await putThing(writer, 'velo', petitionDocument, start - 9 * day);
    await putThing(writer, 'place', threadDocument, start - 9 * day);
    await putThing(writer, 'plan', { type: 'consultation', title: { fr: 'Plan arbres' } }, start - 9 * day);
    for (const id of ['ada', 'bob']) await writer.insert(old(participants), { scope: 'plan', id });
    for (const [act, at] of [
      ['a', -2 * day],
      ['b', -2 * day + hour],
      ['c', -day],
    ] as const) {
      await writer.insert(old(events), { ...velo, kind: 'counted', act, at: start - 3 * day });
      await writer.insert(old(events), { ...velo, kind: 'withdrawn', act, at: start + at });
    }
    const voice = { scope: 'place', address: 'digest', role: 'official', at: start };
    await writer.insert(grantsBefore as typeof grants, voice as never);
    await writer.insert(withdrawalDays, { ...velo, day: '2026-11-19', number: 2 });
    await writer.insert(withdrawalDays, { scope: '', thing: '', day: '2026-11-20', number: 0 });
    // Two are let through at once, of which one was published; a third is taken down.
    const states = { stays: 'published', down: 'moderator', came: 'published', again: 'published' } as const;
    for (const [id, state] of Object.entries(states)) {
      await writer.insert(comments, commentRow(place, { id, author: 'a', body: id, at: start - 5 * day, state }));
    }
    const decided = async (id: string, comment: string, decision: string, act: string, at: number, by?: number) => {
      const said = { reason: 'r', ground: 'g', reports: 0, rule: 0, moderator: 'm' };
      await writer.insert(decisions, { ...place, id, at, comment, decision, ...said });
      const details = { why: { fr: 'r (g)' }, ...(by && { count: { of: 'comments', by } }) };
      const line = { scope: 'place', path: '/threads/place', at, id: `line ${id}`, role: 'moderator', act };
      await writer.insert(logEntries, { ...line, details: JSON.stringify(details) });
    };
    await decided('d1', 'came', 'publish', 'let-through', start - 4 * day, 1);
    await decided('d2', 'again', 'publish', 'let-through', start - 4 * day);
    await decided('d3', 'down', 'remove', 'taken-down', start - 3 * day, -1);
  });
}

for (const [engine, make] of Object.entries(engines)) {
  describe(`a database of the time when only signatures and ballots were told, on ${engine}`, () => {
    it('goes on: what was told is not told again, and the counts are made again from days and log', async () => {
      const openBy = await make();
      const earlier = await openBy(before);
      await fill(earlier);
      await earlier.close();

      const town = await deskTown({ store: await openBy(schemas) });
      await town.app.runDue();
      assert.deepEqual(
        (await town.store.list(grants, { scope: 'place' })).map(({ role, hint }) => [role, hint]),
        [['official', '']],
      );
      const signatures = await historyOf(town, start + day, '/petitions/velo', 'signatures');
      assert.deepEqual(
        signatures.lines.map(({ act, day: of, count }) => `${act} ${of} ${count!.by}`),
        ['withdrawn 2026-11-20 -1'],
        'the nineteenth was told',
      );
      assert.deepEqual([signatures.value, signatures.rebuilt], [0, 0]);
      const said = await historyOf(town, start + day, '/threads/place', 'comments');
      assert.deepEqual([said.value, said.rebuilt], [3, 3]);
      assert.deepEqual(said.days, [{ day: '2026-11-16', counted: 3, withdrawn: 0, held: 0 }]);
      await town.store.close();
    });

    it('has the participants of that time without a day, and tells who leaves', async () => {
      const openBy = await make();
      const earlier = await openBy(before);
      await fill(earlier);
      await earlier.close();

      const town = await deskTown({ store: await openBy(schemas) });
      await town.store.write((writer) => eraseMember(writer, 'plan', 'bob', start));
      const { numbers, rebuilt, days } = await planHistory(town, start + day, '/consultations/plan');
      assert.deepEqual([numbers['participants'], rebuilt['participants']], [1, 1]);
      const written = { proposals: 0, comments: 0, sources: 0 };
      assert.deepEqual(days, [
        { joined: 2, left: 0, ...written },
        { day: '2026-11-21', joined: 0, left: 1, ...written },
      ]);
      await town.store.close();
    });
  });
}
