import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differenceOf } from '../../../src/server/desk/difference.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { deskTown, type Browser, type Seen } from './support.ts';

async function begin(visit: Browser, path: string): Promise<Seen> {
  const page = await visit.get(`${path}/correct`);
  return visit.send(actionOf(page.html), {});
}

async function type(visit: Browser, summary: Seen, step: string, fields: Record<string, string>): Promise<Seen> {
  return fill(visit, await visit.get(`/desk/drafts/${draftIn(summary)}/${step}?back=summary`), fields);
}

const changesIn = (html: string): string => /<dl class="changes">.*?<\/dl>/.exec(html)?.[0] ?? '';

describe('what changes in a text', () => {
  it('stands before it is published, by field and language, struck and underlined, and said in words', async () => {
    const town = await deskTown();
    await town.appoint('elle@valmont.fr', 'editor');
    const visit = await town.signedIn('elle@valmont.fr');
    const summary = await begin(visit, '/desk/petitions/velo');
    await type(visit, summary, 'text', {
      'text.fr': 'Nous demandons des <b>voies</b>.',
      'text.en': 'We ask for lanes.',
    });
    const { html } = await visit.get(`/desk/drafts/${draftIn(summary)}`);
    const changes = changesIn(html);
    assert.match(changes, /<dt>[^<]*français<\/dt> <dd lang="fr"[^>]*>/);
    assert.match(changes, /<dt>[^<]*anglais<\/dt> <dd lang="en"[^>]*>/);
    assert.match(
      changes,
      /Nous demandons des <del><span class="unseen" lang="fr">Retiré\s: <\/span>pistes<\/del> <ins>/,
    );
    assert.match(changes, /<ins><span class="unseen" lang="fr">Ajouté\s: <\/span>&lt;b&gt;voies&lt;\/b&gt;<\/ins>\./);
    assert.match(changes, /We ask for <del>.*tracks<\/del> <ins>.*lanes<\/ins>\./);
    assert.doesNotMatch(changes, /<b>/);
    assert.match(html, /Barré\s: ce qui part\./);
    const english = await visit.get(`/desk/drafts/${draftIn(summary)}?lang=en`);
    assert.match(changesIn(english.html), /<span class="unseen" lang="en">Removed: <\/span>pistes/);
    assert.match(english.html, /Struck: what goes\./);
  });

  it('is found word by word, and shortened where much stays', () => {
    assert.deepEqual(differenceOf('Fermée à 23 h.', 'Fermée à 22 h.'), [
      { of: 'both', text: 'Fermée à ' },
      { of: 'before', text: '23' },
      { of: 'after', text: '22' },
      { of: 'both', text: ' h.' },
    ]);
    const long = Array.from({ length: 400 }, (_, at) => `mot${at}`).join(' ');
    const pieces = differenceOf(`un ${long} deux`, `une ${long} trois`);
    const kept = pieces.filter(({ of }) => of === 'both').map(({ text }) => text);
    assert.equal(kept.length, 1);
    assert.match(kept[0]!, /^ mot0 .*\s\[…\] .*mot399 $/s);
    assert.ok(kept[0]!.length < 300);
  });

  it('is told whole where nothing stays, and says what came among what is all alike', () => {
    const words = (of: string) => Array.from({ length: 3000 }, (_, at) => `${of}${at}`).join(' ');
    const pieces = differenceOf(words('a'), words('b'));
    assert.deepEqual(
      pieces.map(({ of, text }) => [of, text.length > 10_000]),
      [
        ['before', true],
        ['after', true],
      ],
    );
    for (const text of ['\u0000', ' '.repeat(20_000), '👩‍👩‍👧'.repeat(3000), '한국어'.repeat(3000), '\n'.repeat(9000)]) {
      const of = (which: string, one: string, other: string): string =>
        differenceOf(one, other)
          .filter((piece) => piece.of === which)
          .map((piece) => piece.text)
          .join('');
      assert.match(of('after', text, `${text}x`), /x/);
      assert.match(of('before', `x${text}`, text), /x/);
    }
  });
});
