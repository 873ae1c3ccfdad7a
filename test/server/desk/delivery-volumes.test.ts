import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { people } from '../../../src/server/confirmation/tables.ts';
import { markOf, rowsInVolume, volumesOf } from '../../../src/server/desk/delivery/volumes.ts';
import { logEntries } from '../../../src/server/desk/tables.ts';
import { engines } from '../engines.ts';
import { minute, newKey, petitionDocument, put } from '../support.ts';
import { program } from './program.ts';
import { addSigners, base, deskTown, type Browser, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/petitions/velo/delivery';
const asked = { list: 'signatures', perSheet: '25', as: 'page' };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const inUse = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

async function sign(town: DeskTown, key: string, email: string): Promise<{ status: number }> {
  return town.act('/confirm', { key, code: await town.sign({ key, email }) });
}

/** Asks for a page as the browser of an officer does, to be read bit by bit. */
function ask(town: DeskTown, visit: Browser, at: string, fields?: Record<string, string>) {
  const cookie = [...visit.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { Cookie: cookie, Origin: base, 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = fields && new URLSearchParams(fields).toString();
  return town.app.request(at, body === undefined ? { headers } : { method: 'POST', headers, body });
}

/** What a page holds that is too long to be kept. */
interface Read {
  head: string;
  names: number;
  firstSheet: string;
  lastSheet: string;
  largest: number;
  bytes: number;
  heap: number;
}

async function read(answer: Response): Promise<Read> {
  assert.equal(answer.status, 200);
  const found: Read = { head: '', names: 0, firstSheet: '', lastSheet: '', largest: 0, bytes: 0, heap: 0 };
  const decoder = new TextDecoder();
  let rest = '';
  let looked = 0;
  for await (const chunk of answer.body! as unknown as AsyncIterable<Uint8Array>) {
    found.largest = Math.max(found.largest, chunk.length);
    found.bytes += chunk.length;
    rest += decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf('</table>');
    const done = end < 0 ? '' : rest.slice(0, end);
    if (done) {
      found.head ||= done.slice(0, done.indexOf('<table')).replaceAll(/\s+/g, ' ');
      found.names += done.match(/<td>\d+<\/td>/g)?.length ?? 0;
      const sheets = [...done.matchAll(/Feuillet ([\d\s]+) sur/g)].map(([, sheet = '']) => sheet.replaceAll(/\s/g, ''));
      found.firstSheet ||= sheets[0] ?? '';
      found.lastSheet = sheets.at(-1) ?? found.lastSheet;
      rest = rest.slice(end);
    }
    if (found.bytes - looked > 600_000) {
      looked = found.bytes;
      found.heap = Math.max(found.heap, inUse());
    }
  }
  assert.match(rest, /<\/html>\s*$/);
  return found;
}

const linksIn = (head: string): string[] =>
  [...head.matchAll(/href="([^"]*\/delivery\/volume[^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));

const lists = [
  {
    engine: 'SQLite',
    count: 100_000,
    volumes: 5,
    says: { first: /100\s000 signatures/, last: /n° 80\s001 à 100\s000, feuillets 3\s201 à 4\s000/ },
  },
  // A transaction of so many rows takes PostgreSQL minutes; it reads them as the other does.
  {
    engine: 'PostgreSQL',
    count: 25_000,
    volumes: 2,
    says: { first: /25\s000 signatures/, last: /n° 20\s001 à 25\s000, feuillets 801 à 1\s000/ },
  },
] as const;
for (const { engine, count, volumes, says } of lists) {
  describe(`a list of ${count} names, on ${engine}`, () => {
    it('is printed in volumes that stream: one list, whose sheets run on, and of which none is ever in memory whole', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await addSigners(valmont.store, count - 1, () => false);
      const key = newKey();
      assert.equal((await sign(valmont, key, 'part@exemple.fr')).status, 200);
      await valmont.appoint('elle@valmont.fr', 'editor');
      const visit = await valmont.signedIn('elle@valmont.fr');
      const before = inUse();
      const first = await read(await ask(valmont, visit, path, asked));
      assert.match(first.head, says.first);
      assert.match(first.head, new RegExp(`Volume 1 sur ${volumes}</strong> n° 1 à 20\\s000, feuillets 1 à 800`));
      assert.match(first.head, /Nous demandons des pistes\./);
      const sha = /<code>([0-9a-f]{64})<\/code>/.exec(first.head)?.[1];
      const links = linksIn(first.head);
      assert.equal(links.length, volumes - 1);

      // One more comes in while it is printed: it is of another list.
      valmont.wait(minute);
      assert.equal((await sign(valmont, newKey(), 'tard@exemple.fr')).status, 200);
      const last = await read(await ask(valmont, visit, links.at(-1)!));
      assert.ok(last.head.includes(`Volume ${volumes} sur ${volumes}</strong>`));
      assert.match(last.head, says.last);
      assert.ok(last.head.includes(sha!), 'each has the hash of the whole');
      assert.match(last.head, /datetime="2026-11-21T09:00:00\.000Z"/, 'and its date');
      assert.equal(linksIn(last.head).length, volumes - 1);
      assert.deepEqual(
        [first, last].map(({ names, firstSheet, lastSheet }) => [names, firstSheet, lastSheet]),
        [
          [20_000, '1', '800'],
          [count - (volumes - 1) * 20_000, String((volumes - 1) * 800 + 1), String(count / 25)],
        ],
      );
      const lines = await valmont.store.list(logEntries, { scope: 'velo' });
      assert.equal(lines.filter(({ act }) => act === 'delivered').length, 1, 'it was handed over once');
      for (const { largest, heap, bytes } of [first, last]) {
        assert.ok(bytes > 500_000);
        assert.ok(largest < 100_000, `no chunk is large: ${largest}`);
        assert.ok(heap - before < 12_000_000, `memory is bounded: ${heap - before}`);
      }

      assert.equal((await valmont.act('/withdraw', { key })).status, 200);
      const late = await read(await ask(valmont, visit, links[0]!));
      assert.ok(late.head.includes(sha!), 'it is the same list');
      assert.match(late.head, /Retirées ou écartées depuis la remise de la liste\s: 1 signature/);
      assert.equal(late.names, Math.min(20_000, count - 20_000), 'each place stays');
      await valmont.store.close();
    });
  });
}

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`a list from which someone goes while its volumes are printed, on ${engine}`, () => {
    const secret = 'known to this server alone';
    const begin = async () => {
      const valmont = await deskTown({ store: await open[engine](), secret });
      const keys = [newKey(), newKey(), newKey(), newKey()] as const;
      for (const [number, key] of keys.entries()) {
        const code = await valmont.sign({ key, email: `p${number}@exemple.fr`, name: `Nom ${number}` });
        assert.equal((await valmont.act('/confirm', { key, code })).status, 200);
      }
      await valmont.act('/withdraw', { key: keys[3] });
      await valmont.appoint('elle@valmont.fr', 'owner');
      const visit = await valmont.signedIn('elle@valmont.fr');
      valmont.wait(minute);
      const { html } = await visit.send(path, asked);
      const lines = await valmont.store.list(logEntries, { scope: 'velo' });
      const at = lines.find(({ act }) => act === 'delivered')!.at;
      const sha256 = /<code>([0-9a-f]{64})<\/code>/.exec(html)![1]!;
      const mark = await markOf(secret, {
        path: '/petitions/velo',
        name: 'signatures',
        lang: 'fr',
        perSheet: 25,
        at,
        sha256,
      });
      const one = { list: 'signatures', perSheet: '25', at: String(at), sha256, volume: '1', mark, lang: 'fr' };
      const volume = (more: Record<string, string> = {}) =>
        visit.get(`${path}/volume?${new URLSearchParams({ ...one, ...more }).toString()}`);
      return { ...valmont, keys, visit, html, sha256, volume };
    };
    const rowsIn = (html: string): string[][] =>
      [...html.matchAll(/<tr>\s*<td>[^]*?<\/tr>/g)].map(([row]) =>
        [...row.matchAll(/<td>(?:<bdi>)?([^<]*)/g)].map(([, cell = '']) => cell),
      );
    it('has an empty place where they stood, and is the same list', async () => {
      const { keys, html, sha256, volume, wait, act, sign: signs, store } = await begin();
      const before = rowsIn(html);
      assert.equal(before.length, 3, 'who withdrew before it was handed over is not in it');
      assert.equal((await volume({ mark: '' })).status, 200, 'as it stands, its hash proves it');
      wait(30 * minute);
      assert.equal((await act('/withdraw', { key: keys[1] })).status, 200);
      const late = newKey();
      await act('/confirm', { key: late, code: await signs({ key: late, email: 'tard@exemple.fr', name: 'Nom 9' }) });
      const later = await volume();
      assert.equal(later.status, 200);
      assert.ok(later.html.includes(sha256));
      assert.match(later.html, /3 signatures.*Retirées ou écartées depuis la remise de la liste\s: 1 signature/);
      assert.doesNotMatch(later.html, /Nom 1|Nom 9/, 'no name is printed of who has gone, or came later');
      const gone = (row: string[]): string[] => [row[0]!, '(retirée le 21 novembre 2026)', '', '', ''];
      assert.deepEqual(
        rowsIn(later.html),
        before.map((row) => (row[1] === 'Nom 1' ? gone(row) : row)),
      );
      for (const other of [{ mark: '' }, { lang: 'en' }, { perSheet: '30' }]) {
        const refused = await volume(other);
        assert.equal(refused.status, 409, JSON.stringify(other));
        assert.match(refused.html, /name="perSheet"[^]*name="as" value="page"/, 'it is handed over anew from there');
      }
      await store.close();
    });

    it('has an empty place for what was taken out of the count, and the name again once it is put back', async () => {
      const town = await begin();
      const { keys, html, volume, wait, store } = town;
      const { send } = await program(town, 'owner');
      const post = (below: string, body: object) => send('POST', `/petitions/velo/invalidations${below}`, body);
      wait(30 * minute);
      const receipts = [keys[2]];
      const why = { fr: 'Doublon.', en: 'Twice.' };
      const { version } = (await post('/preview', { receipts })).body;
      const taken = await post('', { receipts, version, why });
      assert.equal(taken.status, 201, taken.text);
      const without = await volume();
      assert.equal(without.status, 200);
      assert.match(without.html, /\(écartée du compte le 21\snovembre 2026\)/);
      assert.doesNotMatch(without.html, /Nom 2/);
      const [batch] = (await send('GET', '/petitions/velo/invalidations')).body['items'] as { id: string }[];
      assert.equal((await post(`/${batch!.id}/restore`, { why })).status, 200);
      assert.deepEqual(rowsIn((await volume()).html), rowsIn(html), 'it is as it was');
      await store.close();
    });

    it('is not printed where nothing tells what stood at each place', async () => {
      const town = await begin();
      const { keys, volume, wait, act, store } = town;
      wait(30 * minute);
      assert.equal((await act('/withdraw', { key: keys[0] })).status, 200);
      await store.write(async (writer) => {
        const [first] = await writer.list(people, { scope: 'velo' });
        await writer.remove(people, { scope: 'velo', act: first!.act });
      });
      const refused = await volume();
      assert.equal(refused.status, 409);
      assert.match(refused.html, /des données personnelles ont été effacées[^]*remettez la liste à nouveau ci-dessous/);
      await store.close();
    });
  });
}

