import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createApp } from '../../src/server/app.ts';
import { backUp } from '../../src/server/backup/backup.ts';
import { restore } from '../../src/server/backup/restore.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { recount } from '../../src/server/core/recount.ts';
import { getThing, putThing, type Desk } from '../../src/server/desk/things.ts';
import { exportStore } from '../../src/server/export/run.ts';
import { nouns, schemas, seedDemo, tables } from '../../src/server/nouns.ts';
import type { Store } from '../../src/server/store/store.ts';
import { engines } from './engines.ts';
import { choose, pollDocument, pollTown } from './poll-support.ts';
import { at, day, newKey, start, world } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-data-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

const base = 'https://participer.exemple';
const later = start + 3 * day;

/** Reads the files of all data of a store, by their addresses. */
async function filesOf(store: Store): Promise<Map<string, string>> {
  const app = createApp({ store, baseUrl: base, clock: () => later });
  const files = new Map<string, string>();
  const list = await app.request('/data', { headers: { Accept: 'application/json' } });
  for (const { data } of ((await list.json()) as { items: { data: string }[] }).items) {
    for (const end of ['.csv', '.json', '-days.csv']) {
      const path = `${data.slice(base.length)}${end}`;
      const response = await app.request(path);
      files.set(path, `${response.status} ${await response.text()}`);
    }
  }
  return files;
}

/** A town in which people signed, took back, voted, and voted otherwise, on two days. */
async function fill(store: Store): Promise<void> {
  await seedDemo(store, start);
  const town = await world({ store, secret: 's' });
  const keys: string[] = [];
  for (let each = 0; each < 8; each += 1) {
    const key = newKey();
    await town.act('/confirm', { key, code: await town.sign({ key, email: `a${each}@exemple.fr` }) });
    keys.push(key);
    town.wait(day / 5);
  }
  await town.act('/withdraw', { key: keys[0] });
  const poll = await pollTown({ town, document: { results: 'always', closesAt: at(5 * day) } });
  for (let each = 0; each < 6; each += 1) await poll.cast(choose('chene'), `p${each}@exemple.fr`);
  await poll.cast(choose('frene'), 'p0@exemple.fr');
  // What was put in as a demo is stamped by the first recount.
  await recount({ store, counts: createCounts(() => start) }, { nouns, tables, onMended: () => undefined });
}

const names = ['memory', 'SQLite', 'PostgreSQL'] as const;

for (const [place, from] of names.entries()) {
  const to = names[(place + 1) % names.length]!;
  describe(`the data of a town, from ${from} to ${to}`, () => {
    it('is the same to the letter in what was restored from a backup', async () => {
      const store = await open[from]();
      await fill(store);
      const before = await filesOf(store);
      assert.match(before.get('/petitions/velo/data.csv') ?? '', /,signatures,,[^\n]*,7,2026/);
      assert.match(before.get('/polls/arbre/data.csv') ?? '', /result\.votes,chene,[^\n]*,5,2026/);
      const file = join(folder, `${from}-${to}.backup`);
      await backUp(store, schemas, file, start);
      const other = await open[to]();
      await restore(other, schemas, file);
      assert.deepEqual(await filesOf(other), before);
      await Promise.all([store.close(), other.close()]);
    });

    it('is that of the archive: the numbers of each thing, and what its days come to', async () => {
      const store = await open[from]();
      await fill(store);
      const data = await filesOf(store);
      const files = new Map<string, unknown>();
      const write = async (path: string, content: unknown): Promise<void> => void files.set(path, content);
      await exportStore(store, nouns, { write }, { baseUrl: base, at: later });
      let compared = 0;
      for (const [path, text] of data) {
        if (!path.endsWith('/data.json')) continue;
        const { numbers } = JSON.parse(text.slice('200 '.length)) as Numbers;
        const archived = files.get(`${path.slice(1, -'/data.json'.length)}.json`) as {
          things: Record<string, Numbers>;
        };
        assert.deepEqual(
          valuesOf(archived.things['fr'] ?? Object.values(archived.things)[0]!),
          valuesOf({ numbers }),
          path,
        );
        compared += 1;
      }
      assert.ok(compared > 5, String(compared));
      const { days } = files.get('petitions/velo/days.json') as { days: { counted?: number; withdrawn?: number }[] };
      assert.equal(
        days.reduce((sum, { counted = 0, withdrawn = 0 }) => sum + counted - withdrawn, 0),
        7,
      );
      assert.ok(
        days.every(({ counted = 5 }) => counted >= 5),
        'of none too few',
      );
      await store.close();
    });

    it('is the same where a document with its counts is put into another server', async () => {
      const document = {
        ...pollDocument,
        ...{ opensAt: at(-2 * day), closesAt: at(-day) },
        bundles: [
          { times: 40, ballot: { kind: 'choices', choices: ['chene'] } },
          { times: 3, ballot: { kind: 'blank' } },
        ],
      };
      const deskOf = (store: Store): Desk => ({ store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' });
      const [store, other] = [await open[from](), await open[to]()];
      await putThing(deskOf(store), '/polls/tenu', document);
      const stored = await getThing(deskOf(store), '/polls/tenu');
      await putThing(deskOf(other), '/polls/tenu', JSON.parse(JSON.stringify(stored.document)));
      const before = await filesOf(store);
      assert.match(before.get('/polls/tenu/data.csv') ?? '', /result\.votes,chene,[^\n]*,40,/);
      assert.deepEqual(await filesOf(other), before);
      await Promise.all([store.close(), other.close()]);
    });
  });
}

interface Numbers {
  numbers: Record<string, { value: number }>;
}

const valuesOf = ({ numbers }: Numbers): Record<string, number> =>
  Object.fromEntries(Object.entries(numbers).map(([metric, { value }]) => [metric, value]));
