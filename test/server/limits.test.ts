import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkEmail, checkName } from '../../src/server/core/rules.ts';
import { checkText, heldBy } from '../../src/server/nouns/comments/comment-rules.ts';
import { fold } from '../../src/text/fold.ts';
import { newKey, signature, world } from './support.ts';
import { square } from './comments-support.ts';

/** One client sends everything. */
const client = () => '192.0.2.1';

describe('a stranger', () => {
  const flags = '\u{1f3f4}' + '\u{e0061}'.repeat(15_500);
  const acts: [path: string, body: object][] = [
    ['participants/mine', {}],
    ['participants/erase', {}],
    ['posts/edit', { act: 'a', id: 'c', text: flags }],
    ['posts/remove', { id: 'c' }],
    ['posts/restore', { id: 'c' }],
    ['votes', { id: 'c', value: 1 }],
    ['queue', {}],
    ['decisions', { act: 'a', id: 'c', decision: 'hide', reason: 'r', ground: 'g' }],
  ];

  for (const [path, body] of acts) {
    it(`without a good key is refused ${path} before its content is looked at, and then limited`, async () => {
      const town = await square({ limits: { actsPerMinute: 3, client } });
      const statuses = [];
      for (let time = 0; time < 4; time += 1) statuses.push((await town.act(path, { key: newKey(), ...body })).status);
      assert.deepEqual(statuses, [403, 403, 403, 429]);
      // Nor without any key, nor with something that is no act.
      assert.equal((await town.act(path, body)).status, 429);
      assert.equal((await town.act(path, { key: 7 })).status, 429);
      town.wait(60_000);
      const refused = await town.act<{ title: string }>(path, { key: newKey(), ...body });
      assert.deepEqual([refused.status, refused.body.title], [403, 'Action non autorisée']);
    });
  }

  it('does not limit who has a good key at the same network address', async () => {
    const town = await square({ limits: { actsPerMinute: 3, client } });
    const key = await town.join();
    for (let time = 0; time < 4; time += 1) await town.act('participants/mine', { key: newKey() });
    assert.equal((await town.act('participants/mine', { key })).status, 200);
  });

  it('can look up only so many receipts that are none', async () => {
    const town = await world({ limits: { actsPerMinute: 3, client } });
    const key = newKey();
    await town.act('', signature({ key }));
    const statuses = [];
    for (let time = 0; time < 4; time += 1) statuses.push((await town.act('/receipt', { key: newKey() })).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    assert.equal((await town.act('/receipt', { key: 'x'.repeat(1000) })).status, 429);
    assert.equal((await town.act('/receipt', { key })).body.state, 'waiting');
  });
});

it('a good key has a pace of its own', async () => {
  const town = await square({ limits: { knownActsPerMinute: 2, client } });
  const key = await town.join();
  const other = await town.join('Bea');
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await town.act('participants/mine', { key })).status);
  assert.deepEqual(statuses, [200, 200, 429]);
  assert.equal((await town.act('participants/mine', { key: other })).status, 200);
});

/* With work that grows as the square of the text, each of these would take minutes. */
describe('the rules of texts take no longer than the text is long', { timeout: 60_000 }, () => {
  const long = 200_000;
  const texts: Record<string, string> = {
    'a flag with tags': '\u{1f3f4}' + '\u{e0061}'.repeat(long),
    'flags, each with a tag': '\u{1f3f4}\u{e0061}'.repeat(long),
    'tags without a flag': '\u{e0061}'.repeat(long) + 'a',
    'marks in the wrong order': 'a' + '\u0315'.repeat(long) + '\u0316'.repeat(long),
    'marks in turn': 'a' + '\u0315\u0316'.repeat(long),
    'Hangul in parts': '\u1100\u1161'.repeat(long),
    'family emoji': '\u{1f468}\u200d\u{1f469}\u200d'.repeat(long),
    'blank lines': 'a' + '\n \n'.repeat(long) + 'b',
    spaces: 'a' + ' '.repeat(long) + 'b',
    'dots and dashes': 'a.-'.repeat(long),
    'the start of addresses': 'www.http://'.repeat(long),
  };
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      // Without its hidden tags, a text may be short: it counts as what is kept of it.
      const isShort = /^\u{1f3f4}?\u{e0061}+a?$/u.test(text);
      assert.ok('fault' in checkEmail(text));
      assert.equal('fault' in checkName(text), !isShort);
      const hasMarks = name.startsWith('marks');
      assert.deepEqual(checkText(text, 2000), name === 'tags without a flag' ? { value: 'a' } : { fault: 'too-long' });
      // A thread may allow any length.
      assert.equal('fault' in checkText(text, 2 * text.length), hasMarks);
      assert.equal(fold(fold(text)), fold(text));
      assert.deepEqual(heldBy(text, { holdWords: ['casino', '\u0301'] }), hasMarks ? ['marks'] : []);
    });
  }
});

describe('a text with more marks on a letter than any text has', () => {
  it('is refused, and one with as many as a text may have is not', () => {
    assert.deepEqual(checkText(`a${'\u0301'.repeat(31)}`, 100), { fault: 'characters' });
    assert.deepEqual(checkText(`a${'\u0315\u0316'.repeat(20)}`, 100), { fault: 'characters' });
    assert.ok('value' in checkText(`a${'\u0301'.repeat(30)}`, 100));
    assert.ok('value' in checkText('க்ஷ்ரூ ကျွန်ုပ်တို့ ทั้งนี้ שָׁלוֹם', 100));
  });
});
