import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Mail } from '../../../src/server/core/outbox.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { schemas } from '../../../src/server/nouns.ts';
import { outgoingMails } from '../../../src/server/mail/tables.ts';
import { openStore } from '../../../src/server/store/open.ts';
import { engines } from '../engines.ts';
import { petitionDocument, put } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-officers-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the team, on ${engine}`, () => {
    it('says why someone has a role, and why it is taken, without who', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await town.appoint('maire@valmont.fr', 'owner');
      const visit = await town.signedIn('maire@valmont.fr');
      const typed = { role: 'clerk', 'why.fr': 'Le <b>dépouillement</b> de mai.', 'why.en': 'The count of May.' };
      const faulty = await visit.send('/desk/officers', { email: 'urne@', ...typed });
      assert.equal(faulty.status, 422);
      assert.match(faulty.html, /lang="en"[^>]*>The count of May\.<\/textarea>/, 'nothing typed is lost');
      const added = await visit.send('/desk/officers', { email: 'urne@valmont.fr', ...typed });
      assert.match(added.html, /<blockquote>Le &lt;b&gt;dépouillement&lt;\/b&gt; de mai\.<\/blockquote>/);
      assert.match((await visit.get('/desk/officers?lang=en')).html, /<blockquote>The count of May\.<\/blockquote>/);
      const last = { email: 'maire@valmont.fr', role: 'owner', scope: '', 'why.fr': 'Élections.' };
      const alone = await visit.send('/desk/officers/remove', last);
      assert.equal(alone.status, 409);
      assert.match(alone.html, /<details open>.*?lang="fr"[^>]*>Élections\.<\/textarea>/, 'nothing typed is lost');
      const urne = { email: 'urne@valmont.fr', role: 'clerk', scope: '' };
      const taken = await visit.send('/desk/officers/remove', { ...urne, 'why.fr': 'C’est compté.', 'why.en': ' ' });
      assert.doesNotMatch(taken.html, /<blockquote>/);
      const log = await town.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as { items: { act: string; role?: string; why?: object }[] };
      assert.deepEqual(items.flatMap(({ act, role, why }) => (role === 'clerk' ? [[act, why]] : [])).sort(), [
        ['appointed', { fr: typed['why.fr'], en: typed['why.en'] }],
        ['dismissed', { fr: 'C’est compté.' }],
      ]);
      assert.doesNotMatch(JSON.stringify(items), /urne@/);
      await town.store.close();
    });

    it('is appointed and dismissed by an owner, and always has one', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await town.appoint('maire@valmont.fr', 'owner');
      const visit = await town.signedIn('maire@valmont.fr');
      const alone = await visit.send('/desk/officers/remove', { email: 'maire@valmont.fr', role: 'owner', scope: '' });
      assert.equal(alone.status, 409);
      assert.match(alone.html, /Il faut toujours une personne responsable/);
      const faulty = await visit.send('/desk/officers', { email: 'redaction@', role: 'editor' });
      assert.equal(faulty.status, 422);
      assert.match(faulty.html, /value="redaction@"/);
      assert.match((await visit.send('/desk/officers', { email: 'r@valmont.fr', role: 'king' })).html, /error-summary/);
      const added = await visit.send('/desk/officers', { email: 'redaction@valmont.fr', role: 'editor' });
      assert.match(added.html, /C’est fait\. Cette personne entre/);
      assert.match(added.html, /Retirer le rôle Rédaction à redaction@valmont\.fr/);
      assert.match((await (await town.signedIn('redaction@valmont.fr')).get('/desk')).html, /<h1>Participations/);
      await visit.send('/desk/officers', { email: 'Redaction@valmont.fr', role: 'editor' });
      const lines = async () => {
        const response = await town.app.request('/log', { headers: { Accept: 'application/json' } });
        return ((await response.json()) as { items: { by: string; act: string; role?: string }[] }).items;
      };
      assert.deepEqual((await lines()).map(({ by, act, role }) => [by, act, role]).sort(), [
        ['operator', 'appointed', 'owner'],
        ['owner', 'appointed', 'editor'],
      ]);
      await visit.send('/desk/officers', { email: 'adjointe@valmont.fr', role: 'owner' });
      const left = await visit.send('/desk/officers/remove', { email: 'maire@valmont.fr', role: 'owner', scope: '' });
      assert.match(left.at, /^\/desk\/sign-in/);
      await town.store.close();
    });
  });
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a role in one thing, on ${engine}`, () => {
    it('is given by the title of the thing, opens that alone, and is told in the log with where', async () => {
      const town = await deskTown({ store: await open[engine]() });
      await put(town.store, 'marche', { ...petitionDocument, title: { en: 'A market' }, text: { en: 'A market.' } });
      await town.appoint('maire@valmont.fr', 'owner');
      const visit = await town.signedIn('maire@valmont.fr');
      const { html } = await visit.get('/desk/officers?lang=fr');
      assert.match(html, /<label for="only">Où<\/label>/);
      assert.match(html, /<option value="velo" lang="fr" ?>[^<]+<\/option>/);
      assert.match(html, /<option value="marche" lang="en" ?>A market<\/option>/, 'in a language that it has');
      const typed = { email: 'velo@valmont.fr', role: 'editor', 'why.fr': 'Le vélo.' };
      for (const [sent, says] of [
        [{ only: 'nothere' }, /href="#only">Cette participation n’existe pas/],
        [{ only: 'velo', role: 'owner' }, /href="#only">Responsable vaut pour tout le site/],
      ] as const) {
        const faulty = await visit.send('/desk/officers?lang=fr', { ...typed, ...sent });
        assert.equal(faulty.status, 422);
        assert.match(faulty.html, says);
        assert.match(faulty.html, /value="velo@valmont\.fr".*Le vélo\.<\/textarea>/, 'nothing typed is lost');
      }
      const added = await visit.send('/desk/officers?lang=fr', { ...typed, only: 'velo' });
      assert.match(added.html, /Seulement : <a href="\/desk\/petitions\/velo\?lang=fr" lang="fr">/);
      const own = await town.signedIn('velo@valmont.fr');
      assert.match((await own.get('/desk/petitions/velo')).html, /velo\/answer/);
      assert.doesNotMatch((await own.get('/desk/petitions/marche')).html, /marche\/answer/);
      assert.equal((await own.get('/desk/petitions/marche/answer')).status, 403);
      assert.equal((await own.get('/desk/officers')).status, 403, 'it appoints nobody');
      await visit.send('/desk/officers/remove', { email: 'velo@valmont.fr', role: 'editor', scope: 'velo' });
      const { send } = await program(town, 'owner');
      const nowhere = { email: 'velo@valmont.fr', role: 'editor', only: 'nothere' };
      const refused = await send('POST', '/officers', nowhere);
      assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['only']]);
      const noKey = await send('POST', '/keys', { name: 'site', role: 'observer', only: 'nothere' });
      assert.deepEqual([noKey.status, noKey.body.errors?.map(({ field }) => field)], [422, ['only']]);
      assert.equal((await send('POST', '/keys', { name: 'site', role: 'observer', only: 'velo' })).status, 201);
      assert.equal((await send('POST', '/keys/site/remove', {})).status, 200);
      const log = await town.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as { items: { act: string; path?: string }[] };
      const told = items.flatMap(({ act, path }) => (path ? [`${act} ${path}`] : [])).sort();
      const acts = ['appointed', 'dismissed', 'key-given', 'key-taken'];
      assert.deepEqual(
        told,
        acts.map((act) => `${act} /petitions/velo`),
      );
      const page = await (await town.app.request('/log?lang=fr', { headers: { Accept: 'text/html' } })).text();
      assert.match(
        page.replace(/\s+/g, ' '),
        /Rôle donné[^/]*<\/strong>[^<]*<span[^/]*<\/span> <a href="\/petitions\/velo">/,
      );
      await town.store.close();
    });
  });
}

