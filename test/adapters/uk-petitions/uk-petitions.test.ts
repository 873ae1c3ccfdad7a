import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CivicAdapter } from '../../../src/adapters/adapter.ts';
import { ukPetitionsAdapter } from '../../../src/adapters/uk-petitions.ts';
import { petition as shape, type Petition } from '../../../src/schema/petition.ts';
import { createSite, open, type Site } from './site.ts';

const address = 'https://petition.parliament.uk/petitions/700001';

function setUp(changes: Record<string, unknown> = {}, origin?: string): { site: Site; adapter: CivicAdapter } {
  const site = createSite(origin);
  site.petitions.set(700_001, { id: 700_001, attributes: open(changes) });
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    site.fetch(new Request(input, init));
  return { site, adapter: ukPetitionsAdapter({ fetch }) };
}

async function read({ adapter }: { adapter: CivicAdapter }, src = address, fresh = false): Promise<Petition> {
  const { thing } = await adapter.read(src, { fresh });
  const { error } = shape.safeParse(thing);
  assert.equal(error?.message, undefined);
  return thing as Petition;
}

const labels = ({ timeline }: Petition): string[] => timeline.map(({ label }) => label);

describe('a petition of the UK Parliament', () => {
  it('has its words, its count, its thresholds and a link to sign', async () => {
    const thing = await read(setUp());
    assert.equal(thing.title, 'Plant more trees & hedges in towns');
    assert.equal(thing.text, 'Trees give shade.\n\nThey cool <b> streets.\n\nHedges, too.');
    assert.deepEqual([thing.author, thing.lang, thing.phase, thing.url], ['Jo Bloggs', 'en-GB', 'open', address]);
    assert.equal(thing.numbers['signatures']?.value, 12_345);
    assert.deepEqual(
      thing.thresholds.map(({ at, reachedAt }) => [at, reachedAt]),
      [
        [10_000, '2026-05-02T10:00:00.000Z'],
        [100_000, undefined],
      ],
    );
    assert.deepEqual(thing.can, { sign: { allowed: false, elsewhere: `${address}/signatures/new` } });
    assert.match(thing.closesAt ?? '', /^\d{4}-\d\d-\d\d$/);
    assert.equal(thing.timeZone, 'Europe/London');
  });

  it('is read at each form of its address', async () => {
    const opened = setUp();
    for (const src of [`${address}.json`, `${address}?utm_source=x#top`, `${address}/signatures/new`])
      assert.equal((await read(opened, src)).url, address, src);
    await assert.rejects(opened.adapter.read('https://petition.parliament.uk/help'), { code: 'configuration' });
  });

  it('has what the government answered, and the debate with its record', async () => {
    const thing = await read(
      setUp({
        government_response_at: '2026-06-02T10:00:00.000Z',
        government_response: { responded_on: '2026-06-01', summary: 'We agree.', details: 'More trees.\r\n\r\nSoon.' },
        debate_threshold_reached_at: '2026-06-20T10:00:00.000Z',
        scheduled_debate_date: '2026-07-13',
        debate_outcome_at: '2026-07-14T09:00:00.000Z',
        debate: {
          debated_on: '2026-07-13',
          transcript_url: 'javascript:alert(1)',
          video_url: 'https://parliamentlive.tv/1',
        },
      }),
    );
    assert.deepEqual(thing.answer, {
      author: 'Government',
      at: '2026-06-01',
      text: 'We agree.\n\nMore trees.\n\nSoon.',
    });
    const times = thing.timeline.map(({ at }) => at);
    assert.deepEqual(times, times.toSorted());
    const debated = thing.timeline.find(({ label }) => label === 'Debated in Parliament');
    assert.equal(debated?.at, '2026-07-13', 'a day of its place');
    assert.equal(debated?.url, 'https://parliamentlive.tv/1');
    assert.ok(labels(thing).includes('Government responded'));
  });

  it('tells of a debate to come, and of one that will not be', async () => {
    const planned = await read(setUp({ scheduled_debate_date: '2027-01-11' }));
    assert.ok(labels(planned).includes('Debate in Parliament scheduled for this day'));
    const none = await read(setUp({ debate_outcome_at: '2026-07-14T09:00:00.000Z' }));
    assert.ok(labels(none).includes('Parliament decided not to debate it'));
  });

  it('that was rejected says why, and is not signed', async () => {
    const thing = await read(
      setUp({
        state: 'rejected',
        opened_at: null,
        response_threshold_reached_at: null,
        rejected_at: '2026-05-03T10:00:00.000Z',
        rejection: { code: 'duplicate', details: null },
      }),
    );
    assert.deepEqual([thing.phase, thing.can, thing.answer?.text], ['closed', {}, 'duplicate']);
    assert.deepEqual([labels(thing), thing.numbers], [['Rejected (duplicate)'], {}]);
  });

  it('that is closed, or in the archive, is read only', async () => {
    const closed = await read(setUp({ state: 'closed', closed_at: '2026-10-01T22:59:59.999Z', creator_name: null }));
    assert.deepEqual([closed.phase, closed.can, closed.author], ['closed', {}, undefined]);
    assert.equal(closed.closesAt, '2026-10-01T22:59:59.999Z');
    const opened = setUp();
    opened.site.petitions.set(5, { id: 5, isArchived: true, attributes: open({ state: 'closed' }) });
    for (const path of ['/petitions/5', '/archived/petitions/5'])
      assert.equal((await read(opened, `https://petition.parliament.uk${path}`)).phase, 'archived');
  });

  it('of another site of this software has no thresholds that nobody told', async () => {
    const origin = 'https://petitions.parliament.example';
    const thing = await read(setUp({}, origin), `${origin}/petitions/700001`);
    assert.deepEqual(thing.thresholds, []);
    assert.equal(thing.can['sign']?.elsewhere, `${origin}/petitions/700001/signatures/new`);
  });
});

