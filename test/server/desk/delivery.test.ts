import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { acts, events, people } from '../../../src/server/confirmation/tables.ts';
import { lineOf, recordOf } from '../../../src/server/core/csv.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import { things } from '../../../src/server/core/tables.ts';
import { schemas, seedDemo } from '../../../src/server/nouns.ts';
import { comments } from '../../../src/server/nouns/comments/tables.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { at, day, newKey, petitionDocument, put, start, type World } from '../support.ts';
import { base, deskTown, type Browser } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-delivery-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

const path = '/desk/petitions/velo/delivery';
const asked = { list: 'signatures', perSheet: '25', as: 'csv' };

async function sign(town: World, email: string, more: Record<string, unknown> = {}): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email, ...more });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

/** Downloads a file as the browser of an officer does, byte by byte. */
async function download(town: World, visit: Browser, fields: Record<string, string>, at = path): Promise<Response> {
  const cookie = [...visit.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Cookie: cookie, Origin: base, 'Content-Type': 'application/x-www-form-urlencoded' };
  return town.app.request(at, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}

const pollDocument: PollDocument = {
  type: 'poll',
  title: { fr: 'Quel jour de marché ?' },
  textVersion: 'v1',
  options: [
    { id: 'samedi', label: { fr: 'Samedi' } },
    { id: 'dimanche', label: { fr: 'Dimanche' } },
  ],
  form: { kind: 'choices', min: 1, max: 1 },
  method: 'plurality',
  results: 'always',
  who: { fr: 'tout le monde' },
  notice: petitionDocument.notice,
};

/** The hash of the lines before the one that tells it. */
const hashOf = (csv: string): string =>
  createHash('sha256')
    .update(csv.replace(/^\ufeff/, '').split(/^SHA-256,/m)[0]!)
    .digest('hex');
const toldIn = (csv: string): string => /^SHA-256,([0-9a-f]{64})\r$/m.exec(csv)?.[1] ?? '';

interface LogLine {
  act: string;
  by: string;
  list?: { of: Record<string, string>; sha256: string };
}
const logOf = async (town: World): Promise<LogLine[]> =>
  ((await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json()) as { items: LogLine[] })
    .items;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the list of signatures, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('elle@valmont.fr', 'editor');
      return { ...valmont, visit: await valmont.signedIn('elle@valmont.fr') };
    };

    it('has who confirmed and did not withdraw, numbered by sheets, with a hash that its lines give', async () => {
      const valmont = await town();
      for (const name of ['Ada', 'Béla, dit « B »', 'Cleo', 'Dora', 'Elif', 'Fatou'])
        await sign(valmont, `${name.slice(0, 3).normalize('NFD').replaceAll(/\W/g, '')}@exemple.fr`, { name });
      const gone = await sign(valmont, 'parti@exemple.fr', { name: 'Partie' });
      await valmont.act('/withdraw', { key: gone });
      await valmont.sign({ email: 'attend@exemple.fr', name: 'Attend' });

      const answer = await download(valmont, valmont.visit, { ...asked, perSheet: '5', mark: 'yes' });
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('Content-Type') ?? '', /^text\/csv; charset=UTF-8/);
      assert.match(answer.headers.get('Content-Disposition') ?? '', /filename="velo-signatures-2026-11-21\.csv"/);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      const bytes = Buffer.from(await answer.arrayBuffer());
      const csv = bytes.toString('utf8');
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const lines = csv.slice(1).split('\r\n');
      assert.equal(lines[0], 'N°,Feuillet,Nom,Commune,Comptée le,Version du texte');
      const rows = lines.slice(1, 7);
      assert.deepEqual(
        rows.map((line) => line.split(',').slice(0, 2).join()),
        ['1,1', '2,1', '3,1', '4,1', '5,1', '6,2'],
      );
      assert.ok(rows.some((line) => line.endsWith(',"Béla, dit « B »",Valmont-sur-Loire,2026-11-21,v1')));
      assert.ok(!/Partie|Attend|@exemple/.test(csv), 'who does not count is not in it, and no address is');
      assert.equal(toldIn(csv), hashOf(csv));
      assert.match(csv, /\r\n(?:Date de la liste),2026-11-21T09:00:00\.000Z\r\n/);
      assert.match(csv, /"Texte \(version v1, fr\)","?Des pistes cyclables\n\nNous demandons des pistes\./);

      const [line] = await logOf(valmont);
      assert.deepEqual(
        [line?.act, line?.by, line?.list?.of['fr'], line?.list?.sha256],
        ['delivered', 'editor', '6 signatures confirmées', toldIn(csv)],
      );
      const log = await valmont.page('/log?lang=fr');
      assert.match(log, /<strong>Liste remise<\/strong>/);
      assert.match(log, new RegExp(`6 signatures confirmées, empreinte SHA-256 ?<code>${toldIn(csv)}</code>`));
    });

    it('is the same list as a page to be printed, and with another signature another one', async () => {
      const valmont = await town();
      await sign(valmont, 'ada@exemple.fr', { name: '<b>Ada</b>' });
      const csv = await (await download(valmont, valmont.visit, asked)).text();
      const page = await valmont.visit.send(path, { ...asked, as: 'page' });
      assert.equal(page.status, 200);
      assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
      assert.ok(page.html.includes(toldIn(csv)), 'the page says the same hash');
      assert.match(page.html, /<p class="counted">1 signature confirmée<\/p>/);
      assert.match(page.html, /Feuillet 1 sur 1/);
      assert.match(page.html, /&lt;b&gt;Ada&lt;\/b&gt;/);
      assert.match(page.html, /Nous demandons des pistes\..*We ask for tracks\./s);
      assert.match(page.html, /<\/html>\s*$/);
      await sign(valmont, 'bela@exemple.fr', { name: 'Béla' });
      const later = await (await download(valmont, valmont.visit, asked)).text();
      assert.notEqual(toldIn(later), toldIn(csv));
      assert.equal(toldIn(later), hashOf(later));
    });
  });
}

