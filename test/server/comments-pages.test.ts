import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pagePolicy } from '../../src/server/http/headers.ts';
import { comments } from '../../src/server/nouns/comments/tables.ts';
import { fieldsOf } from './form-fields.ts';
import { square, tops, type Square } from './comments-support.ts';

/** A plain form, as a browser sends it. */
async function submit(town: Square, path: string, fields: Record<string, string>) {
  const response = await town.app.request(`${town.path}/${path}`, {
    method: 'POST',
    headers: { Accept: 'text/html,*/*;q=0.8', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return { status: response.status, html: await response.text() };
}

const person = { name: 'Ada', email: 'ada@exemple.fr' };
const write = '/threads/place/write';

describe('the page of a thread', () => {
  it('is read to its end by its links, and says where one is', async () => {
    const town = await square();
    await town.load(tops(45));
    const seen: string[] = [];
    let query = '?order=oldest&lang=fr';
    for (let pages = 0; pages < 3; pages += 1) {
      const html = await town.html(query);
      seen.push(...[...html.matchAll(/id="civic-comment-(c\d+)"/g)].map(([, id]) => id!));
      const next = /rel="next" href="\/threads\/place(\?[^"]+)"/.exec(html)?.[1];
      if (!next) break;
      query = next.replaceAll('&amp;', '&');
    }
    assert.deepEqual(
      seen,
      tops(45).map(({ id }) => id),
    );
    const html = await town.html('?lang=en');
    assert.match(html, /<html lang="en">/);
    assert.match(html, /45 comments/);
    assert.match(html, /<civic-comments src="\/threads\/place"/);
    assert.doesNotMatch(html, /<script(?! type="(?:module" src|application\/ld\+json"))| style=| on\w+=/);
  });

  it('goes on in the same random order', async () => {
    const town = await square();
    await town.load(tops(25));
    const first = await town.html('?order=random');
    const next = /rel="next" href="\/threads\/place(\?[^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    const ids = [first, await town.html(next)].flatMap((html) =>
      [...html.matchAll(/id="civic-comment-(c\d+)"/g)].map(([, id]) => id),
    );
    assert.equal(new Set(ids).size, 25);
  });

  it('shows replies, a found word and one comment at their own addresses, and what is not there as such', async () => {
    const town = await square();
    await town.load([...tops(2), ...tops(1, () => ({ id: 'r', parent: 'c0', body: 'Une réponse' }))]);
    assert.match(await town.html('?parent=c0'), /Une réponse[\s\S]*Répondre à ce commentaire/);
    assert.match(await town.html('?search=REPONSE'), /contiennent «\u00a0REPONSE\u00a0»[\s\S]*Une réponse/);
    assert.doesNotMatch(await town.html(), /<input[^>]*maxlength/, 'a browser would count otherwise, and cut');
    assert.match(await town.html('?id=r'), /Commentaire 0[\s\S]*Une réponse/);
    assert.match(await town.html('?id=nothing'), /Aucun commentaire trouvé/);
    const old = await town.app.request('/threads/place?after=xx', { headers: { Accept: 'text/html' } });
    assert.equal(old.status, 422);
    assert.match(await old.text(), /Reprenez la lecture depuis le début/);
  });

  it('carries the policy and is listed', async () => {
    const town = await square();
    const response = await town.app.request('/threads/place', { headers: { Accept: 'text/html' } });
    assert.equal(response.headers.get('Content-Security-Policy'), pagePolicy());
    const list = await town.app.request('/threads', { headers: { Accept: 'text/html' } });
    assert.match(await list.text(), /<a href="\/threads\/place\?lang=fr"\s*>La place/);
  });

  it('is listed on a page that is named after what it lists', async () => {
    const town = await square();
    for (const [path, title] of [
      ['/threads', 'Discussions'],
      ['/petitions', 'Pétitions'],
      ['/petitions?lang=en', 'Petitions'],
      ['/polls', 'Votes'],
      ['/consultations', 'Consultations'],
    ] as const) {
      const page = await (await town.app.request(path, { headers: { Accept: 'text/html' } })).text();
      assert.ok(page.includes(`<title>${title} – `), `the title of ${path}`);
      assert.ok(page.includes(`<h1>${title}</h1>`), `the heading of ${path}`);
    }
  });
});

describe('the plain form of a thread', () => {
  it('publishes a comment after the mailed code, and another without one', async () => {
    const town = await square({ document: { sides: [{ id: '1' }, { id: '-1' }] } });
    const fields = fieldsOf(await town.html(), write);
    const sent = { ...fields, ...person, side: '-1', text: '  Trop cher.\r\nVraiment.  ' };
    const asked = await submit(town, 'write', sent);
    assert.equal(asked.status, 202);
    assert.match(asked.html, /Il reste une étape/);
    assert.equal(await town.store.count(comments, {}), 0, 'nothing is kept before the confirmation');

    const code = { ...fieldsOf(asked.html, write) };
    const wrong = await submit(town, 'write', { ...code, code: '000000' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /Ce code n’est pas le bon/);
    const right = { ...fieldsOf(wrong.html, write), code: town.mailbox.mails[0]!.code! };
    const done = await submit(town, 'write', right);
    assert.match(done.html, /Votre commentaire est publié/);
    await submit(town, 'write', right);
    const { first } = await town.read();
    assert.deepEqual(
      first.items.map(({ text, side, author }) => [text, side, author]),
      [['Trop cher.\nVraiment.', '-1', 'Ada']],
      'sent twice, it is there once',
    );

    const next = fieldsOf(done.html, write);
    assert.ok(!('email' in next));
    const second = await submit(town, 'write', { ...next, side: '1', text: 'Mais joli.' });
    assert.match(second.html, /Votre commentaire est publié/);
    assert.equal((await town.read()).numbers['comments']?.value, 2);
  });

  it('takes and carries the longest comment, in whatever it is written', async () => {
    for (const sign of ['한'.normalize('NFD'), '字', '👍']) {
      const town = await square({ document: { longest: 10_000 } });
      const text = sign.repeat(10_000);
      const asked = await submit(town, 'write', { ...fieldsOf(await town.html(), write), ...person, text });
      assert.equal(asked.status, 202);
      const code = { ...fieldsOf(asked.html, write), code: town.mailbox.mails[0]!.code! };
      assert.match((await submit(town, 'write', code)).html, /Votre commentaire est publié/);
      assert.equal((await town.read()).first.items[0]?.text, text.normalize('NFC'));
    }
  });

  it('is written in by two people from one page, each under their own name', async () => {
    const town = await square();
    const fields = fieldsOf(await town.html(), write);
    const asked = await submit(town, 'write', { ...fields, ...person, text: 'De Ada' });
    await submit(town, 'write', { ...fieldsOf(asked.html, write), code: town.mailbox.mails[0]!.code! });
    town.wait(1000);
    const other = await submit(town, 'write', { ...fields, name: 'Bob', email: 'bob@exemple.fr', text: 'De Bob' });
    assert.equal(other.status, 202);
    await submit(town, 'write', { ...fieldsOf(other.html, write), code: town.mailbox.mails[0]!.code! });
    const { items } = await town.page({ order: 'oldest' });
    assert.deepEqual(
      items.map(({ author, text }) => [author, text]),
      [
        ['Ada', 'De Ada'],
        ['Bob', 'De Bob'],
      ],
    );
  });

  it('asks for another mail, to a corrected address, and carries the comment along', async () => {
    const town = await square();
    const fields = fieldsOf(await town.html(), write);
    const asked = await submit(town, 'write', { ...fields, ...person, email: 'adda@exemple.fr', text: 'Encore' });
    assert.match(asked.html, /<input id="email"[^>]*value="adda@exemple.fr"/);
    const resend = asked.html.slice(asked.html.indexOf('id="nothing"'));
    const resent = await submit(town, 'write', { ...fieldsOf(resend, write), email: person.email });
    assert.deepEqual([resent.status, town.mailbox.mails[0]?.to], [202, person.email]);
    const done = await submit(town, 'write', { ...fieldsOf(resent.html, write), code: town.mailbox.mails[0]!.code! });
    assert.match(done.html, /Votre commentaire est publié/);
  });

  it('replies to a comment, and tells when it is held', async () => {
    const town = await square();
    await town.load(tops(1));
    const fields = fieldsOf(await town.html('?parent=c0'), write);
    assert.equal(fields['parent'], 'c0');
    const asked = await submit(town, 'write', { ...fields, ...person, text: 'Au casino' });
    const done = await submit(town, 'write', { ...fieldsOf(asked.html, write), code: town.mailbox.mails[0]!.code! });
    assert.match(done.html, /attend la modération/);
    assert.deepEqual(await town.all({ parent: 'c0' }), []);
  });

  it('comes back with what was typed and what is to be mended', async () => {
    const town = await square({ document: { sides: [{ id: '1' }] } });
    const fields = fieldsOf(await town.html(), write);
    const { status, html } = await submit(town, 'write', {
      ...fields,
      name: '<b>',
      email: 'x',
      text: '</textarea><script>',
    });
    assert.equal(status, 422);
    assert.match(html, /id="side-error"/);
    assert.match(html, /&lt;\/textarea&gt;&lt;script&gt;<\/textarea>/);
    const again = await submit(town, 'write', {
      ...fieldsOf(html, write),
      email: 'x',
      name: 'A',
      side: '1',
      text: 'Oui',
    });
    assert.match(again.html, /id="email-error"[^>]*>L’adresse électronique doit être/);
    assert.match(again.html, /value="1" checked/);
    assert.doesNotMatch(again.html, /<civic-comments/, 'the element would replace the form');
  });

  it('keeps the text where the thread has closed meanwhile', async () => {
    const town = await square({ document: { closesAt: '2026-11-21T09:30:00Z' } });
    const fields = fieldsOf(await town.html(), write);
    const asked = await submit(town, 'write', { ...fields, ...person, text: 'Trop tard\u202f?' });
    town.wait(3600_000);
    const late = await submit(town, 'write', { ...fieldsOf(asked.html, write), code: town.mailbox.mails[0]!.code! });
    assert.equal(late.status, 409);
    assert.match(late.html, /<h1>La discussion est close\.<\/h1>[\s\S]*Trop tard\u202f\?/);
    assert.doesNotMatch(await town.html(), /<form class="write"/);
  });

  it('reports a comment', async () => {
    const town = await square();
    await town.load(tops(1));
    const report = '/threads/place/report';
    const form = await town.html('/report?id=c0');
    const missing = await submit(town, 'report', fieldsOf(form, report));
    assert.equal(missing.status, 422);
    assert.match(missing.html, /id="reason-error"[\s\S]*id="explanation-error"/);
    const sent = {
      ...fieldsOf(missing.html, report),
      ...person,
      reason: 'hate',
      explanation: 'Voyez.',
      goodFaith: 'yes',
    };
    const done = await submit(town, 'report', sent);
    assert.match(done.html, /Il porte le numéro S-[A-Z0-9]{8}\./);
    const gone = await submit(town, 'report', { ...sent, id: 'nothing' });
    assert.equal(gone.status, 409);
    assert.match(gone.html, /<textarea[^>]*>\s*Voyez\./, 'what was typed can be copied');
    assert.equal((await town.app.request(`${report}`, { headers: { Accept: 'text/html' } })).status, 404);
  });

  it('keeps a report that is sent too soon after others, and takes it later', async () => {
    const town = await square({ limits: { actsPerMinute: 1, client: () => '192.0.2.1' } });
    await town.load(tops(1));
    const form = await town.html('/report?id=c0');
    const sent = { ...fieldsOf(form, '/threads/place/report'), ...person, reason: 'hate', explanation: 'Voyez.' };
    await submit(town, 'report', { ...sent, goodFaith: 'yes' });
    const limited = await submit(town, 'report', { ...sent, goodFaith: 'yes' });
    assert.equal(limited.status, 429);
    assert.match(limited.html, /Trop d’envois en peu de temps\./);
    assert.match(limited.html, /<textarea[^>]*>\s*Voyez\./);
    assert.match(limited.html, /value="ada@exemple\.fr"/);
    assert.match(limited.html, /name="goodFaith"[^>]*checked/);
    town.wait(60_000);
    const again = { ...fieldsOf(limited.html, '/threads/place/report'), ...person, reason: 'hate' };
    const done = await submit(town, 'report', { ...again, explanation: 'Voyez.', goodFaith: 'yes' });
    assert.match(done.html, /Il porte le numéro S-/);
  });
});
