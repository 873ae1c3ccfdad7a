import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Store } from '../../../src/server/store/store.ts';
import { deskCommands } from '../../../src/server/desk/commands.ts';
import { DocumentFault } from '../../../src/server/desk/faults.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { putThing, type Desk } from '../../../src/server/desk/things.ts';
import { nouns, putThing as put } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { newKey, petitionDocument, start } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const text = { ...petitionDocument.text, fr: 'Nous demandons deux ponts.' };
const reworded = { text, textVersion: 'v2' };

async function sign(town: DeskTown, email: string, textVersion = 'v1'): Promise<void> {
  const key = newKey();
  const code = await town.sign({ key, email, textVersion });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
}

/** Lets what is due be done; answers who was written to by it. */
async function toldIn(town: DeskTown): Promise<string[]> {
  const before = town.mailbox.mails.length;
  await town.app.runDue();
  await town.app.idle();
  return town.mailbox.mails
    .slice(0, town.mailbox.mails.length - before)
    .map(({ to }) => to)
    .sort();
}

interface Line {
  act: string;
  by: string;
  means?: string;
  fields?: string[];
  before?: object;
}

/** The lines of the log, the newest first. */
async function linesOf({ app }: DeskTown): Promise<Line[]> {
  const log = await app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await log.json()) as { items: Line[] }).items.filter(({ act }) => act === 'changed');
}

const faultsOf = ({ body }: { body: { errors?: { field: string; detail: string }[] } }): string[] =>
  (body.errors ?? []).map(({ field }) => field);