describe('who hands over a list', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`publishes, in this thing: others neither see the page nor get the list, and the log says nothing, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'autre', petitionDocument);
      for (const role of ['moderator', 'clerk', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        const visit = await valmont.signedIn(`${role}@valmont.fr`);
        assert.equal((await visit.get(path)).status, 403);
        assert.equal((await visit.send(path, asked)).status, 403);
        assert.ok(!(await visit.get('/desk/petitions/velo')).html.includes('/delivery'));
      }
      await valmont.appoint('autre@valmont.fr', 'editor', 'autre');
      const other = await valmont.signedIn('autre@valmont.fr');
      assert.equal((await other.send(path, asked)).status, 403);
      assert.equal((await other.get('/desk/petitions/autre/delivery')).status, 200);
      assert.match((await valmont.browser().get(path)).at, /sign-in/);
      assert.equal((await valmont.browser().send(path, asked)).status, 403);
      assert.ok(!(await logOf(valmont)).some(({ act }) => act === 'delivered'));
      await valmont.appoint('elle@valmont.fr', 'owner');
      assert.equal(
        (await (await valmont.signedIn('elle@valmont.fr')).get('/desk/petitions/rien/delivery')).status,
        404,
      );
      await valmont.store.close();
    });
  }

  it('is told what is wrong with the form, and loses nothing', async () => {
    const valmont = await deskTown();
    await valmont.appoint('elle@valmont.fr', 'owner');
    const visit = await valmont.signedIn('elle@valmont.fr');
    for (const perSheet of ['', '0', '4', '201', 'dix', '7.5']) {
      const answer = await visit.send(path, { ...asked, perSheet, mark: 'yes' });
      assert.equal(answer.status, 422);
      assert.match(answer.html, /Indiquez un nombre de lignes entre 5 et 200\./);
      assert.match(answer.html, /aria-describedby="perSheet-hint perSheet-error" *aria-invalid="true"/);
    }
    assert.equal((await visit.send(path, { ...asked, list: 'addresses' })).status, 422);
    const { html } = await visit.get(`${path}?lang=en`);
    assert.match(html, /Hand over the list/);
    const empty = await visit.send(path, { ...asked, as: 'page' });
    assert.match(empty.html, /La liste est vide\./);
  });
});

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`lists of other things, on ${engine}`, () => {
    const pollAct = async (town: World, at: string, body: object) =>
      town.app.request(`/polls/marche/${at}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });

    it('are the ballots of a vote, once its result is public, with a column for each option', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const document = { ...pollDocument, results: 'after-close' as const, closesAt: at(day) };
      await put(valmont.store, 'marche', document);
      await valmont.appoint('elle@valmont.fr', 'owner');
      for (const [number, choice] of ['samedi', 'samedi', 'dimanche'].entries()) {
        const key = newKey();
        const ballot = { kind: 'choices', choices: [choice] };
        const email = `${number}@exemple.fr`;
        const versions = { textVersion: 'v1', noticeVersion: 'n1', lang: 'fr' };
        assert.equal((await pollAct(valmont, 'ballots', { key, ballot, email, ...versions })).status, 202);
        const code = valmont.mailbox.mails.find(({ to }) => to === email)?.code;
        assert.equal((await pollAct(valmont, 'ballots/confirm', { key, code })).status, 200);
      }
      const visit = await valmont.signedIn('elle@valmont.fr');
      const here = '/desk/polls/marche/delivery';
      const ballots = { ...asked, list: 'ballots' };
      assert.ok(!(await visit.get('/desk/polls/marche')).html.includes('/delivery'));
      assert.match((await visit.get(here)).html, /les chiffres ne sont pas encore publics/);
      assert.equal((await visit.send(here, ballots)).status, 422);
      valmont.wait(2 * day);
      const later = await valmont.signedIn('elle@valmont.fr');
      const csv = await (await download(valmont, later, ballots, here)).text();
      assert.match(csv, /^N°,Feuillet,Bulletins identiques,Blanc,Samedi,Dimanche\r\n/);
      assert.deepEqual(csv.split('\r\n').slice(1, 3), ['1,1,1,,,1', '2,1,2,,1,']);
      assert.match(csv, /\r\nBulletins,3 votes\r\n/);
      await valmont.store.close();
    });

    it('are the published comments of a discussion', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await seedDemo(valmont.store, start);
      await valmont.appoint('elle@valmont.fr', 'owner');
      const visit = await valmont.signedIn('elle@valmont.fr');
      const [thread] = await valmont.store.list(things, { type: 'thread' }, { index: 'type' });
      const here = `/desk/threads/${thread!.id}/delivery`;
      const csv = await (await download(valmont, visit, { ...asked, list: 'comments' }, here)).text();
      const shown = await valmont.store.count(comments, { thing: thread!.id, state: 'published' });
      assert.ok(shown > 0);
      assert.equal(csv.split(/^SHA-256,/m)[0]!.split('\r\n').length - 2, shown);
      assert.equal(toldIn(csv), hashOf(csv));
      await valmont.store.close();
    });
  });
}