describe('the command officer', () => {
  const cli = fileURLToPath(new URL('../../../src/server/main/cli.ts', import.meta.url));
  const run = async (...given: string[]): Promise<string> => runCommand('officer', ...given);
  const runCommand = async (...given: string[]): Promise<string> => {
    const env = { ...process.env, DATA: folder, BASE_URL: 'https://participer.exemple' };
    const done = await promisify(execFile)(process.execPath, [cli, ...given], { env });
    return done.stdout;
  };
  const refuses = (given: string[], says: RegExp) =>
    assert.rejects(run(...given), ({ code, stderr }: { code: number; stderr: string }) => {
      assert.equal(code, 1);
      assert.match(stderr, says);
      return true;
    });

  before(async () => {
    const store = await openStore({ folder, schemas });
    await put(store, 'velo', petitionDocument);
    await store.close();
  });

  it('adds, lists, lets in and removes', async () => {
    assert.match(await run('list'), /Nobody runs the site yet/);
    await refuses(['link', 'maire@valmont.fr'], /is no officer/);
    assert.match(await run('add', 'maire@valmont.fr', '--role', 'owner'), /is now owner/);
    assert.match(await run('add', 'Maire@valmont.fr', '--role', 'owner'), /is already owner/);
    await run('add', 'velo@valmont.fr', '--only', 'velo');
    assert.equal(await run('list'), 'maire@valmont.fr  owner\nvelo@valmont.fr  editor of velo\n');
    const unsaid = /BASE_URL is not set here.*Set BASE_URL to the public address of the site/;
    for (const [env, address] of [
      [{ BASE_URL: '', PORT: '8391' }, 'http://localhost:8391'],
      [{ BASE_URL: '', PORT: '' }, 'http://localhost:8080'],
      [{ BASE_URL: '', PORT: '81', HOST: '192.168.1.5' }, 'http://192.168.1.5:81'],
      [{ BASE_URL: 'https://ville.exemple/participer/' }, 'https://ville.exemple/participer'],
    ] as const) {
      const given = { env: { ...process.env, DATA: folder, ...env } };
      const linked = await promisify(execFile)(process.execPath, [cli, 'officer', 'link', 'maire@valmont.fr'], given);
      assert.ok(linked.stdout.includes(`\n${address}/desk/enter?token=`), linked.stdout);
      assert.equal(unsaid.test(linked.stdout), env.BASE_URL === '', linked.stdout);
    }
    assert.match(await run('link', 'maire@valmont.fr'), /https:\/\/participer\.exemple\/desk\/enter\?token=[\w-]{22}/);
    await refuses(['remove', 'maire@valmont.fr', '--role', 'owner'], /the only owner: add another/);
    await refuses(['remove', 'maire@valmont.fr'], /is not editor/);
    const why = ['--reason', 'A changé de service.'];
    assert.match(await run('remove', 'velo@valmont.fr', '--only', 'velo', ...why), /is no longer editor of velo/);
    const store = await openStore({ folder, schemas });
    const { entries } = await readLog(store, { scope: 'velo' });
    await store.close();
    assert.deepEqual(
      entries.map(({ act, details }) => [act, details]),
      [
        ['dismissed', { role: 'editor', why: { fr: 'A changé de service.' } }],
        ['appointed', { role: 'editor' }],
      ],
    );
    assert.deepEqual([...new Set(entries.map(({ path }) => path))], ['/petitions/velo']);
    await refuses(['add', 'velo@valmont.fr', '--only', 'nothere'], /Nothing is named "nothere"/);
    assert.doesNotMatch(await run('list'), /velo@/, 'nothing is done by halves');
    await refuses(['add', 'maire'], /is not an email address/);
    await refuses(['add', 'maire@valmont.fr', '--role', 'king'], /There is no role "king"/);
    await refuses(['add', 'maire@valmont.fr', '--role', 'owner', '--only', 'velo'], /leave --only out/);
    await refuses(['promote', 'maire@valmont.fr'], /Write it like/);
    await refuses(['list', 'maire@valmont.fr'], /Write it like/);
  });

  it('writes to nobody without the public address, and says where a mail waits', async () => {
    const mails = await mkdtemp(join(folder, 'mails-'));
    const work = async (env: Record<string, string>, ...given: string[]): Promise<string> => {
      // Nothing listens there.
      const ready = { SECRET: 's'.repeat(40), SMTP_URL: 'smtp://127.0.0.1:1', PORT: '', HOST: '', DATA: mails, ...env };
      return (await promisify(execFile)(process.execPath, [cli, ...given], { env: { ...process.env, ...ready } }))
        .stdout;
    };
    const waiting = async () => {
      const store = await openStore({ folder: mails, schemas });
      const rows = await store.list(outgoingMails, {});
      await store.close();
      return rows.map(({ mail }) => (JSON.parse(mail) as Mail).text);
    };
    const inFrench = { BASE_URL: '', LC_ALL: '', LANG: 'fr_FR.UTF-8' };
    const unsaid = await work(inFrench, 'officer', 'add', 'maire@valmont.fr', '--role', 'owner');
    assert.match(unsaid, /is now owner[^]*No email can leave from here: tell them yourself/);
    const enters =
      'They enter at http://localhost:8080/desk/sign-in?lang=fr with this address.\nBASE_URL is not set here';
    assert.ok(unsaid.includes(enters), unsaid);
    assert.match(unsaid, /Set BASE_URL to the public address of the site/);
    assert.deepEqual(await waiting(), []);
    // Nothing is said of a language that no page is in: the browser of who enters knows.
    const other = await work({ ...inFrench, LANG: 'C.UTF-8' }, 'officer', 'add', 'maire@valmont.fr', '--role', 'owner');
    assert.match(other, /They enter at http:\/\/localhost:8080\/desk\/sign-in with this address/);
    const base = { BASE_URL: 'https://participer.exemple' };
    const late = await work(base, 'officer', 'add', 'velo@valmont.fr');
    assert.doesNotMatch(late, /BASE_URL is not set/);
    assert.match(late, /is now editor[^]*could not be sent yet: it waits, and is tried again by the server\./);
    assert.doesNotMatch(late, /An email tells them so/);
    const [text, ...others] = await waiting();
    assert.equal(others.length, 0);
    assert.match(text ?? '', /https:\/\/participer\.exemple\/desk\/sign-in/);
    assert.match(await work(base, 'officer', 'remove', 'velo@valmont.fr'), /no longer editor.*it waits/);
  });

  it('has a sister, key, that gives programs theirs and shows each once', async () => {
    assert.match(await runCommand('key', 'list'), /No program has a key yet/);
    const made = await runCommand('key', 'add', 'site de la ville', '--role', 'observer', '--only', 'velo');
    const [key = ''] = /civic-desk-[\w-]{44}/.exec(made) ?? [];
    assert.notEqual(key, '');
    assert.equal(await runCommand('key', 'list'), 'site de la ville  observer of velo  never used\n');
    await assert.rejects(runCommand('key', 'add', 'site de la ville'), /already: choose another name/);
    await assert.rejects(
      runCommand('key', 'add', 'autre', '--role', 'owner', '--only', 'velo'),
      /owner is one of the whole site/,
    );
    await assert.rejects(runCommand('key', 'add', 'autre', '--only', 'nothere'), /Nothing is named "nothere"/);
    const removed = await runCommand('key', 'remove', ' site  de la ville', '--reason', 'Le site a changé.');
    assert.match(removed, /opens nothing any more/);
    await assert.rejects(runCommand('key', 'remove', 'site de la ville'), /There is no key/);
    await assert.rejects(runCommand('key', 'add'), /Write it like/);
    await assert.rejects(runCommand('key', 'add', ' \n'), /Write it like/);
    assert.match(await runCommand('key', 'add', ' site\r\nde la  ville '), /^The key "site de la ville" is editor/);
    assert.equal(await runCommand('key', 'list'), 'site de la ville  editor  never used\n');
  });
});