describe('the count of a petition of the UK Parliament', () => {
  it('is asked for alone while nothing else changes, and no sooner than the site says', async () => {
    const opened = setUp();
    const first = await opened.adapter.read(address);
    assert.equal(first.maxAge, 60);
    opened.site.petitions.get(700_001)!.attributes['signature_count'] = '12400';
    const again = await opened.adapter.read(address);
    assert.deepEqual([again.thing.numbers['signatures']?.value, again.maxAge], [12_400, 60]);
    assert.equal(again.thing.title, first.thing.title);
    assert.deepEqual(opened.site.asked, ['/petitions/700001.json', '/petitions/700001/count.json']);
  });

  it('brings the whole petition where it tells of more, and where it is asked for afresh', async () => {
    const opened = setUp();
    await read(opened);
    Object.assign(opened.site.petitions.get(700_001)!.attributes, {
      government_response_at: '2026-06-02T10:00:00.000Z',
      government_response: { responded_on: '2026-06-01', summary: 'We agree.', details: '' },
    });
    assert.equal((await read(opened)).answer?.text, 'We agree.');
    assert.equal(opened.site.asked.length, 3);
    await read(opened, address, true);
    assert.equal(opened.site.asked.at(-1), '/petitions/700001.json');
  });

  it('of a petition that is over is read with it', async () => {
    const opened = setUp({ state: 'closed' });
    await read(opened);
    await read(opened);
    assert.deepEqual(opened.site.asked, ['/petitions/700001.json', '/petitions/700001.json']);
  });
});

describe('what is no petition of the UK Parliament', () => {
  const answering = (answer: () => Response): CivicAdapter => ukPetitionsAdapter({ fetch: async () => answer() });

  it('is not found', async () => {
    await assert.rejects(setUp().adapter.read('https://petition.parliament.uk/petitions/1'), { code: 'not-found' });
  });

  it('is an answer that cannot be used: a page, another shape', async () => {
    const page = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
    await assert.rejects(answering(() => page).read(address), { code: 'invalid-response', message: /not JSON/ });
    for (const body of [{}, { data: { attributes: { state: 'open' } } }, []])
      await assert.rejects(answering(() => Response.json(body)).read(address), { code: 'invalid-response' });
  });

  it('is a petition with faults in its parts: those are left out', async () => {
    const opened = setUp({ opened_at: 'soon', signature_count: -1, closing_date: '', updated_at: 5, debate: {} });
    const thing = await read(opened);
    assert.deepEqual([thing.numbers, thing.opensAt, thing.closesAt, thing.textVersion], [{}, undefined, undefined, '']);
  });
});