/** Runs a command on a store; answers what it prints. */
function command(store: Store, name: string, ...args: string[]): Promise<string> {
  const all = deskCommands({ nouns, read: async () => ({ timeZone: 'Europe/Paris' }) });
  // The test goes on with it.
  const kept: Store = { ...store, close: async () => {} };
  const found = all.find((each) => each.name === name)!;
  return Promise.resolve(found.run(args, { open: async () => kept, warn: () => {} } as never)).then(String);
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`another text that people signed, on ${engine}`, () => {
    const signed = async (): Promise<DeskTown> => {
      const town = await deskTown({ store: await open[engine]() });
      await sign(town, 'ana@exemple.fr');
      await sign(town, 'bob@exemple.fr');
      return town;
    };

    it('is put by a program that says what it means, and by no other', async () => {
      const town = await signed();
      const { send } = await program(town);
      for (const [method, body] of [
        ['PUT', { ...petitionDocument, ...reworded }],
        ['PATCH', reworded],
        ['PATCH', { textVersion: 'v2' }],
      ] as const) {
        const refused = await send(method, '/petitions/velo', body);
        assert.deepEqual([refused.status, refused.type], [422, 'application/problem+json']);
        assert.deepEqual(faultsOf(refused), ['means']);
        assert.match(refused.body.errors![0]!.detail, /means=same.*means=other.*may withdraw.*\?means=/);
        const odd = await send(method, '/petitions/velo?means=perhaps', body);
        assert.deepEqual([odd.status, faultsOf(odd)], [422, ['means']]);
      }
      assert.deepEqual([(await town.read())['textVersion'], await toldIn(town)], ['v1', []]);
      const put = await send('PUT', '/petitions/velo?means=other', { ...petitionDocument, ...reworded });
      assert.deepEqual([put.status, put.body['textVersion'], put.body['means']], [200, 'v2', undefined]);
      assert.deepEqual(await toldIn(town), ['ana@exemple.fr', 'bob@exemple.fr']);
      assert.match(town.mailbox.mails[0]?.text ?? '', /\/petitions\/velo\/withdraw\?/);
      // What is sent again is one change, and is told once.
      assert.equal((await send('PUT', '/petitions/velo', { ...petitionDocument, ...reworded })).status, 200);
      assert.deepEqual(await toldIn(town), []);
      await sign(town, 'cleo@exemple.fr', 'v2');
      town.wait(60_000);
      const slip = { ...text, fr: 'Nous demandons deux ponts !' };
      const same = await send('PATCH', '/petitions/velo?means=same', { text: slip, textVersion: 'v3' });
      assert.deepEqual([same.status, await toldIn(town)], [200, []]);
      const [later, first] = await linesOf(town);
      assert.deepEqual([first?.means, first?.by, first?.fields?.sort()], ['other', 'editor', ['text', 'textVersion']]);
      assert.deepEqual(first?.before, {
        title: petitionDocument.title,
        text: petitionDocument.text,
        author: petitionDocument.author,
        textVersion: 'v1',
      });
      assert.equal(later?.means, 'same');
      const page = (lang: string) => town.page(`/log?lang=${lang}`);
      assert.match(await page('fr'), /Le sens a changé\./);
      assert.match(await page('fr'), /Le sens reste le même\./);
      assert.match(await page('en'), /The meaning has changed\./);
      assert.match(await page('en'), /The meaning stays the same\./);
      await town.store.close();
    });

    it('is also that of who asks: whoever signed for one asks for no other unknowingly', async () => {
      const town = await signed();
      const { send } = await program(town);
      const change = (more: object, query = '') =>
        send('PATCH', `/petitions/velo${query}`, { author: { fr: 'Un parti' }, ...more });
      assert.deepEqual(faultsOf(await change({})), ['textVersion']);
      assert.deepEqual(faultsOf(await change({ textVersion: 'v2' })), ['means']);
      assert.deepEqual(faultsOf(await send('PATCH', '/petitions/velo', { author: null })), ['textVersion']);
      assert.deepEqual([(await town.read())['author'], await toldIn(town)], [petitionDocument.author?.['fr'], []]);
      assert.equal((await change({ textVersion: 'v2' }, '?means=other')).status, 200);
      assert.deepEqual(await toldIn(town), ['ana@exemple.fr', 'bob@exemple.fr']);
      const [line] = await linesOf(town);
      assert.deepEqual((line?.before as { author?: object }).author, petitionDocument.author);
      await town.store.close();
    });

    it('is also that of who may vote', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { cast } = await pollTown({ town });
      await cast(choose('chene'));
      const { send } = await program(town);
      const who = { fr: 'Les seules personnes inscrites.', en: 'Those who are registered only.' };
      assert.deepEqual(faultsOf(await send('PATCH', '/polls/arbre', { who })), ['textVersion']);
      const textVersion = 'v2';
      assert.deepEqual(faultsOf(await send('PATCH', '/polls/arbre', { who, textVersion })), ['means']);
      assert.equal((await send('PATCH', '/polls/arbre?means=other', { who, textVersion })).status, 200);
      const [line] = await linesOf(town);
      assert.equal(line?.means, 'other');
      assert.equal('who' in (line?.before ?? {}), true);
      await town.store.close();
    });

    it('is put upon the version that it was made for, before anything is asked', async () => {
      const town = await signed();
      const { send } = await program(town);
      const late = await send('PATCH', '/petitions/velo', reworded, { 'If-Match': '"another"' });
      assert.equal(late.status, 412);
      await town.store.close();
    });

    it('asks nothing where nobody has acted, or the words stay', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { send } = await program(town);
      assert.equal((await send('PATCH', '/petitions/velo', reworded)).status, 200);
      await sign(town, 'ana@exemple.fr', 'v2');
      assert.equal((await send('PATCH', '/petitions/velo', { closesAt: '2027-03-31' })).status, 200);
      const needless = await send('PATCH', '/petitions/velo?means=other', { closesAt: '2027-04-30' });
      assert.deepEqual([needless.status, await toldIn(town)], [200, []]);
      assert.deepEqual(
        (await linesOf(town)).map(({ means }) => means),
        [undefined],
      );
      await town.store.close();
    });

    it('is no matter of a key that may not publish, nor of one for another thing', async () => {
      const town = await signed();
      await town.store.write((writer) => put(writer, 'quai', petitionDocument, start));
      for (const { send } of [
        await program(town, 'moderator'),
        await program(town, 'observer'),
        await program(town, 'editor', 'quai'),
      ]) {
        assert.equal((await send('PATCH', '/petitions/velo?means=other', reworded)).status, 403);
      }
      assert.deepEqual([(await town.read())['textVersion'], await toldIn(town)], ['v1', []]);
      await town.store.close();
    });

    it('has a reason in the public log, whichever way it comes', async () => {
      const town = await signed();
      const { store } = town;
      const { send } = await program(town);
      const why = { fr: 'Une faute.', en: 'A slip.' };
      const query = new URLSearchParams({ 'why.fr': why.fr, 'why.en': why.en }).toString();
      const them = { author: { fr: 'Elles' }, textVersion: 'v2' };
      assert.equal((await send('PATCH', `/petitions/velo?means=same&${query}`, them)).status, 200);
      const document = JSON.stringify({ ...petitionDocument, author: { fr: 'Eux' }, textVersion: 'v3' });
      const reason = ['--reason', 'Un autre collectif.'];
      await command(store, 'put', '/petitions/velo', document, '--means', 'same', ...reason);
      await town.appoint('elle@valmont.fr', 'editor');
      const visit = await town.signedIn('elle@valmont.fr');
      const begun = await visit.send(actionOf((await visit.get('/desk/petitions/velo/correct')).html), {});
      const at = `/desk/drafts/${draftIn(begun)}`;
      await fill(visit, await visit.get(`${at}/text?back=summary`), { 'author.fr': 'Nous' });
      const summary = await visit.get(at);
      assert.match(summary.html, /Facultatif et public/);
      const done = await fill(visit, summary, { means: 'same', 'why.fr': 'Le nom a changé.' });
      assert.match(done.html, /La correction est publiée/);
      const { entries } = await readLog(store, { scope: 'velo' });
      const reasons = entries.flatMap(({ details }) => (details.fields?.includes('author') ? [details.why] : []));
      // The command goes by the clock of the machine.
      assert.deepEqual(new Set(reasons), new Set([{ fr: 'Le nom a changé.' }, { fr: 'Un autre collectif.' }, why]));
      assert.match(await town.page('/log?of=/petitions/velo&lang=fr'), /<blockquote>Le nom a changé\.<\/blockquote>/);
      await store.close();
    });

    it('is told alike by the page, by command and by code', async () => {
      const town = await signed();
      const { store } = town;
      const file = JSON.stringify({ ...petitionDocument, ...reworded });
      await assert.rejects(command(store, 'put', '/petitions/velo', file), /^Error: .*\n {2}means: .*--means/);
      await assert.rejects(
        command(store, 'put', '/petitions/velo', file, '--means', 'odd'),
        / {2}means: "odd" is none/,
      );
      await assert.rejects(command(store, 'get', '/petitions/velo', '--means', 'same'), /Write it like/);
      assert.match(await command(store, 'put', '/petitions/velo', file, '--means', 'other'), /^Changed/);
      assert.deepEqual(await toldIn(town), ['ana@exemple.fr', 'bob@exemple.fr']);

      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      const third = { ...petitionDocument, text: { ...text, fr: 'Un seul pont.' }, textVersion: 'v3' };
      await assert.rejects(putThing(desk, '/petitions/velo', third), DocumentFault);
      await putThing({ ...desk, means: 'other' }, '/petitions/velo', third);
      assert.deepEqual(await toldIn(town), ['ana@exemple.fr', 'bob@exemple.fr']);

      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      const begun = await visit.send(actionOf((await visit.get('/desk/petitions/velo/correct')).html), {});
      const step = await visit.get(`/desk/drafts/${draftIn(begun)}/text?back=summary`);
      const summary = await fill(visit, step, { 'text.fr': 'Aucun pont.' });
      assert.match((await fill(visit, summary, { means: 'other' })).html, /La correction est publiée/);
      assert.deepEqual(await toldIn(town), ['ana@exemple.fr', 'bob@exemple.fr']);
      assert.deepEqual((await linesOf(town)).map(({ means, by }) => `${by} ${means}`).sort(), [
        'editor other',
        'operator other',
        'operator other',
      ]);
      await store.close();
    });

    it('is asked of a vote too, where nobody can be written to', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const valmont = await pollTown({ town });
      await valmont.cast(choose('chene'));
      const { send } = await program(town);
      const title = { fr: 'Quel arbre planter ici ?' };
      const refused = await send('PATCH', '/polls/arbre', { title, textVersion: 'w2' });
      assert.deepEqual([refused.status, faultsOf(refused)], [422, ['means']]);
      assert.equal((await send('PATCH', '/polls/arbre?means=other', { title, textVersion: 'w2' })).status, 200);
      assert.deepEqual(await toldIn(town), []);
      assert.equal((await linesOf(town))[0]?.means, 'other');
      await town.store.close();
    });
  });
}
