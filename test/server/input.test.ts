import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkEmail, checkName } from '../../src/server/core/rules.ts';
import { sameAddress } from '../../src/server/core/mailboxes.ts';
import { people } from '../../src/server/confirmation/tables.ts';
import { signature, world } from './support.ts';

const faultOf = (checked: ReturnType<typeof checkName>): string => ('fault' in checked ? checked.fault : '');

describe('a name or a place', () => {
  const good = [
    'Marie-Hélène L’Hôpital',
    'Nolwenn Le Goff-Mac’h',
    'Mohamed ben Saïd',
    'محمد بن علي',
    'Нина Петрова',
    'José\u0301',
    '👨\u200d👩\u200d👧\u200d👦 famille',
    'نیما\u200cپور',
    'J.-P. Martin',
    'M.De Gaulle',
    'O',
    '李',
    'Saint-Denis (Réunion)',
    '75011 Paris 11e',
    '’s-Hertogenbosch',
    'İstanbul',
    'ſecure',
    'ﬀ',
    'ﷺ',
    'Ｍａｉｒｅ',
    // Letters of two scripts in one word are for moderators to see, not for the form to refuse.
    'М\u0430irie',
    '<img src=x onerror=alert(1)>',
    '{{constructor.constructor(1)()}}',
    '__proto__',
    'ဖြိုးမင်းသိန်း',
    'ရန်ကုန်မြို့',
    'བསྒྲུབས་',
    'ភ្នំពេញ',
    'शिवकार्तिकेयन्',
    'שָׁלוֹם',
    'K.Dev',
    'R.K.Dev',
    'Dr.Top',
    'A.DEV',
    'x'.repeat(100),
    '👍'.repeat(100),
  ];
  for (const name of good) {
    it(`may be ${JSON.stringify(name.slice(0, 40))}`, () =>
      assert.deepEqual(checkName(name), { value: name.normalize('NFC') }));
  }

  const bad: [name: string, fault: string][] = [
    ['', 'required'],
    [' \t\n\u00a0', 'required'],
    ['\u{e0041}', 'required'],
    ['x'.repeat(101), 'too-long'],
    ['x'.repeat(10_000), 'too-long'],
    ['Bob\0', 'characters'],
    ['Bob\r\nBcc: a@b.c', 'characters'],
    ['x\ud800', 'characters'],
    ['\ue000', 'characters'],
    ['Mairie\u202e eirenneiR', 'characters'],
    ['Mai\u202drie\u202c', 'characters'],
    ['a\u2063dmin', 'characters'],
    ['\u200b\u200c\u2060', 'characters'],
    ['\u200e\u2060', 'required'],
    ['\u200d', 'characters'],
    ['\u3164', 'characters'],
    ['\u2800', 'characters'],
    ['\u0301', 'characters'],
    [`Z${'\u0300'.repeat(40)}`, 'characters'],
    [`Z${'\u0300\u200e'.repeat(40)}`, 'characters'],
    [`Z${`${'\u0315\u0316'.repeat(15)}\u200b`.repeat(3)}`, 'characters'],
    ['Z\u0338\u0322\u031b\u031balgo', 'characters'],
    [`က${'\u1039\u102d'.repeat(5)}`, 'characters'],
    [`Z\u0300\u0301\u0300\u0301`, 'characters'],
    ['=HYPERLINK("http://x")', 'formula'],
    ['+33 6', 'formula'],
    ['-1', 'formula'],
    ['@maire', 'formula'],
    ['＝1+1', 'formula'],
    ['https://spam.example/', 'link'],
    ['Allez sur www.spam', 'link'],
    ['Voir spam.com', 'link'],
    ['spam.fr/achat', 'link'],
    ['spam.dev', 'link'],
    ['k.dev', 'link'],
    ['K.Com', 'link'],
    ['Casino.Top', 'link'],
    ['ｗｗｗ．spam', 'link'],
    ['spam．ｃｏｍ', 'link'],
    ['spam。com', 'link'],
    ['spam｡dev', 'link'],
    ['javascript:alert(1)', 'link'],
  ];
  for (const [name, fault] of bad) {
    it(`may not be ${JSON.stringify(name.slice(0, 40))}: ${fault}`, () =>
      assert.equal(faultOf(checkName(name)), fault));
  }

  it('is kept trimmed, composed, and without hidden tags', () => {
    assert.deepEqual(checkName('  Jose\u0301 \u00a0'), { value: 'José' });
    assert.deepEqual(checkName('\u200fمحمد بن علي\u200e'), { value: 'محمد بن علي' });
    assert.deepEqual(checkName('\u2068\u200eZoé\u2069\u200b'), { value: 'Zoé' });
    assert.deepEqual(checkName('\ufeffBob\u{e0041}\u{e0042}'), { value: 'Bob' });
  });

  it('is kept without marks of direction and zero widths between its words, as they are pasted and typed', () => {
    for (const [typed, kept] of [
      ['محمد\u200f \u200eبن علي', 'محمد بن علي'],
      ['Ada\u200e Lovelace', 'Ada Lovelace'],
      ['\u061cنینا\u200e-پتی', 'نینا-پتی'],
      // As pages are written that part names from their sentence.
      ['\u2068Ada\u2069 \u2068Lovelace\u2069', 'Ada Lovelace'],
      ['\u202aAda\u202c (\u202bعلي\u202c)', 'Ada (علي)'],
      // Keyboards of Khmer and Thai set one between words.
      ['ភ្នំ\u200bពេញ', 'ភ្នំពេញ'],
      ['Saint\u00ad-Étienne', 'Saint-Étienne'],
      ['Jose\u200e\u0301', 'José'],
    ] as const)
      assert.deepEqual(checkName(typed), { value: kept });
    assert.deepEqual(checkName('spam\u200b.com'), { fault: 'link' });
    assert.deepEqual(checkName('\u200e=1+1'), { fault: 'formula' });
  });
});