describe('cells of a list', () => {
  it('are run by no spreadsheet', () => {
    const cells = ['=1+1', '+33', '-2', '@SUM', '\tx', ' =x', '＝x', 'a"b', 'a,b', "l'an", 'a\nb', -1];
    const written = `'=1+1,'+33,'-2,'@SUM,'\tx,' =x,'＝x,"a""b","a,b",l'an,a ⏎ b,-1\r\n`;
    assert.equal(lineOf(cells), written);
    assert.equal(recordOf(['a\nb']), '"a\nb"\r\n');
    assert.equal(recordOf(['\r=x']), `"'\r=x"\r\n`);
  });
});

describe('a long list', () => {
  it('is given out bit by bit', async () => {
    const valmont = await deskTown({ store: await open.SQLite() });
    await fill(valmont.store, 10_000);
    await valmont.appoint('elle@valmont.fr', 'owner');
    const visit = await valmont.signedIn('elle@valmont.fr');
    const answer = await download(valmont, visit, asked);
    const hash = createHash('sha256');
    let [largest, rows, end] = [0, 0, ''];
    const decoder = new TextDecoder();
    for await (const chunk of answer.body! as unknown as AsyncIterable<Uint8Array>) {
      largest = Math.max(largest, chunk.length);
      const [lines = '', told] = (end + decoder.decode(chunk, { stream: true })).split(/^SHA-256,/m);
      const whole = told === undefined ? lines.lastIndexOf('\n') + 1 : lines.length;
      hash.update(lines.slice(0, whole));
      rows += lines.slice(0, whole).split('\n').length - 1;
      end = lines.slice(whole);
      if (told !== undefined) {
        assert.equal(told.slice(0, 64), hash.digest('hex'));
        break;
      }
    }
    assert.equal(rows, 10_001);
    assert.ok(largest < 100_000, `no chunk is large: ${largest}`);
  });

  it('is given out sheet by sheet as a page to be printed', async () => {
    const valmont = await deskTown();
    await fill(valmont.store, 5000);
    await valmont.appoint('elle@valmont.fr', 'owner');
    const answer = await download(valmont, await valmont.signedIn('elle@valmont.fr'), { ...asked, as: 'page' });
    let largest = 0;
    let page = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body! as unknown as AsyncIterable<Uint8Array>) {
      largest = Math.max(largest, chunk.length);
      page += decoder.decode(chunk, { stream: true });
    }
    assert.equal(page.match(/<table class="sheet"/g)?.length, 200);
    assert.match(page, /Feuillet 200 sur 200[^]*<\/html>\s*$/);
    assert.ok(largest < 100_000, `no chunk is large: ${largest}`);
  });
});

