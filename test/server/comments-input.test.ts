import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Posted } from '../../src/schema/comments.ts';
import { lengthOf } from '../../src/text/length.ts';
import { checkText, heldBy } from '../../src/server/nouns/comments/comment-rules.ts';
import type { NewComment } from '../../src/server/nouns/comments/rows.ts';
import { minute, newKey, start } from './support.ts';
import { square } from './comments-support.ts';

interface Corpus {
  shown: string[];
  held: string[];
  refused: string[];
}
const corpus = JSON.parse(readFileSync(new URL('../fixtures/hostile-texts.json', import.meta.url), 'utf8')) as Corpus;

/** What of a text is to be shown: its characters, with one kind of line break. */
const expected = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n|\r|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .trim();

/** The text that a browser would show of a piece of our pages: its tags gone, its entities read. */
const unescaped = (html: string): string =>
  html
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<\/?(p|a)( [^>]*)?>/g, '')
    .replace(/&#39;/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('a text', () => {
  it('passes as text, whatever it holds', async () => {
    const town = await square({ document: { holdLinks: 100 } });
    const key = await town.join();
    for (const text of corpus.shown) {
      town.wait(minute);
      const { comment, outcome } = (await town.act('posts', { key, act: newKey(), text })).body;
      assert.deepEqual([outcome, comment?.text], ['published', expected(text)], JSON.stringify(text));
      const page = await town.html(`?id=${comment!.id}`);
      const [, shown = ''] = /<div class="comment-text"[^>]*>([\s\S]*?)<\/div>/.exec(page) ?? [];
      const tags = new Set([...shown.matchAll(/<[^>]*>/g)].map(([tag]) => tag));
      for (const tag of tags) {
        assert.match(
          tag,
          /^<(\/?p|br ?\/?|\/a|a href="(https?:|mailto:)[^"<>]*"( rel="[a-z ]+")?)>$/,
          JSON.stringify(text),
        );
      }
      const paragraphs = expected(text).replace(/\n\n+/g, '\n');
      assert.equal(unescaped(shown.replace(/<\/p><p>/g, '\n')).trim(), paragraphs.trim(), JSON.stringify(text));
    }
    assert.equal((await town.all({ order: 'oldest' })).length, corpus.shown.length);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('waits or is refused where it can’t be shown as it is', async () => {
    const town = await square();
    const key = await town.join();
    for (const text of corpus.held) {
      assert.equal((await town.act('posts', { key, act: newKey(), text })).body.outcome, 'held', JSON.stringify(text));
    }
    for (const text of corpus.refused) {
      const { status, body } = await town.act('posts', { key, act: newKey(), text });
      assert.deepEqual(
        [status, body.reason, Object.keys(body.fields ?? {})],
        [422, 'invalid', ['text']],
        JSON.stringify(text),
      );
    }
    assert.equal((await town.read()).numbers['comments']?.value, 0);
  });

  it('is as long as the thread allows, in code points', async () => {
    const town = await square({ document: { longest: 10 } });
    const key = await town.join();
    assert.equal((await town.post(key, '👍'.repeat(10))).text, '👍'.repeat(10));
    const fields = async (text: string) => (await town.act('posts', { key, act: newKey(), text })).body.fields;
    assert.deepEqual(await fields('👍'.repeat(11)), { text: 'too-long' });
    assert.deepEqual(await fields('a'.repeat(59_000)), { text: 'too-long' });
    assert.equal((await town.act('posts', { key, act: newKey(), text: 'a'.repeat(330_000) })).status, 413);
  });

  const long = {
    'syllables in parts': '한'.normalize('NFD'),
    ideographs: '字',
    pictures: '👍',
    'letters in four parts': '\u1f82'.normalize('NFD'),
  };
  for (const [about, sign] of Object.entries(long)) {
    it(`is taken at its longest where it is of ${about}`, async () => {
      const town = await square({ document: { longest: 10_000 } });
      const text = sign.repeat(10_000);
      assert.equal(lengthOf(text), 10_000);
      assert.equal((await town.post(await town.join(), text)).text, text.normalize('NFC'));
    });
  }

  it('keeps what scripts need, and drops what hides in it', () => {
    const value = (text: string) => checkText(text, 100);
    assert.deepEqual(value('می\u200cخواهم'), { value: 'می\u200cخواهم' });
    assert.deepEqual(value('\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'), {
      value: '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    });
    assert.deepEqual(value('a\u{e0041}\u{e0042}b'), { value: 'ab' });
    assert.deepEqual(value('a\n\n\n\n\nb'), { value: 'a\n\nb' });
    assert.deepEqual(value('e\u0301'), { value: 'é' });
  });
});

describe('the rules that hold', () => {
  const rules = { holdWords: ['Viagra', 'crédit facile'], holdLinks: 1 };
  it('look at whole words, without case and accents', () => {
    assert.deepEqual(heldBy('du VIÁGRA !', rules), ['word Viagra']);
    assert.deepEqual(heldBy('Crédit-facile, crédit facile.', rules), ['word crédit facile']);
    assert.deepEqual(heldBy('viagras et aviagra', rules), []);
    assert.deepEqual(heldBy('', rules), []);
  });
  it('count links, written out or not', () => {
    assert.deepEqual(heldBy('https://a.example et https://b.example', rules), ['links 2']);
    assert.deepEqual(heldBy('Voir www.exemple.fr', rules), []);
    assert.deepEqual(heldBy('Voir exemple.com puis autre.fr', rules), ['links 2']);
    assert.deepEqual(heldBy('M. Martin. Puis J.-P.', rules), []);
    for (const sign of ['\u200b', '\u00ad', '\u2060', '\u034f', '\u200d', '\u200f'])
      assert.deepEqual(heldBy(`Voir exemple${sign}.c${sign}om puis ht${sign}tps:/${sign}/a.example`, rules), [
        'links 2',
      ]);
    assert.deepEqual(heldBy('Voir ｅｘｅｍｐｌｅ．ｃｏｍ puis exemple。com', rules), ['links 2']);
    assert.deepEqual(heldBy('はい。次のとおり。オンライン', rules), []);
  });
  it('hold everything where the thread says so', async () => {
    const town = await square({ document: { holdAll: true } });
    const key = await town.join();
    assert.equal((await town.act<Posted>('posts', { key, act: newKey(), text: 'Bonjour' })).body.outcome, 'held');
    const official = await town.join('Mairie', 'mairie@exemple.fr', 'official');
    assert.deepEqual((await town.post(official, 'Réponse')).role, 'official');
  });
  it('are not passed by with signs that cannot be seen, nor by other ways to write a letter', () => {
    for (const sign of ['\u200b', '\u00ad', '\u2060', '\ufeff', '\u200d', '\u034f', '\u180e', '\u{e0061}'])
      assert.deepEqual(heldBy(`via${sign}gra`, rules), ['word Viagra'], encodeURI(sign));
    assert.deepEqual(heldBy('CRÉDIT FAC\u00adILE', rules), ['word crédit facile']);
    assert.deepEqual(heldBy('un coeur, une straße', { holdWords: ['Cœur', 'STRASSE'] }), ['word Cœur', 'word STRASSE']);
  });
  it('find a word of a script without spaces wherever it stands', () => {
    assert.deepEqual(heldBy('お前は死ねよ', { holdWords: ['死ね'] }), ['word 死ね']);
    assert.deepEqual(heldBy('ไปคาสิโนกัน', { holdWords: ['คาสิโน'] }), ['word คาสิโน']);
    assert.deepEqual(heldBy('我们需要树木', { holdWords: ['赌场'] }), []);
  });
  it('let scripts have the marks that they are written with', () => {
    for (const text of ['ကျိုးစားပါ', 'ဖြိုးမင်းသိန်း', 'བསྒྲུབས་', 'ភ្នំពេញ', 'שָׁלוֹם', 'مُحَمَّدٌ'])
      assert.deepEqual(heldBy(text, rules), [], text);
    assert.deepEqual(heldBy(`Z${'\u0300'.repeat(29)}`, rules), ['marks']);
    assert.deepEqual(heldBy(`ก${'\u0e49'.repeat(9)}`, rules), ['marks']);
  });
  it('take no initials for links', () => {
    assert.deepEqual(heldBy('K.Top, R.K.Ru et Dr.Net', rules), []);
  });
});

describe('a name', () => {
  it('that mixes letters which look alike waits for a moderator; names of one script, and other mixtures, pass', async () => {
    const town = await square();
    const states: Record<string, string> = {};
    const names = [
      'Mаrie',
      'Μaire',
      'Ｍаrie',
      'Marie-Hélène L’Hôpital',
      'محمد بن علي',
      'Нина Петрова',
      'Ελένη Παπαδοπούλου',
      'Ｍａｉｒｅ',
      'İstanbul',
      '山田 Taro',
      '👨\u200d👩\u200d👧 famille',
    ];
    for (const [number, name] of names.entries()) {
      const key = await town.join(name, `n${number}@exemple.fr`);
      const { body } = await town.act('posts', { key, act: newKey(), text: `Bonjour ${number}` });
      states[name] = body.outcome;
    }
    const held = names.filter((name) => states[name] === 'held');
    assert.deepEqual(held, ['Mаrie', 'Μaire', 'Ｍаrie']);
    const mo = await town.join('Mo', 'mo@exemple.fr', 'moderator');
    assert.match((await town.queue(mo)).items[0]?.why.join(' ') ?? '', /lettres d’alphabets|alphabets/);
  });
});

describe('comments from elsewhere', () => {
  const comment = (id: string, parent?: string): NewComment => ({
    id,
    author: 'a',
    body: `Texte ${id}`,
    at: start - minute,
    ...(parent && { parent }),
  });

  it('find their place in whatever order they come, or are told', async () => {
    const town = await square();
    const leftOut = await town.load([
      comment('reply-of-reply', 'reply'),
      comment('reply', 'top'),
      comment('top'),
      comment('top'),
      comment('circle-1', 'circle-2'),
      comment('circle-2', 'circle-1'),
      comment('itself', 'itself'),
      comment('lost', 'nowhere'),
      comment('below lost', 'lost'),
    ]);
    assert.deepEqual(Object.fromEntries(leftOut.map(({ id, reason }) => [id, reason])), {
      top: 'two comments have this id',
      'circle-1': 'its parents lead in a circle',
      'circle-2': 'its parents lead in a circle',
      itself: 'its parents lead in a circle',
      lost: 'it answers a comment that is not there',
      'below lost': 'it answers a comment that is not there',
    });
    assert.deepEqual(await town.all({ order: 'oldest' }), ['top']);
    assert.deepEqual(
      (await town.page({ id: 'reply-of-reply' })).items.map(({ id, replies }) => [id, replies]),
      [
        ['top', 2],
        ['reply', 1],
        ['reply-of-reply', 0],
      ],
    );
  });

  it('are there once, however often they are loaded', async () => {
    const town = await square();
    for (let again = 0; again < 3; again += 1) await town.load([comment('a'), comment('b', 'a'), comment('c', 'b')]);
    assert.deepEqual(
      [(await town.read()).numbers['comments']?.value, (await town.page({ id: 'a' })).items[0]?.replies],
      [3, 2],
    );
    assert.deepEqual(await town.all({ order: 'discussed' }), ['a']);
  });
});