describe('an e-mail address', () => {
  const good = [
    'a@b.fr',
    'camille.martin+petition@mairie.ville.example',
    "o'brien@exemple.ie",
    'zoë@exämple.de',
    'x@xn--exmple-cua.com',
    `${'a'.repeat(64)}@exemple.fr`,
  ];
  for (const email of good) it(`may be ${email}`, () => assert.deepEqual(checkEmail(` ${email} `), { value: email }));
  it('is kept without marks of direction and zero widths, wherever they were pasted', () => {
    for (const typed of [
      '\u200ecamille\u200e@exemple.fr\u202c',
      'camille@\u200bex\u00ademple.fr',
      '\u2068camille\u2069@exemple.fr',
    ])
      assert.deepEqual(checkEmail(typed), { value: 'camille@exemple.fr' });
  });
  const bad: [email: string, fault: string][] = [
    ['', 'required'],
    ['camille', 'invalid'],
    ['@b.fr', 'invalid'],
    ['a@', 'invalid'],
    ['a@b', 'invalid'],
    ['a@b..fr', 'invalid'],
    ['a@-b.fr', 'invalid'],
    ['a@b.fr.', 'invalid'],
    ['.a@b.fr', 'invalid'],
    ['a..b@c.fr', 'invalid'],
    ['a b@c.fr', 'invalid'],
    ['a@b@c.fr', 'invalid'],
    ['a@[127.0.0.1]', 'invalid'],
    ['a@127.0.0.1', 'invalid'],
    ['a@b.fr, c@d.fr', 'invalid'],
    ['<a@b.fr>', 'invalid'],
    ['a@b.fr\r\nBcc: c@d.fr', 'characters'],
    ['a\u202e@b.fr', 'characters'],
    ['\ud800@b.fr', 'characters'],
    [`${'a'.repeat(65)}@b.fr`, 'invalid'],
    [`${'a'.repeat(60)}@${'b.'.repeat(100)}fr`, 'too-long'],
    ['x'.repeat(10_000), 'too-long'],
  ];
  for (const [email, fault] of bad) {
    it(`may not be ${JSON.stringify(email.slice(0, 40))}: ${fault}`, () =>
      assert.equal(faultOf(checkEmail(email)), fault));
  }

  it('is the same in any case, width and with any tag, but an empty name is none', () => {
    assert.equal(sameAddress('Camille+A+B@Exemple.FR'), 'camille@exemple.fr');
    assert.equal(sameAddress('ｃamille@exemple.fr'), 'camille@exemple.fr');
    assert.notEqual(sameAddress('+a@exemple.fr'), sameAddress('+b@exemple.fr'));
  });
});

describe('what is typed', () => {
  it('is answered with every field and its fault, and nothing is kept', async () => {
    const town = await world();
    const answer = await town.act('', signature({ name: '=1', email: 'x', place: 'www.x.fr' }));
    assert.equal(answer.status, 422);
    assert.equal(answer.body.reason, 'invalid');
    assert.deepEqual(answer.body.fields, { name: 'formula', email: 'invalid', place: 'link' });
    assert.equal(await town.store.count(people, {}), 0);
  });

  it('of 10 000 characters is answered, not choked on', async () => {
    const town = await world();
    const long = '\u0301'.repeat(10_000);
    assert.deepEqual((await town.act('', signature({ name: long, email: long, place: long }))).body.fields, {
      name: 'too-long',
      email: 'too-long',
      place: 'too-long',
    });
  });

  it('that looks like markup is shown as text', async () => {
    const town = await world();
    const fields = {
      key: 'k'.repeat(22),
      name: '"><script>alert(1)</script>',
      email: '<b>',
      place: "'onfocus=x",
      textVersion: '"',
      noticeVersion: '',
      lang: '"><i>',
    };
    const { html } = await town.submit('', fields);
    assert.doesNotMatch(html, /<script>|<b>|<i>/);
    assert.match(html, /value="&quot;&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;"/);
    assert.match(html, /value="&#39;onfocus=x"/);
  });

  it('can be any text that a database might choke on', async () => {
    const town = await world();
    for (const nasty of ['\0', '\ud800', '__proto__', "'; drop table act; --"]) {
      const { status } = await town.act('', signature({ source: nasty, lang: nasty, noticeVersion: 'n1' }));
      assert.ok(status === 202 || status === 422, `${JSON.stringify(nasty)}: ${status}`);
      assert.ok([409, 422].includes((await town.act('', signature({ textVersion: nasty }))).status));
      assert.equal((await town.act('/confirm', { key: nasty, code: nasty })).status, 422);
      assert.equal((await town.act('/confirm', { token: nasty })).status, 422);
    }
    const short = await town.act('', signature({ key: 'short' }));
    assert.deepEqual(short.body.fields, { key: 'invalid' });
  });
});