/** Puts in signatures without their mails. */
async function fill(store: Store, count: number): Promise<void> {
  const place = { scope: 'velo', thing: 'velo' };
  for (let from = 0; from < count; from += 5000) {
    const ids = Array.from({ length: 5000 }, (_, at) => `act-${String(from + at).padStart(7, '0')}`);
    await store.write(async (writer) => {
      const common = { kind: 'signature', at: start, text_version: 'v1', source: null };
      await writer.insertMany(
        acts,
        ids.map((id) => ({ ...place, id, ...common })),
      );
      await writer.insertMany(
        events,
        ids.map((act) => ({ ...place, kind: 'counted', act, at: start })),
      );
      const person = { place: 'Valmont', display_publicly: 0, receive_news: 0, notice_version: 'n1', lang: 'fr' };
      await writer.insertMany(
        people,
        ids.map((act) => ({ scope: 'velo', act, email: `${act}@exemple.fr`, name: `Nom ${act}`, ...person })),
      );
    });
  }
}

describe('the command deliver', () => {
  const cli = fileURLToPath(new URL('../../../src/server/main/cli.ts', import.meta.url));
  const data = join(folder, 'data');
  const run = async (...given: string[]): Promise<string> => runAt(base, ...given);
  const runAt = async (at: string, ...given: string[]): Promise<string> => {
    const env = { ...process.env, DATA: data, DATABASE_URL: '', BASE_URL: at };
    return (await promisify(execFile)(process.execPath, [cli, 'deliver', ...given], { env })).stdout;
  };

  it('writes the file, whose hash is made by two common programs', async () => {
    await run('/petitions/velo', '--out', 'x').catch(() => undefined);
    const store = await sqliteStore(join(data, 'civic-widgets.sqlite'), schemas);
    const valmont = await deskTown({ store });
    await sign(valmont, 'ada@exemple.fr', { name: 'Ada' });
    await store.close();
    const out = join(folder, 'list.csv');
    const said = await run('/petitions/velo', '--out', out, '--lang', 'en');
    const csv = await readFile(out, 'utf8');
    assert.match(csv, /^No\.,Sheet,Name,Place,Counted on,Version of the text\r\n1,1,Ada,Valmont-sur-Loire,/);
    assert.ok(said.includes(`1 confirmed signature, sha256 ${toldIn(csv)}`));
    const made = execFileSync('sh', ['-c', `sed '/^SHA-256,/,$d' "$1" | sha256sum`, 'sh', out], { encoding: 'utf8' });
    assert.equal(made.slice(0, 64), toldIn(csv));
    assert.equal((await stat(out)).mode & 0o777, 0o600);
    const refused = (given: string[], says: RegExp) => assert.rejects(run(...given), says);
    const other = join(folder, 'other.csv');
    await assert.rejects(
      runAt('', '/petitions/velo', '--out', other),
      /BASE_URL is not set: set it, or add --base-url/,
    );
    await assert.rejects(stat(other), 'nothing was handed over');
    await runAt('', '/petitions/velo', '--out', other, '--base-url', 'https://ville.exemple/participer/');
    assert.match(await readFile(other, 'utf8'), /https:\/\/ville\.exemple\/participer\/petitions\/velo/);
    await refused(['/petitions/velo', '--out', out, '--base-url', 'ville'], /write the public address of the site/);
    await refused(['/petitions/velo'], /Write it like: civic-widgets deliver/);
    await refused(['/petitions/rien', '--out', out], /Nothing stands at/);
    await refused(['/petitions/velo', '--out', out, '--list', 'x'], /it has signatures/);
    await refused(['/petitions/velo', '--out', out, '--rows', '1'], /from 5 to 200/);
    await refused(['/petitions/velo', '--out', out, '--lang', 'xx'], /one of fr, en/);
    await refused(['/petitions/velo', '--out', join(folder, 'none', 'x')], /can't be written/);
  });
});
