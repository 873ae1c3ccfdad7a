import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { signerList, type SignerList } from '../../src/server/nouns/petition/signers.ts';
import { day, engines, hour, linkIn, signature, world, type World } from './support.ts';

const path = '/petitions/velo/signatures';

async function sign(town: World, name: string, displayPublicly: boolean, more: Record<string, unknown> = {}) {
  const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}@exemple.fr`;
  const act = signature({ name, email, place: 'Valmont', displayPublicly, ...more });
  assert.equal((await town.act('', act)).status, 202);
  return {
    key: act.key,
    confirm: async () => {
      const code = town.mailbox.mails.find(({ to }) => to === act.email)?.code;
      assert.equal((await town.act('/confirm', { key: act.key, code })).status, 200);
    },
  };
}

const read = async (town: World, query = ''): Promise<SignerList> =>
  z.parse(signerList, await town.read(`${path}${query}`));
const names = ({ items }: SignerList): string[] => items.map(({ name }) => name);

for (const [engine, open] of Object.entries(engines)) {
  describe(`the public list of signatures, in ${engine}`, () => {
    it('has those who agreed, once their signature counts, until they withdraw', async (t) => {
      const { store, end } = await open();
      t.after(end);
      const town = await world({ store });
      const ada = await sign(town, 'Ada', true);
      const bela = await sign(town, 'Bela', false);
      assert.deepEqual(await read(town), { items: [], total: 0 });
      await ada.confirm();
      await bela.confirm();
      assert.deepEqual(await read(town), { items: [{ name: 'Ada', place: 'Valmont', day: '2026-11-21' }], total: 1 });

      // Signed again with the same address: once in the list, and as at first.
      await sign(town, 'Ada', true, { name: 'Ada Second' });
      assert.deepEqual(names(await read(town)), ['Ada']);

      const withdrawn = await town.act('/withdraw', { key: ada.key });
      assert.equal(withdrawn.status, 200);
      assert.deepEqual(await read(town), { items: [], total: 0 });

      const back = await sign(town, 'Ada', true);
      await back.confirm();
      assert.deepEqual(names(await read(town)), ['Ada']);
      const { token } = linkIn(town, 'withdraw');
      assert.equal((await town.act('/withdraw', { token })).status, 200);
      assert.deepEqual(names(await read(town)), []);
    });

    it('comes in pages, the last day first, each one once', async (t) => {
      const { store, end } = await open();
      t.after(end);
      const town = await world({ store });
      const days = ['Ada', 'Bela', 'Cleo', 'Dora', 'Elif'];
      for (const [number, name] of days.entries()) {
        await (await sign(town, name, true)).confirm();
        await (await sign(town, `${name} Twin`, true)).confirm();
        if (number < days.length - 1) town.wait(day);
      }
      const found: SignerList['items'] = [];
      let next: string | undefined;
      do {
        const page = await read(town, `?limit=3${next === undefined ? '' : `&after=${encodeURIComponent(next)}`}`);
        assert.equal(page.total, 10);
        found.push(...page.items);
        next = page.next;
      } while (next !== undefined);
      assert.deepEqual(new Set(found.map(({ name }) => name)), new Set(days.flatMap((name) => [name, `${name} Twin`])));
      assert.equal(found.length, 10);
      const inTime = found.map(({ day: each }) => each);
      assert.deepEqual(inTime, [...inTime].sort().reverse());
    });
  });
}

describe('the public list of signatures', () => {
  for (const [timeZone, after, told, written] of [
    ['Europe/Paris', 13.9, '2026-11-21', '21\u00a0novembre 2026'],
    ['Europe/Paris', 14.5, '2026-11-22', '22\u00a0novembre 2026'],
    ['Indian/Reunion', 11.5, '2026-11-22', '22\u00a0novembre 2026'],
    ['America/Martinique', 18.5, '2026-11-21', '21\u00a0novembre 2026'],
    ['Pacific/Noumea', 4.5, '2026-11-22', '22\u00a0novembre 2026'],
  ] as const) {
    it(`has the day of the place: ${after} hours after 9:00 UTC in ${timeZone}`, async () => {
      const town = await world({ site: { timeZone } });
      town.wait(after * hour);
      await (await sign(town, 'Ada', true)).confirm();
      assert.equal((await read(town)).items[0]?.day, told);
      assert.match(await town.page(path), new RegExp(`<time datetime="${told}">${written}</time>`));
    });
  }

  it('never tells an address, an exact time, or anything of those who did not agree', async () => {
    const town = await world();
    await (await sign(town, 'Ada', true)).confirm();
    await (await sign(town, 'Hidden Name', false, { place: 'Hidden Place' })).confirm();
    await sign(town, 'Waiting', true);
    for (const [address, accept] of [
      [path, 'application/json'],
      [path, 'text/html'],
      ['/petitions/velo', 'application/json'],
      ['/petitions/velo', 'text/html'],
      ['/petitions/velo/badge.svg', '*/*'],
      ['/embed?src=/petitions/velo', 'text/html'],
      ['/oembed?url=https://participer.exemple/petitions/velo', '*/*'],
    ] as const) {
      const response = await town.app.request(address, { headers: { Accept: accept } });
      assert.equal(response.status, 200);
      const text = await response.text();
      assert.doesNotMatch(text, /Hidden|Waiting|ada@/, address);
      if (address === path) assert.doesNotMatch(text, /09:00|T09|10:00/, 'the time of an act');
    }
  });

  it('is a page, which the page of the petition leads to where there is anyone in it', async () => {
    const town = await world();
    assert.ok(!(await town.page('/petitions/velo')).includes('/petitions/velo/signatures?'));
    await (await sign(town, 'عائشة <b>', true)).confirm();
    const petition = await town.page('/petitions/velo');
    assert.ok(
      petition.includes('<a href="/petitions/velo/signatures?lang=fr">Liste publique des signatures (1)</a>'),
      petition,
    );
    const page = await town.page(`${path}?lang=en`);
    assert.ok(page.includes('<bdi>عائشة &lt;b&gt;</bdi>'), page);
    assert.match(page, /<html lang="en">.*<h1 lang="en">Public list: Cycle tracks<\/h1>/);
    assert.match(page, /<time datetime="2026-11-21">21\sNovember 2026<\/time>/);
    assert.match(page, /<meta name="robots" content="noindex">/);
    assert.ok(page.includes('href="/petitions/velo/signatures?lang=fr"'), 'the other language');
    const few = await town.page(`${path}?limit=2&lang=en`);
    assert.ok(
      few.replaceAll('&amp;', '&').includes('href="/petitions/velo/signatures?limit=2&lang=fr"'),
      'the same part',
    );
    assert.doesNotMatch(page, /rel="next"/);
    for (const name of ['Bela', 'Cleo', 'Dora']) await (await sign(town, name, true)).confirm();
    const [, next = ''] = /<a rel="next" href="([^"]+)"/.exec(await town.page(`${path}?limit=2`)) ?? [];
    assert.match(await town.page(next.replaceAll('&amp;', '&')), /<bdi>.*<bdi>/);
  });

  it('refuses what is no page of it', async () => {
    const { app } = await world();
    for (const query of ['?after=x', '?after=1.%00', '?after=-1.a', '?limit=0', '?limit=a', '?limit=1.5']) {
      assert.equal(
        (await app.request(`${path}${query}`, { headers: { Accept: 'application/json' } })).status,
        400,
        query,
      );
    }
    assert.equal((await app.request('/petitions/none/signatures')).status, 404);
  });
});
