import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { postgrestAdapter } from '../../src/adapters/postgrest.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import { staticAdapter } from '../../src/adapters/static.ts';
import { ukPetitionsAdapter } from '../../src/adapters/uk-petitions.ts';
import { readReplies } from '../../src/adapters/mastodon/statuses.ts';
import { wordpressAdapter } from '../../src/adapters/wordpress.ts';
import { learnTime } from '../../src/client/clock.ts';
import type { Thread } from '../../src/schema/comments.ts';
import type { Petition } from '../../src/schema/petition.ts';
import { whileInZone } from '../support/zone.ts';
import { open } from './decidim/support.ts';
import { createSite, open as openPetition } from './uk-petitions/site.ts';
import { add, createSite as createBlog } from './wordpress-site.ts';

const initiative = 'https://decidim.example/initiatives/i-12';
const space = 'https://decidim.example/processes/plan-climat';

/** Reads at an instant what a site of Decidim has written, on a device in a zone. */
function read(src: string, changes: Parameters<typeof open>[0], now: string, zone = 'Europe/Paris') {
  mock.timers.setTime(Date.parse(now));
  return whileInZone(zone, async () => (await open(changes).adapter.read(src)).thing);
}

describe('a day that a platform gives without a time', () => {
  beforeEach(() => mock.timers.enable({ apis: ['Date'] }));
  afterEach(() => mock.timers.reset());

  it('is whole on Decidim: an initiative is open until its last day ends, and closed from then on', async () => {
    const changes = { initiative: { signatureEndDate: '2026-11-20' } };
    const phases = [
      ['2026-11-20T23:30:00+01:00', 'open'],
      ['2026-11-21T00:30:00+01:00', 'closed'],
      ['2026-11-20T00:30:00+01:00', 'open'],
    ] as const;
    for (const [now, phase] of phases) {
      const thing = await read(initiative, changes, now);
      assert.deepEqual([thing.phase, thing.closesAt], [phase, '2026-11-20'], now);
    }
  });

  it('is the first one and the last one of a process', async () => {
    const changes = { space: { startDate: '2026-11-02', endDate: '2026-11-20' } };
    const phases = [
      ['2026-11-01T23:30:00+01:00', 'not-open'],
      ['2026-11-02T00:30:00+01:00', 'open'],
      ['2026-11-21T00:30:00+01:00', 'closed'],
    ] as const;
    for (const [now, phase] of phases) {
      const thing = await read(space, changes, now);
      assert.deepEqual([thing.phase, thing.opensAt, thing.closesAt], [phase, '2026-11-02', '2026-11-20'], now);
    }
  });

  it('stays an instant where there is a time', async () => {
    const changes = { initiative: { signatureEndDate: '2026-11-20 18:00:00 +0100' } };
    const thing = await read(initiative, changes, '2026-11-20T18:30:00+01:00');
    assert.deepEqual([thing.phase, thing.closesAt], ['closed', '2026-11-20T17:00:00.000Z']);
  });

  it('closes nothing on a device whose clock is a day ahead', async () => {
    const changes = { initiative: { signatureEndDate: '2026-11-20' } };
    mock.timers.setTime(Date.parse('2026-11-21T12:00:00Z'));
    learnTime(new Headers({ date: 'Fri, 20 Nov 2026 12:00:00 GMT' }));
    assert.equal((await read(initiative, changes, '2026-11-21T12:00:00Z')).phase, 'open');
    mock.timers.setTime(Date.parse('2026-11-21T12:00:00Z'));
    learnTime(new Headers({ date: 'Sat, 21 Nov 2026 12:00:00 GMT' }));
    assert.equal((await read(initiative, changes, '2026-11-21T12:00:00Z')).phase, 'closed');
  });

  it('is London’s in a petition of the UK Parliament, wherever it is read', async () => {
    const site = createSite();
    const attributes = openPetition({ closing_date: '2026-11-20', debate: { debated_on: '2026-03-02' } });
    site.petitions.set(700_001, { id: 700_001, attributes });
    const adapter = ukPetitionsAdapter({ fetch: async (input, init) => site.fetch(new Request(input, init)) });
    for (const zone of ['America/Martinique', 'Europe/London', 'Pacific/Auckland']) {
      const { thing } = await whileInZone(zone, () => adapter.read('https://petition.parliament.uk/petitions/700001'));
      const { closesAt, timeZone, timeline } = thing as typeof thing & { timeline: { at: string }[] };
      assert.deepEqual([closesAt, timeZone], ['2026-11-20', 'Europe/London']);
      assert.ok(timeline.some(({ at }) => at === '2026-03-02'));
    }
  });

  it('stays that day in a comment of WordPress, and an instant where there is a time', async () => {
    const site = createBlog();
    add(site, { date_gmt: '2026-03-02', content: 'Un jour' });
    add(site, { date_gmt: '2026-03-02 00:30:00', content: 'Une heure' });
    const adapter = wordpressAdapter({ fetch: site.fetch });
    for (const zone of ['America/Martinique', 'Pacific/Auckland']) {
      const { thing } = await whileInZone(zone, () => adapter.read(site.post));
      const times = thing.first.items.map(({ at }) => at).filter((at) => at < '2026-10');
      assert.deepEqual(times.sort(), ['2026-03-02', '2026-03-02T00:30:00.000Z']);
    }
  });

  it('stays that day in a post of Mastodon', async () => {
    const post = (id: string, created_at: string) => ({ id, created_at, content: 'Oui', account: { acct: 'ana' } });
    const posts = [post('2', '2026-03-02'), post('3', '2026-03-02T00:30:00Z')];
    for (const zone of ['America/Martinique', 'Pacific/Auckland']) {
      const times = await whileInZone(zone, async () => readReplies(posts, '1').map(({ at }) => at));
      assert.deepEqual(times, ['2026-03-02', '2026-03-02T00:30:00.000Z']);
    }
  });

  it('stays that day in an archive and from the reference server', async () => {
    const at = '2026-03-02';
    const home = 'https://any.host';
    const items = ['2026-03-03T00:30:00Z', at].map((each) => ({ id: each, at: each, text: 'Oui', replies: 0 }));
    const thread = { ...days, type: 'thread', orders: [], sides: [], bySide: {}, votes: 'none', depth: 0 };
    const things = { fr: { ...thread, longest: 9, editWindow: 0, reasons: [], first: { items } } };
    const files: Record<string, unknown> = {
      '/threads/x.json': { archive: 1, things },
      '/threads/x/every/1.json': { archive: 1, items },
      '/threads/x': things.fr,
      '/threads/x/page': { items },
    };
    const fetch = async (input: RequestInfo | URL) =>
      Response.json(files[new URL(new Request(input).url).pathname.replace(/\/$/, '')]);
    for (const [adapter, src] of [
      [staticAdapter({ fetch }), `${home}/threads/x.json`],
      [restAdapter({ fetch }), `${home}/threads/x`],
    ] as const) {
      for (const zone of ['America/Martinique', 'Pacific/Auckland']) {
        await whileInZone(zone, async () => {
          const { opensAt, closesAt, first } = (await adapter.read(src)).thing as Thread;
          assert.deepEqual([opensAt, closesAt, first.items[1]?.at], ['2026-03-01', '2026-11-20', at]);
          const found = await adapter.comments?.page?.(src, { search: 'oui' });
          assert.deepEqual(
            found?.items.map((each) => each.at),
            ['2026-03-03T00:30:00Z', at],
          );
        });
      }
    }
  });

  it('stays that day in rows of PostgREST', async () => {
    const row = { id: 1, lang: 'fr', url: 'https://x.example/t', title: 'T', phase: 'open', closes_at: '2026-11-20' };
    const petition = { ...row, body: 'B', text_version: '1', timeline: [{ at: '2026-03-02', label: 'Débat' }] };
    const comment = { id: 7, at: '2026-03-02', edited_at: '2026-03-03', state: 'published', body: 'Oui' };
    const adapter = postgrestAdapter({
      fetch: async (input) =>
        Response.json(/petitions/.test(new Request(input).url) ? [petition] : [comment], {
          headers: { 'content-range': '0-0/1' },
        }),
    });
    for (const zone of ['America/Martinique', 'Pacific/Auckland']) {
      await whileInZone(zone, async () => {
        const { closesAt, timeline } = (await adapter.read('https://x.example/petitions?id=eq.1')).thing as Petition;
        assert.deepEqual([closesAt, timeline[0]?.at], ['2026-11-20', '2026-03-02']);
        const { items } = await adapter.comments.page('https://x.example/threads?id=eq.1', {});
        assert.deepEqual([items[0]?.at, items[0]?.editedAt], ['2026-03-02', '2026-03-03']);
      });
    }
  });

  it('is asserted here for every adapter that tells a time', () => {
    const asserted = ['decidim', 'mastodon', 'memory', 'postgrest', 'rest', 'static', 'uk-petitions', 'wordpress'];
    // Polis tells none: neither a question nor its statements have a date.
    const all = readdirSync(join(import.meta.dirname, '../../src/adapters')).filter((name) => name.endsWith('.ts'));
    const names = all.map((name) => name.slice(0, -3)).filter((name) => name !== 'adapter');
    assert.deepEqual(names.sort(), [...asserted, 'polis'].sort());
  });
});

const days = {
  id: 'x',
  lang: 'fr',
  url: 'https://any.host/threads/x',
  title: 'La place',
  phase: 'archived',
  opensAt: '2026-03-01',
  closesAt: '2026-11-20',
  can: {},
  numbers: {},
};