describe('the volumes of a list', () => {
  it('begin with a sheet, whatever a sheet has', () => {
    assert.equal(volumesOf({ rowCount: rowsInVolume, perSheet: 25 }).length, 1);
    assert.equal(volumesOf({ rowCount: 0, perSheet: 25 }).length, 1);
    for (const perSheet of [5, 7, 30, 200]) {
      const volumes = volumesOf({ rowCount: 100_001, perSheet });
      let row = 0;
      let sheet = 0;
      for (const { from, to, firstSheet, lastSheet } of volumes) {
        assert.deepEqual([from, firstSheet], [row + 1, sheet + 1]);
        assert.equal(firstSheet, Math.ceil(from / perSheet));
        assert.ok(to - from < rowsInVolume);
        [row, sheet] = [to, lastSheet];
      }
      assert.deepEqual([row, sheet], [100_001, Math.ceil(100_001 / perSheet)]);
    }
  });

  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`are there for who may hand over the list, as it was handed over, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'autre', petitionDocument);
      await sign(valmont, newKey(), 'ada@exemple.fr');
      await valmont.appoint('elle@valmont.fr', 'owner');
      const visit = await valmont.signedIn('elle@valmont.fr');
      const { html } = await visit.send(path, asked);
      const [line] = await valmont.store.list(logEntries, { scope: 'velo' });
      const sha256 = /<code>([0-9a-f]{64})<\/code>/.exec(html)![1]!;
      const one = { list: 'signatures', perSheet: '25', at: String(line!.at), sha256, volume: '1' };
      const addressOf = (more: Record<string, string> = {}, of = path) =>
        `${of}/volume?${new URLSearchParams({ ...one, ...more }).toString()}`;
      assert.match((await visit.get(addressOf())).html, /1 signature confirmée.*Feuillet 1 sur 1/);

      for (const role of ['moderator', 'clerk', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        assert.equal((await (await valmont.signedIn(`${role}@valmont.fr`)).get(addressOf())).status, 403);
      }
      await valmont.appoint('autre@valmont.fr', 'editor', 'autre');
      assert.equal((await (await valmont.signedIn('autre@valmont.fr')).get(addressOf())).status, 403);
      assert.match((await valmont.browser().get(addressOf())).at, /sign-in/);
      const wrong = [
        ...['2', '0', '1.5', '-1', 'x', ''].map((volume) => addressOf({ volume })),
        ...['0', '1e9', '25.5'].map((perSheet) => addressOf({ perSheet })),
        ...['0', '1e400', 'x', '1.5'].map((at) => addressOf({ at })),
        addressOf({ sha256: '0'.repeat(64) }),
        addressOf({ list: 'addresses' }),
        addressOf({}, path.replace('velo', 'autre')),
        `${path}/volume`,
      ];
      for (const each of wrong) {
        const answer = await visit.get(each);
        assert.equal(answer.status, 404, each);
        assert.match(answer.html, /Ce volume n’existe pas/);
      }
      await valmont.store.close();
    });
  }
});
