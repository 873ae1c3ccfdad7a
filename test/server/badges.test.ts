import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { textWidth } from '../../src/server/embedding/text-width.ts';
import { pollDocument } from '../../src/testing/samples/poll.ts';
import { at, day, petitionDocument, put, signature, world, type World } from './support.ts';

const hostile = '<script>alert(1)</script> & "x" \u0001';

async function town(): Promise<World> {
  const made = await world();
  const dates = { opensAt: at(-day), closesAt: at(day) };
  await put(made.store, 'quand', pollDocument(dates));
  await put(made.store, 'bientot', pollDocument({ opensAt: at(day), closesAt: at(2 * day) }));
  await put(made.store, 'secret', pollDocument({ ...dates, results: 'after-close' }));
  await put(made.store, 'place', { type: 'thread', title: { fr: hostile }, notice: petitionDocument.notice });
  await put(made.store, 'climat', { type: 'consultation', title: { fr: 'Plan', en: 'Plan' } });
  return made;
}

const draw = async (made: World, path: string, headers: Record<string, string> = {}) => {
  const response = await made.app.request(path, { headers });
  return { status: response.status, headers: response.headers, svg: await response.text() };
};

/** The texts of a picture, its title first. */
const texts = (svg: string): string[] =>
  [...svg.matchAll(/<(?:title|text)[^>]*>([^<]*)</g)].map(([, text = '']) => text.replace(/[\u202f\u00a0]/g, ' '));

describe('the picture of a count', () => {
  it('says each thing’s number, in the language that is asked for', async () => {
    const made = await town();
    for (const email of ['a@exemple.fr', 'b@exemple.fr']) await confirm(made, email);
    const cases: [string, string[]][] = [
      ['/petitions/velo/badge.svg', ['Des pistes cyclables : 2 signatures confirmées', 'signatures confirmées', '2']],
      ['/petitions/velo/badge.svg?lang=en', ['Cycle tracks: 2 confirmed signatures', 'confirmed signatures', '2']],
      ['/polls/quand/badge.svg?lang=en', ['When should the library open?: 0 votes', 'votes', '0']],
      [
        '/polls/bientot/badge.svg?lang=en',
        ['When should the library open?: Opens on 22 November 2026', 'votes', 'Opens on 22 November 2026'],
      ],
      ['/consultations/climat/badge.svg?lang=en', ['Plan: 0 participants', 'participants', '0']],
      ['/consultations/climat/badge.svg?lang=en&metric=contributions', ['Plan: 0 contributions', 'contributions', '0']],
    ];
    for (const [path, said] of cases) {
      const { status, headers, svg } = await draw(made, path);
      assert.deepEqual([status, texts(svg)], [200, said]);
      assert.equal(headers.get('Content-Type'), 'image/svg+xml; charset=utf-8');
      assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="title"/);
      assert.match(svg, new RegExp(` lang="${path.includes('lang=en') ? 'en' : 'fr'}"`));
      assert.doesNotMatch(svg, /<script|<style|href|url\((?!#)|@import/);
    }
  });

  it('never shows a hidden result, and is not found where nothing is counted', async () => {
    const made = await town();
    const { status, svg } = await draw(made, '/polls/secret/badge.svg');
    assert.equal(status, 200);
    assert.equal(texts(svg).at(-1), '–');
    assert.match(texts(svg)[0] ?? '', /\(pas encore publiés\)/);
    for (const path of [
      '/petitions/none/badge.svg',
      '/petitions/velo/badge.svg?metric=votes',
      '/petitions/velo/badge.svg?metric=__proto__',
      '/petitions/velo/comments/badge.svg',
      '/polls/quand/badge.svg?metric=signatures',
    ]) {
      assert.equal((await draw(made, path)).status, 404, path);
    }
  });

  it('escapes what people wrote', async () => {
    const { svg } = await draw(await town(), '/threads/place/badge.svg');
    assert.ok(svg.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;'), svg);
    assert.doesNotMatch(svg, /<script/);
    assert.ok(!svg.includes('\u0001'));
  });

  it('may be kept as long as the thing, and anywhere', async () => {
    const made = await town();
    const first = await draw(made, '/petitions/velo/badge.svg');
    assert.equal(first.headers.get('Cache-Control'), 'public, max-age=10');
    assert.equal(first.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    assert.equal((await draw(made, '/petitions/velo/badge.svg', known)).status, 304);
    await confirm(made, 'a@exemple.fr');
    assert.equal((await draw(made, '/petitions/velo/badge.svg', known)).status, 200);
    const dark = await draw(made, '/petitions/velo/badge.svg?theme=dark');
    assert.notEqual(dark.headers.get('ETag'), first.headers.get('ETag'));
  });

  it('has room for its texts', async () => {
    const { svg } = await draw(await town(), '/petitions/velo/badge.svg');
    const [, width = ''] = /<svg [^>]*width="(\d+)"/.exec(svg) ?? [];
    const pieces = [...svg.matchAll(/<text x="(\d+)"[^>]*textLength="(\d+)"/g)].map(([, x, length]) => [
      Number(x),
      Number(length),
    ]);
    const [[from = 0, length = 0] = [], [second = 0, last = 0] = []] = pieces;
    assert.ok(from >= 8 && second - (from + length) >= 16 && Number(width) - (second + last) >= 8, svg);
    assert.ok(textWidth('www') > textWidth('iii') * 2);
    assert.ok(textWidth('署名') === 2 && textWidth('e\u0301') === textWidth('e'));
  });
});

async function confirm(made: World, email: string): Promise<void> {
  const act = signature({ email });
  await made.act('', act);
  const { status } = await made.act('/confirm', { key: act.key, code: made.mailbox.mails[0]?.code });
  assert.equal(status, 200);
}
