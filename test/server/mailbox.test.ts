import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createApp } from '../../src/server/app.ts';
import { createMailbox } from '../../src/server/mail/mailbox.ts';
import { start, type ServeOptions } from '../../src/server/main/serve.ts';
import { StartError } from '../../src/server/core/start-error.ts';
import { isThisMachine } from '../../src/server/main/this-machine.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { choose, pollDocument } from './poll-support.ts';
import { newKey, petitionDocument, put, signature } from './support.ts';
import { threadDocument } from './comments-support.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-widgets-'));
});
after(() => rm(folder, { recursive: true }));

describe('the mailbox', () => {
  /** The status of `/mailbox` of a server that was started so. */
  const mailbox = async (options: ServeOptions) => {
    const server = await start({ port: 0, data: folder, ...options });
    const { status } = await fetch(`http://127.0.0.1:${options.port ?? new URL(server.url).port}/mailbox`);
    await server.close();
    return { status, mails: server.mails };
  };

  it('is there for a demo, and where it is asked for on this machine; else it is not', async () => {
    assert.deepEqual(await mailbox({}), { status: 404, mails: 'none' });
    assert.deepEqual(await mailbox({ demo: true }), { status: 200, mails: 'shown' });
    assert.deepEqual(await mailbox({ mailbox: true }), { status: 200, mails: 'shown' });
    assert.deepEqual(await mailbox({ mailbox: false, baseUrl: 'http://localhost:8080', port: 18_080 }), {
      status: 404,
      mails: 'none',
    });
  });

  it('leads to an address without the full stop of its sentence, which stays', async () => {
    const mailer = createMailbox();
    const app = createApp({ store: memoryStore(), baseUrl: 'http://localhost', mailer });
    const text =
      'Voir https://a.exemple/x?y=1. Puis (https://b.exemple/), et https://c.exemple/\n\nhttps://d.exemple/?q=...';
    await mailer.send({ to: 'ada@exemple.fr', subject: 'Essai', text, lang: 'fr' });
    const html = await (await app.request('/mailbox')).text();
    const shown = html.slice(html.indexOf('Voir '), html.indexOf('</article>')).replace(/\s+/g, ' ');
    assert.deepEqual(
      [...shown.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      ['https://a.exemple/x?y=1', 'https://b.exemple/', 'https://c.exemple/', 'https://d.exemple/?q='],
    );
    assert.match(shown, /y=1<\/a>\. Puis \(<a [^>]*>[^<]*<\/a>\), et/);
  });

  it('is refused where others get in, also by a name that only begins like this machine’s', async () => {
    for (const baseUrl of [
      'https://127.evil.example',
      'https://127.0.0.1.evil.example',
      'https://localhost.evil.example',
      'https://participer.ville.example',
      'http://[::2]',
    ]) {
      const started = start({ port: 0, data: folder, mailbox: true, baseUrl });
      await assert.rejects(started, (error) => error instanceof StartError && error.message.includes('SMTP_URL'));
    }
    await assert.rejects(start({ port: 0, data: folder, mailbox: true, host: '0.0.0.0' }), StartError);
  });

  it('knows the names of this machine', () => {
    for (const name of ['localhost', 'LOCALHOST', 'ville.localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]']) {
      assert.ok(isThisMachine(name), name);
    }
    assert.ok(isThisMachine('::ffff:127.0.0.1'));
    for (const name of [
      '127.evil.example',
      'localhost.example',
      '::',
      '0.0.0.0',
      '::ffff:192.0.2.1',
      '127.0.0.1.nip.io',
    ]) {
      assert.ok(!isThisMachine(name), name);
    }
  });
});

describe('without any mail', () => {
  const post = async (path: string, body: object, form = false) => {
    const store = memoryStore();
    await put(store, 'velo', { ...petitionDocument, thread: { votes: 'support' } });
    await put(store, 'place', threadDocument);
    await put(store, 'arbre', pollDocument);
    const app = createApp({
      store,
      baseUrl: 'https://participer.exemple',
      clock: () => Date.parse('2026-11-21T09:00:00Z'),
    });
    return app.request(path, {
      method: 'POST',
      headers: form
        ? { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' }
        : { 'Content-Type': 'application/json' },
      body: form ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body),
    });
  };
  const join = { key: newKey(), name: 'Ada', email: 'ada@exemple.fr', noticeVersion: 'n1', lang: 'fr' };
  const ballot = { key: newKey(), ballot: choose('chene'), email: 'ada@exemple.fr', textVersion: 'q1' };
  const acts: [path: string, body: object][] = [
    ['/petitions/velo/signatures', signature()],
    ['/petitions/velo/signatures/resend', { key: newKey() }],
    ['/threads/place/participants', join],
    ['/threads/place/participants/resend', { key: newKey() }],
    ['/petitions/velo/comments/participants', join],
    ['/polls/arbre/ballots', { ...ballot, noticeVersion: 'n1', lang: 'fr' }],
    ['/polls/arbre/ballots/resend', { key: newKey() }],
  ];
  for (const [path, body] of acts) {
    it(`${path} is refused in one clear sentence`, async () => {
      const response = await post(path, body);
      const { reason, detail } = (await response.json()) as { reason: string; detail: string };
      assert.deepEqual([response.status, reason], [503, 'no-mail']);
      assert.match(detail, /ne peut pas envoyer de courriel.*rien n’a été enregistré/);
    });
  }

  it('the page of a form says so, and keeps what was typed', async () => {
    const fields = { ...signature(), name: 'Zoé Tréguier', displayPublicly: '' };
    const html = await (await post('/petitions/velo/signatures', fields, true)).text();
    assert.match(html, /ne peut pas envoyer de courriel/);
    assert.match(html, /value="Zoé Tréguier"/);
  });
});
