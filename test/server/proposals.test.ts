import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import * as z from 'zod/mini';
import { poll as pollSchema } from '../../src/schema/poll.ts';
import type { ConsultationDocument } from '../../src/server/nouns/consultation/document.ts';
import { proposalList, type ProposalList } from '../../src/server/nouns/consultation/proposal-list.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import type { Store } from '../../src/server/store/store.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { participants } from '../../src/server/core/tables.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import { putThing } from '../../src/server/nouns.ts';
import { pollTown, votesOf, type PollTown } from './poll-support.ts';
import { engines as freshStores } from './engines.ts';
import { noteStatements } from './statements.ts';
import { at, engines, newKey, start } from './support.ts';

const stanceFor = (number: number, voter: number): string => ['1', '0', '-1'][(number * 7 + voter * 3) % 3]!;

/** A consultation with so many proposals; the one with number n has n votes. */
async function fill(store: Store, many: number, changes: Partial<ConsultationDocument> = {}): Promise<void> {
  const document: ConsultationDocument = {
    type: 'consultation',
    title: { fr: 'Plan arbres', en: 'Tree plan' },
    opensAt: at(-1000),
    ...changes,
  };
  await store.write(async (writer) => {
    await putThing(writer, 'plan', document, start);
    for (let number = 0; number < many; number += 1) {
      const id = `p${number}`;
      await writer.insert(proposals, {
        scope: 'plan',
        id,
        author: 'a',
        section: `Rubrique ${number % 3}`,
        title: `Proposition <${number}>`,
        body: `Corps ${number}`,
        created_at: start - (number % 10) * 1000,
        url: null,
        removed: number === 1 ? 'Propos violents' : null,
      });
      for (let voter = 0; voter < number; voter += 1) {
        const choice = stanceFor(number, voter);
        await writer.insert(ballots, { scope: 'plan', thing: id, voter: `v${voter}`, choice });
      }
    }
  });
}

const list = async (town: PollTown, query = ''): Promise<ProposalList> =>
  z.parse(proposalList, await town.read(`/consultations/plan/proposals${query}`));

/** Goes through all pages. */
async function all(town: PollTown, order: string, limit: number): Promise<ProposalList['items']> {
  const found: ProposalList['items'] = [];
  let next: string | undefined;
  do {
    const after = next === undefined ? '' : `&after=${encodeURIComponent(next)}`;
    const page = await list(town, `?order=${order}&limit=${limit}${after}`);
    assert.ok(page.items.length <= limit);
    found.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return found;
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`the proposals of a consultation, on ${engine}`, () => {
    it('are listed with volume and shares, sorted by either, in pages', async () => {
      const { store, end } = await open();
      await fill(store, 23);
      const town = await pollTown({ store });
      const byVolume = await all(town, 'volume', 5);
      assert.deepEqual(
        byVolume.map(({ id }) => id),
        Array.from({ length: 23 }, (_, place) => `p${22 - place}`),
      );
      const share = ({ votes }: (typeof byVolume)[number]): number =>
        votes && votes.ballots > 0 ? votes.agree / (votes.agree + votes.neutral + votes.disagree) : -1;
      const byShare = await all(town, 'share', 4);
      assert.equal(byShare.length, 23);
      assert.deepEqual(
        byShare.map(share),
        [...byShare.map(share)].sort((a, b) => b - a),
      );
      const oldest = await all(town, 'oldest', 6);
      assert.deepEqual(
        oldest.map(({ createdAt }) => createdAt),
        oldest.map(({ createdAt }) => createdAt).sort(),
      );
      assert.equal(new Set(oldest.map(({ id }) => id)).size, 23);
      for (const { id, votes } of oldest) {
        const kinds = await store.countBy(ballots, { scope: 'plan', thing: id }, 'choice');
        const [agree, neutral, disagree] = ['1', '0', '-1'].map((choice) => kinds.get(choice) ?? 0);
        assert.deepEqual(votes, { ballots: Number(id.slice(1)), agree, neutral, disagree });
      }
      await end();
    });

    it('are polls: one votes, and the vote is in the list and in the numbers', async () => {
      const { store, end } = await open();
      await fill(store, 4);
      const path = '/consultations/plan/proposals/p3';
      const town = await pollTown({ store, path });
      const before = await town.poll();
      z.parse(pollSchema, before);
      assert.deepEqual(
        [before.title, before.description, before.url, before.numbers['votes']?.value, before.result?.counted],
        ['Proposition <3>', 'Corps 3', `https://participer.exemple${path}`, 3, 3],
      );
      assert.deepEqual(
        before.options.map(({ label }) => label),
        ['D’accord', 'Mitigé', 'Pas d’accord'],
      );
      const key = await town.cast({ kind: 'three-way', stance: 0 });
      const other = await pollTown({ store, path: '/consultations/plan/proposals/p2' });
      await other.cast({ kind: 'three-way', stance: 1 }, 'camille@exemple.fr', key);
      const kinds = await store.countBy(ballots, { scope: 'plan', thing: 'p3' }, 'choice');
      assert.deepEqual(votesOf((await town.poll()).result)['neutral'], kinds.get('0'));
      assert.equal((await town.poll()).numbers['votes']?.value, 4);
      town.wait(1000);
      const [first] = (await list(town)).items;
      assert.deepEqual([first?.id, first?.votes?.ballots], ['p3', 4]);
      assert.equal((await town.post('/receipt', { key })).body.state, 'counted');
      await town.post('/withdraw', { key });
      assert.equal((await town.poll()).numbers['votes']?.value, 3);
      assert.equal((await other.post('/receipt', { key })).body.state, 'counted', 'one key, two acts');
      assert.ok((await store.count(participants, { scope: 'plan' })) >= 1);
      await end();
    });
  });
}

