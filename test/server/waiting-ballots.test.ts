import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { people } from '../../src/server/confirmation/tables.ts';
import { schemas, tables } from '../../src/server/nouns.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { pendingBallots } from '../../src/server/nouns/poll/tables.ts';
import { postgresStore } from '../../src/server/store/postgres.ts';
import { sqliteStore } from '../../src/server/store/sqlite.ts';
import type { Store } from '../../src/server/store/store.ts';
import { choose, pollTown, votesOf } from './poll-support.ts';
import { newKey, postgres } from './support.ts';

const secret = 'not in the database';
const email = 'camille@exemple.fr';

interface Opened {
  store: Store;
  /** Reads everything that is in the database, as whoever has a copy of it can. */
  copy(): Promise<string>;
}

const folder = mkdtempSync(join(tmpdir(), 'civic-waiting-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;

const engines: Record<string, () => Promise<Opened>> = {
  async SQLite() {
    const name = `${(files += 1)}.sqlite`;
    const copy = async (): Promise<string> =>
      readdirSync(folder)
        .filter((file) => file.startsWith(name))
        .map((file) => readFileSync(join(folder, file), 'latin1'))
        .join('\n');
    return { store: await sqliteStore(join(folder, name), schemas), copy };
  },
  async PostgreSQL() {
    const url = await (await postgres()).freshDatabase();
    const copy = async (): Promise<string> => {
      const client = new pg.Client(url);
      await client.connect();
      const all: string[] = [];
      for (const { name } of tables) {
        all.push(
          ...(await client.query<{ row: string }>(`select t::text as row from "${name}" t`)).rows.map((r) => r.row),
        );
      }
      await client.end();
      return all.join('\n').replaceAll('""', '"');
    };
    return { store: await postgresStore(url, schemas), copy };
  },
};

/** What stands in a ballot, and in no document of a poll. */
const choice = /"(?:choices|ranking)":\s*\[/;
const inClear = (option: string): string => writeBallot(choose(option), [option]);

for (const [engine, open] of Object.entries(engines)) {
  describe(`a ballot that waits for its code, on ${engine}`, () => {
    it('tells a copy of the database nothing of what was chosen, not even by its length', async () => {
      const { store, copy } = await open();
      const town = await pollTown({ store, secret });
      const key = newKey();
      assert.equal((await town.vote({ key, email, ballot: choose('chene') })).body.outcome, 'received');
      await town.vote({ email: 'bob@exemple.fr', ballot: choose('tilleul') });
      await town.vote({ email: 'ada@exemple.fr', ballot: { kind: 'blank' } });
      const stored = await copy();
      assert.ok(stored.includes(email), 'the copy has the address');
      assert.doesNotMatch(stored, choice);
      const rows = await store.list(pendingBallots, {});
      assert.equal(new Set(rows.map((row) => row.choice.length)).size, 1);
      assert.ok(rows.every((row) => !/chene|tilleul|blank/.test(row.choice + atob(row.choice.slice(1)))));

      assert.equal((await town.vote({ key, email, ballot: choose('frene') })).body.outcome, 'received');
      assert.doesNotMatch(await copy(), choice);
      const mail = town.mailbox.mails.find(({ to }) => to === email);
      assert.equal((await town.post('/confirm', { key, code: mail?.code })).body.outcome, 'counted');
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 0, frene: 1 });
      await store.close();
    });

    it('is that of its own act alone: put beside another, it is not counted', async () => {
      const { store } = await open();
      const town = await pollTown({ store, secret });
      const key = newKey();
      await town.vote({ email: 'ada@exemple.fr', ballot: choose('tilleul') });
      const [other] = await store.list(pendingBallots, {});
      await town.vote({ key, email, ballot: choose('chene') });
      const [row] = (await store.list(pendingBallots, {})).filter(({ act }) => act !== other!.act);
      await store.write((writer) =>
        writer.update(pendingBallots, { scope: row!.scope, act: row!.act }, { choice: other!.choice }),
      );
      const { body } = await town.post('/confirm', { key, code: town.mailbox.mails[0]?.code });
      assert.equal(body.reason, 'unreadable');
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 0, frene: 0 });
      await store.close();
    });

    it('is to be cast again where the secret was renewed: said clearly, and nothing of it stays', async () => {
      const { store } = await open();
      const before = await pollTown({ store, secret });
      const [key, mended] = [newKey(), newKey()];
      await before.vote({ key, email, ballot: choose('chene') });
      const code = before.mailbox.mails[0]?.code;
      await before.vote({ key: mended, email: 'bob@exemple.fr', ballot: choose('tilleul') });
      const bobsCode = before.mailbox.mails[0]?.code;

      const town = await pollTown({ store, secret: 'a renewed one' });
      const { status, body } = await town.post('/confirm', { key, code });
      assert.deepEqual([status, body.reason], [409, 'unreadable']);
      assert.match(String((body as { detail?: string }).detail), /Votez à nouveau|Vote again/);
      assert.equal((await town.post('/receipt', { key })).body.state, 'not-counted');
      assert.equal(await store.count(people, {}), 1);
      assert.equal(await store.count(pendingBallots, {}), 1);

      // Who votes again, by the same key before its code is typed or by another after it, is counted.
      await town.vote({ key: mended, email: 'bob@exemple.fr', ballot: choose('tilleul') });
      assert.equal((await town.post('/confirm', { key: mended, code: bobsCode })).body.outcome, 'counted');
      await town.cast(choose('chene'), email);
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 1, tilleul: 1, frene: 0 });
      await store.close();
    });

    it('of a database of before is sealed at the start, and counts', async () => {
      const { store, copy } = await open();
      const town = await pollTown({ store, secret });
      const keys = [newKey(), newKey()];
      for (const [at, key] of keys.entries())
        await town.vote({ key, email: `p${at}@exemple.fr`, ballot: choose('chene') });
      await store.write(async (writer) => {
        for (const row of await writer.list(pendingBallots, {})) {
          await writer.put(pendingBallots, { ...row, choice: inClear('tilleul') });
        }
      });
      assert.match(await copy(), choice);
      const codeOf = (at: number) => town.mailbox.mails.find(({ to }) => to === `p${at}@exemple.fr`)?.code;
      assert.equal((await town.post('/confirm', { key: keys[0], code: codeOf(0) })).body.outcome, 'counted');
      await town.app.runDue();
      const rows = await store.list(pendingBallots, {});
      assert.deepEqual([rows.length, rows.filter((row) => choice.test(row.choice))], [1, []]);
      assert.equal((await town.post('/confirm', { key: keys[1], code: codeOf(1) })).body.outcome, 'counted');
      assert.deepEqual(votesOf((await town.poll()).result), { chene: 0, tilleul: 2, frene: 0 });
      await store.close();
    });
  });
}
