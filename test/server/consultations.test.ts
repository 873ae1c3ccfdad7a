import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { consultation, type Consultation } from '../../src/schema/consultation.ts';
import { petition } from '../../src/schema/petition.ts';
import { seedDemo } from '../../src/server/nouns.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { events, people } from '../../src/server/confirmation/tables.ts';
import { participants } from '../../src/server/core/tables.ts';
import { proposals, sources } from '../../src/server/nouns/consultation/tables.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { engines, start, world, type World } from './support.ts';

const read = async (town: World, query = ''): Promise<Consultation> =>
  z.parse(consultation, await town.read(`/consultations/plan-climat${query}`));

for (const engine of ['memory', 'sqlite'] as const) {
  describe(`the demo content, on ${engine}`, () => {
    it('is put in once, and shows every phase', async () => {
      const { store, end } = await engines[engine]();
      assert.equal(await seedDemo(store, start), true);
      const before = await store.count(events, {});
      assert.equal(await seedDemo(store, start + 1), false);
      assert.equal(await store.count(events, {}), before);

      const town = await world({ store });
      const seen: Record<string, [phase: string, signatures: number | undefined]> = {};
      for (const id of ['pistes-cyclables', 'ecole-jean-mace', 'marche-couvert', 'zone-pietonne', 'jardins-partages']) {
        for (const lang of ['fr', 'en']) {
          const thing = z.parse(petition, await town.read(`/petitions/${id}?lang=${lang}`));
          assert.equal(thing.lang, lang);
          assert.doesNotMatch(JSON.stringify(thing), /undefined|sondage/i);
          seen[id] = [thing.phase, thing.numbers['signatures']?.value];
        }
      }
      assert.deepEqual(seen, {
        'pistes-cyclables': ['open', 1234],
        'ecole-jean-mace': ['closed', 2318],
        'marche-couvert': ['not-open', 0],
        'zone-pietonne': ['paused', 412],
        'jardins-partages': ['archived', 1087],
      });
      const cycling = z.parse(petition, await town.read('/petitions/pistes-cyclables'));
      assert.match(cycling.numbers['signatures']?.method ?? '', /fictives/);
      assert.ok(cycling.text.length > 1200);
      assert.deepEqual(
        cycling.thresholds.map(({ reachedAt }) => Boolean(reachedAt)),
        [true, false, false],
      );
      assert.ok(z.parse(petition, await town.read('/petitions/ecole-jean-mace')).answer);
      assert.equal(await store.count(people, {}), 0);
      await end();
    });
  });
}

describe('a consultation', () => {
  it('gives the numbers that its rows give, each with its method and time', async () => {
    const town = await world();
    await seedDemo(town.store, start);
    const { numbers, lang, summary, phase } = await read(town);
    const where = { scope: 'plan-climat' };
    const [all, cast, said, proposed, cited] = await Promise.all([
      town.store.count(participants, where),
      town.store.count(ballots, where),
      town.store.count(comments, where),
      town.store.count(proposals, where),
      town.store.count(sources, where),
    ]);
    assert.deepEqual(Object.fromEntries(Object.entries(numbers).map(([metric, count]) => [metric, count?.value])), {
      participants: all,
      contributions: proposed + said + cited,
      votes: cast,
      comments: said,
    });
    assert.ok(all === 642 && cast > 1000 && proposed === 24);
    for (const count of Object.values(numbers)) {
      assert.equal(count?.asOf, new Date(start).toISOString());
      assert.match(count?.method ?? '', /.{20,} Démonstration\u00a0: ces données sont fictives\.$/);
    }
    assert.deepEqual([lang, phase, (summary ?? '').length > 100], ['fr', 'open', true]);
    assert.match((await read(town, '?lang=en')).title, /^Climate plan/);
  });

  it('is a page with its numbers in a table, within the counter', async () => {
    const town = await world();
    await seedDemo(town.store, start);
    const html = await town.page('/consultations/plan-climat');
    assert.match(
      html,
      /<civic-counter src="\/consultations\/plan-climat" metrics="participants contributions votes comments">\s*<table>\s*<caption>/,
    );
    assert.match(html, /<th scope="row">personnes ont participé<\/th><td>642<\/td>/);
    assert.match(html, /<p>La ville écrit son plan climat[^<]*<\/p><p>Le conseil municipal/);
  });

  it('and petitions are listed', async () => {
    const town = await world();
    await seedDemo(town.store, start);
    assert.match(await town.page('/consultations'), /href="\/consultations\/plan-climat\?lang=fr"/);
    assert.doesNotMatch(await town.page('/consultations'), /href="\/petitions\/velo/);
    assert.match(await town.page('/?lang=en'), /href="\/petitions\/velo\?lang=en">Cycle tracks</);
  });
});