const fresh = freshStores();
const log = noteStatements();
after(async () => {
  log.stop();
  await fresh.stop();
});

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  it(`a page of proposals is read by the same few statements and rows at any number, on ${engine}`, async () => {
    const store = await fresh[engine]();
    const town = await pollTown({ store });
    const asked = new Map<string, string[][]>();
    for (const many of [25, 400]) {
      await fill(store, 25);
      await store.write((writer) =>
        writer.insertMany(
          proposals,
          Array.from({ length: many - 25 }, (_, at) => ({
            ...{ scope: 'plan', id: `more-${at}`, author: 'a', section: '', title: `Autre ${at}`, body: '' },
            ...{ created_at: start + at, url: null, removed: null },
          })),
        ),
      );
      town.wait(2000);
      for (const order of ['volume', 'share', 'oldest']) {
        let next = '';
        for (const page of ['first', 'next']) {
          log.take();
          const found = await list(town, `?order=${order}${next}`);
          const noted = log.take();
          if (page === 'first') assert.equal(found.items.length, 20);
          next = `&after=${encodeURIComponent(found.next ?? '')}`;
          assert.ok(
            noted.every(({ rows }) => rows <= 21),
            JSON.stringify(noted),
          );
          const texts = noted.map(({ text }) => text.replaceAll(/\$\d+/g, '?').replace(/(\?, )+\?/g, '?'));
          asked.set(`${order} ${page}`, [...(asked.get(`${order} ${page}`) ?? []), texts]);
        }
      }
    }
    for (const [what, [few, many]] of asked) {
      assert.ok(few!.length > 0 && few!.length <= 4, `${what}: ${few!.join('\n')}`);
      assert.deepEqual(many, few, what);
    }
    await store.close();
  });
}

describe('a proposal', () => {
  it('that was removed leaves its place and the reason, in the list and on its page', async () => {
    const town = await pollTown({ path: '/consultations/plan/proposals/p1' });
    await fill(town.store, 3);
    const { title, description, can, phase } = await town.poll();
    assert.deepEqual([title, description, phase], ['Proposition retirée', undefined, 'archived']);
    assert.equal(can['vote']?.reason, 'Cette proposition a été retirée\u00a0: Propos violents.');
    const removed = (await list(town)).items.find(({ id }) => id === 'p1');
    assert.deepEqual([removed?.title, removed?.removed, removed?.votes?.ballots], [undefined, 'Propos violents', 1]);
    const page = await town.page('/consultations/plan/proposals');
    assert.match(page, /Proposition retirée<\/a> <em>Propos violents|Proposition retirée<\/a><em>Propos violents/);
    assert.doesNotMatch(page, /Proposition &lt;1&gt;/);
  });

  it('that was removed shows no vote while those of the others are hidden', async () => {
    const town = await pollTown({ path: '/consultations/plan/proposals/p1' });
    await fill(town.store, 3, { votes: { results: 'after-close' }, closesAt: at(5000) });
    const { numbers, result, can } = await town.poll();
    assert.deepEqual([numbers, result, can['vote']?.allowed], [{}, undefined, false]);
    town.wait(6000);
    assert.equal((await town.poll()).numbers['votes']?.value, 1);
  });

  it('asks the consultation’s own question in its own words', async () => {
    const town = await pollTown({ path: '/consultations/plan/proposals/p2' });
    const votes = { question: { fr: 'Est-ce utile\u202f?' }, words: { neutral: { fr: 'Peut-être' } } };
    await fill(town.store, 3, { votes });
    const { description, words } = await town.poll();
    assert.equal(description, 'Est-ce utile\u202f?\n\nCorps 2');
    assert.equal(words['neutral'], 'Peut-être');
  });

  it('is not found where none is', async () => {
    const town = await pollTown();
    await fill(town.store, 1);
    for (const path of ['plan/proposals/none', 'plan/proposals/%00', 'none/proposals/p0', 'none/proposals']) {
      const response = await town.app.request(`/consultations/${path}`, { headers: { Accept: 'application/json' } });
      assert.equal(response.status, 404, path);
    }
  });

  it('is voted on as often as one confirms, and unconfirmed by five mails an hour, whatever their number', async () => {
    const town = await pollTown();
    await fill(town.store, 25);
    const ballot = { kind: 'three-way', stance: 1 } as const;
    for (let number = 2; number < 25; number += 1) {
      const at2 = await pollTown({ store: town.store, path: `/consultations/plan/proposals/p${number}`, secret: 's' });
      await at2.cast(ballot);
    }
    for (let number = 2; number < 10; number += 1) {
      const at2 = await pollTown({ store: town.store, path: `/consultations/plan/proposals/p${number}`, secret: 's' });
      await at2.vote({ key: newKey(), ballot });
      assert.equal(at2.mailbox.mails.length, number < 7 ? 1 : 0, `mail ${number - 1}`);
    }
  });
});

