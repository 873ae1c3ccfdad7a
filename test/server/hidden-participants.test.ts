import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { consultation, type Consultation } from '../../src/schema/consultation.ts';
import { putThing } from '../../src/server/nouns.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import type { Store } from '../../src/server/store/store.ts';
import { pollTown } from './poll-support.ts';
import { at, day, engines, petitionDocument, start, world } from './support.ts';

const agree = { kind: 'three-way', stance: 1 } as const;

/** A consultation with a proposal whose votes are seen after the close. */
async function plan(store: Store, results: 'after-close' | 'after-vote' | 'always') {
  const town = await world({ store, secret: 's' });
  await store.write(async (writer) => {
    const document = { type: 'consultation', title: { fr: 'Plan arbres', en: 'Tree plan' } } as const;
    const votes = { results, notice: petitionDocument.notice };
    await putThing(writer, 'plan', { ...document, opensAt: at(-day), closesAt: at(3 * day), votes }, start);
    const texts = { author: 'a', section: 'Rue', title: 'Un', body: 'Un', url: null, removed: null };
    await writer.insert(proposals, { scope: 'plan', id: 'p1', ...texts, created_at: start });
  });
  return pollTown({ town, path: '/consultations/plan/proposals/p1' });
}

const page = '/consultations/plan';
const url = encodeURIComponent(`https://participer.exemple${page}`);
const paths = [
  ...['/', '/consultations', page, `${page}?lang=en`, `${page}/proposals`, `${page}/proposals?lang=en`],
  ...[`${page}/badge.svg`, `${page}/badge.svg?metric=participants&lang=en`, `${page}/badge.svg?metric=votes`],
  ...[`/embed?src=${page}`, `/embed?src=${page}&element=counter&lang=en`, `/oembed?url=${url}`, `${page}/proposals/p1`],
  ...[page, `${page}/proposals/p1`].flatMap((of) => ['', '.json', '.csv'].map((form) => `${of}/data${form}`)),
  ...[`${page}/data-days.csv`, `${page}/proposals/p1/data-days.csv`, '/data'],
];

type Plan = Awaited<ReturnType<typeof plan>>;

/** Everything that anyone is answered, with the heads that tell one answer from another. */
async function outputs(town: Plan): Promise<string[]> {
  const all: string[] = [];
  for (const path of paths) {
    for (const accept of ['application/json', 'text/html']) {
      const response = await town.app.request(path, { headers: { Accept: accept } });
      const tag = response.headers.get('ETag') ?? '';
      // Each form has a key of its own.
      const text = (await response.text()).replace(/(name="key" value=)"[^"]+"/g, '$1');
      all.push(`${path} ${accept} ${response.status} ${tag} ${text}`);
    }
  }
  return all;
}

async function participantsIn(town: Plan): Promise<NonNullable<Consultation['numbers'][string]>> {
  const { numbers } = z.parse(consultation, await town.read(page));
  const count = numbers['participants'];
  assert.ok(count);
  return count;
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`how many take part while votes are hidden, on ${engine}`, () => {
    for (const results of ['after-close', 'after-vote'] as const) {
      it(`does not tell who votes for the first time: ${results}`, async () => {
        const { store, end } = await open();
        const town = await plan(store, results);
        const before = await outputs(town);
        const key = await town.cast(agree, 'ada@exemple.fr');
        assert.deepEqual(await outputs(town), before, 'a first vote');
        await town.vote({ key, email: undefined, ballot: { kind: 'three-way', stance: -1 } });
        assert.deepEqual(await outputs(town), before, 'a vote that is changed');
        await town.cast(agree, 'bob@exemple.fr');
        assert.deepEqual(await outputs(town), before, 'another first vote');

        const { value, asOf, method } = await participantsIn(town);
        assert.deepEqual([value, asOf], [0, '2026-11-21T00:00:00.000Z']);
        assert.match(method, /au début de la journée \(UTC\)\u00a0: tant que les votes sont cachés/);
        town.wait(day);
        assert.deepEqual((await participantsIn(town)).value, 2, 'both at once, the next day');
        await town.cast(agree, 'eve@exemple.fr');
        assert.equal((await participantsIn(town)).value, 2);
        town.wait(2 * day);
        const after = await participantsIn(town);
        assert.equal(after.value, 3);
        assert.doesNotMatch(after.method, /cachés/);
        await end();
      });
    }

    it('is that of the moment where votes are seen', async () => {
      const { store, end } = await open();
      const town = await plan(store, 'always');
      await town.cast(agree, 'ada@exemple.fr');
      assert.equal((await participantsIn(town)).value, 1);
      await end();
    });
  });
}
