import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Hono } from 'hono';
import type { ReceiptState } from '../../../src/schema/common.ts';
import { createApp } from '../../../src/server/app.ts';
import type { Services } from '../../../src/server/core/services.ts';
import { callCommands } from '../../../src/server/desk/command-calls.ts';
import { roles } from '../../../src/server/desk/roles.ts';
import { stanceTotals } from '../../../src/server/nouns/poll/stance-totals.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { minute, start } from '../support.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';

const open = engines();
after(() => open.stop());

const other = { 'title.fr': 'Cent arbres', 'title.en': 'Trees', 'body.fr': 'Planter cent arbres au parc.' };
const sent = { title: { fr: 'Cent arbres' }, why: { fr: 'Le nombre manquait.' } };
const why = { 'why.fr': 'Le lieu manquait.', 'why.en': 'The place was missing.' };
const soon = new Date(start + minute).toISOString();

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`another text of a proposal that people voted on, on ${engine}`, () => {
    const town = async () => {
      const made = await proposalTown(await open[engine]());
      return {
        ...made,
        receipt: async (key: string): Promise<ReceiptState> =>
          (await made.post('/receipt', { key })).body as object as ReceiptState,
      };
    };

    it('is told to who voted on the old one, and to everyone who reads', async () => {
      const { desk, cast, post, poll, receipt, act, listed, log } = await town();
      const [key, again] = [await cast(stance(1)), await cast(stance(-1), 'bob@exemple.fr')];
      const { textVersion } = await poll();
      desk.wait(minute);
      assert.match((await act('correct', { ...other, ...why, means: 'other' })).html, /La correction est publique/);
      const told = await receipt(key);
      assert.deepEqual([told.state, told.changedSince], ['counted', soon]);
      const next = await cast(stance(0), 'cleo@exemple.fr');
      assert.equal((await receipt(next)).changedSince, undefined);
      desk.wait(minute);
      const { textVersion: now, notice } = await poll();
      await post('', { key: again, ballot: stance(1), textVersion: now, noticeVersion: notice?.version, lang: 'fr' });
      assert.deepEqual([(await receipt(again)).state, (await receipt(again)).changedSince], ['counted', undefined]);

      const [line] = await log();
      assert.deepEqual([line?.means, line?.before], ['other', { textVersion }]);
      assert.doesNotMatch(JSON.stringify(await log()), /Planter|Arbres|zoe/);
      const reader = desk.browser();
      const shown = await reader.get('/log?lang=fr');
      assert.match(shown.html, /Le sens a changé\./);
      assert.doesNotMatch(shown.html, /La version précédente|Planter/);
      assert.ok(!shown.html.includes(textVersion));
      assert.equal((await listed())?.rewordedAt, soon);
      assert.match(
        (await poll()).timeline?.at(-1)?.label ?? '',
        /changé le texte et son sens.*avant.*Le lieu manquait/,
      );
      for (const [lang, list, page, whole] of [
        [
          'fr',
          /Le sens a changé le 21\snovembre 2026, après des votes/,
          /portaient sur l’ancien/,
          /de 1 proposition a changé/,
        ],
        ['en', /Its meaning changed on 21\sNovember 2026, after votes/, /votes given before/, /of 1 proposal changed/],
      ] as const) {
        assert.match((await reader.get(`${plan}/proposals?lang=${lang}`)).html, list);
        assert.match((await reader.get(`${at1}?lang=${lang}`)).html, page);
        assert.match((await reader.get(`${plan}?lang=${lang}`)).html, whole);
      }
      await act('hide', { 'why.fr': 'Doublon.' });
      assert.equal((await listed())?.rewordedAt, undefined);
      assert.doesNotMatch((await reader.get(`${plan}?lang=fr`)).html, /proposition a changé/);
      await desk.store.close();
    });

    it('is told to nobody where it means the same, and from the last change that does not', async () => {
      const { desk, cast, receipt, act, listed, poll } = await town();
      const key = await cast(stance(1));
      desk.wait(minute);
      await act('correct', { ...other, ...why, means: 'same' });
      assert.deepEqual([(await receipt(key)).changedSince, (await listed())?.rewordedAt], [undefined, undefined]);
      assert.match((await poll()).timeline?.at(-1)?.label ?? '', /^Texte corrigé/);
      desk.wait(minute);
      await act('correct', { 'title.fr': 'Mille arbres', ...why, means: 'other' });
      desk.wait(minute);
      await act('correct', { 'title.fr': 'Mille arbres\u202f!', ...why, means: 'same' });
      assert.equal((await receipt(key)).changedSince, new Date(start + 2 * minute).toISOString());
      await desk.store.close();
    });

    it('asks on its page what it means, and nothing where nobody voted or the words stay', async () => {
      const { desk, cast, act, log, listed, page } = await town();
      assert.doesNotMatch((await page()).html, /name="means"/);
      assert.match((await act('correct', { 'title.fr': 'Des arbres', ...why })).html, /La correction est publique/);
      assert.equal((await log())[0]?.means, undefined);
      await cast(stance(1));
      assert.match((await page()).html, /<fieldset id="correct-means".*Personne ne peut être prévenu par courriel/);
      for (const means of [undefined, 'perhaps']) {
        const asked = await act('correct', { ...other, ...why, ...(means && { means }) });
        assert.equal(asked.status, 422);
        assert.match(asked.html, /href="#correct-means">Dites si le sens change\..*value="Cent arbres"/);
      }
      assert.deepEqual([(await log()).length, (await listed())?.title], [1, 'Des arbres']);
      desk.wait(minute);
      assert.match((await act('correct', { section: 'Places', ...why })).html, /La correction est publique/);
      assert.deepEqual([(await log())[0]?.fields, (await log())[0]?.means], [['section'], undefined]);
      const late = await act('correct', { ...other, ...why, means: 'other', version: 'old' });
      assert.equal(late.status, 409);
      assert.match(late.html, /name="means" value="other" checked/);
      await desk.store.close();
    });

    it('asks it of a program and of a command too, in the words that any text has', async () => {
      const { desk, cast, log } = await town();
      const { send } = await program(desk);
      const key = await cast(stance(1));
      assert.ok(key);
      for (const query of ['', '?means=perhaps']) {
        const refused = await send('PATCH', at1 + query, sent);
        assert.deepEqual([refused.status, refused.body.errors?.map(({ field }) => field)], [422, ['means']]);
      }
      assert.match((await send('PATCH', at1, sent)).body.errors![0]!.detail, /means=same.*means=other.*--means/);
      for (const role of roles) {
        for (const scope of ['plan', 'velo']) {
          if ((role === 'owner' || role === 'editor') && scope === 'plan') continue;
          const by = await program(desk, role, scope);
          assert.equal((await by.send('PATCH', `${at1}?means=other`, sent)).status, 403, `${role} of ${scope}`);
        }
      }
      assert.deepEqual(await log(), []);
      const done = await send('PATCH', `${at1}?means=same`, sent);
      assert.deepEqual((done.body['corrected'] as object[])[0], {
        ...{ at: new Date(start).toISOString(), why: sent.why },
        means: 'same',
      });
      assert.equal((await send('PATCH', at1, sent)).status, 200, 'nothing changes');

      const services: Services[] = [];
      const app = createApp({
        ...{ store: desk.store, baseUrl: 'https://participer.exemple', mailer: desk.mailbox, clock: () => start },
        rooms: [(made) => (services.push(made), { routes: new Hono() })],
      });
      const options = () => ({ services: services[0]!, nouns });
      const commands = callCommands(async () => ({ options: options(), idle: () => app.idle() }));
      const command = commands.find(({ name }) => name === 'proposals')!;
      const kept = async () => ({ ...desk.store, close: async () => undefined });
      const run = (...given: string[]) =>
        Promise.resolve(command.run(given, { open: kept, say: () => undefined, warn: () => undefined }));
      const file = JSON.stringify({ title: { fr: 'Deux cents arbres' }, why: sent.why });
      await assert.rejects(run('correct', plan, 'p1', file), / {2}means: .*--means/);
      await assert.rejects(run('correct', plan, 'p1', file, '--means', 'odd'), / {2}means: "odd" is none/);
      assert.match(String(await run('correct', plan, 'p1', file, '--means', 'other')), /Deux cents arbres/);
      assert.deepEqual(
        new Set((await log()).map(({ means, by }) => `${by} ${means}`)),
        new Set(['operator other', 'editor same']),
      );
      await desk.store.close();
    });

    it('is asked where votes came by an import, and keeps what the institution wrote', async () => {
      const { desk, act, log } = await town();
      await desk.store.write(async (writer) => {
        await writer.update(proposals, { scope: 'plan', id: 'p2' }, { author: '' });
        await writer.update(stanceTotals, { scope: 'plan', thing: 'p2' }, { ballots: 3, agree: 3 });
      });
      assert.equal((await act('correct', { ...other, ...why }, 'p2')).status, 422);
      await act('correct', { ...other, ...why, means: 'other' }, 'p2');
      const { title, text, textVersion } = (await log())[0]?.before ?? {};
      assert.deepEqual([title, text, typeof textVersion], [{ fr: 'Bancs' }, { fr: 'Poser des bancs.' }, 'string']);
      const { html } = await desk.browser().get('/log');
      assert.match(html, /La version précédente.*Poser des bancs/);
      assert.ok(!html.includes(String(textVersion)));
      await desk.store.close();
    });
  });
}