describe('hidden votes on proposals', () => {
  it('are in no list, no order, no page and no sum', async () => {
    const town = await pollTown({ path: '/consultations/plan/proposals/p5' });
    await fill(town.store, 7, { votes: { results: 'after-close' }, closesAt: at(60_000) });
    for (const order of ['volume', 'share', 'oldest']) {
      const page = await list(town, `?order=${order}`);
      assert.equal(page.order, 'oldest');
      assert.ok(page.items.every(({ votes }) => votes === undefined));
      assert.equal(page.asOf, undefined);
    }
    const cursor = (await list(town, '?limit=3')).next ?? '';
    assert.match(decodeURIComponent(cursor), /,0,0,0,0]$/);
    assert.doesNotMatch(await town.page('/consultations/plan/proposals'), /%|Trier par/);
    assert.deepEqual((await town.poll()).numbers, {});
    const consultation = (await town.read('/consultations/plan')) as unknown as { numbers: object };
    assert.deepEqual(Object.keys(consultation.numbers), ['participants', 'contributions', 'comments']);
    assert.equal((await town.app.request('/consultations/plan/proposals/p5/ballots')).status, 404);
    town.wait(60_000);
    assert.equal((await list(town)).items[0]?.votes?.ballots, 6);
    const after = (await town.read('/consultations/plan')) as unknown as { numbers: { votes: { value: number } } };
    assert.equal(after.numbers.votes.value, 21);
  });
});

describe('the list of proposals', () => {
  it('is a page with a table, sorted by links, in pages', async () => {
    const town = await pollTown();
    await fill(town.store, 7);
    const page = await town.page('/consultations/plan/proposals?limit=3&order=share');
    assert.match(page, /<th scope="col">Proposition<\/th><th scope="col">Rubrique<\/th><th scope="col">Votes<\/th>/);
    assert.match(page, /aria-current="true">part d’avis favorables/);
    assert.match(page, /href="\/consultations\/plan\/proposals\?order=volume&amp;limit=3&amp;lang=fr"/);
    const next = /rel="next" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await town.page(next);
    assert.equal([...second.matchAll(/<th scope="row">/g)].length, 3);
    assert.match(await town.page('/consultations/plan'), /proposals\?lang=fr">Voir les 7 propositions et leurs votes/);
  });

  it('refuses a cursor, an order or a number that it does not know', async () => {
    const town = await pollTown();
    await fill(town.store, 3);
    for (const query of ['after=x', 'after=%5B1%5D', 'after=%25', 'order=random', 'limit=0', 'limit=x']) {
      const response = await town.app.request(`/consultations/plan/proposals?${query}`);
      assert.equal(response.status, 400, query);
    }
    assert.equal((await list(town, '?limit=1000')).items.length, 3);
  });

  it('is empty where nothing was proposed', async () => {
    const town = await pollTown({ store: memoryStore() });
    await fill(town.store, 0);
    assert.deepEqual((await list(town)).items, []);
    assert.doesNotMatch(await town.page('/consultations/plan'), /proposals\?/);
  });
});
