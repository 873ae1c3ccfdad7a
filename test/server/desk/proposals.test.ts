import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { mostChanges } from '../../../src/server/desk/changes-limit.ts';
import { roles } from '../../../src/server/desk/roles.ts';
import { importFile } from '../../../src/server/nouns/consultation/import/run.ts';
import { engines } from '../engines.ts';
import { fileOf, rowOf } from '../import/excerpt.ts';
import { day, start } from '../support.ts';
import { planHistory } from './history.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';
import { archiveOf, deskTown } from './support.ts';

const open = engines();
const folder = mkdtempSync(join(tmpdir(), 'civic-proposals-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await open.stop();
});

const why = { 'why.fr': 'Une personne y est nommée.', 'why.en': 'It names a person.' };
const whyTold = { fr: why['why.fr'], en: why['why.en'] };

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a consultation that was changed again and again, on ${engine}`, () => {
    it('keeps what was typed of a proposal, and says when it may be sent', async () => {
      const { desk, visit, act, listed, page } = await proposalTown(await open[engine]());
      const { send } = await program(desk);
      for (let times = 0; times < mostChanges; times += 2) {
        await send('POST', `${plan}/pause`, { reason: { fr: 'Une crue.' } });
        await send('POST', `${plan}/resume`);
        desk.wait(1000);
      }
      const typed = { 'title.fr': 'Arbres et haies', 'body.fr': 'Planter cent haies.', ...why };
      const corrected = await act('correct', typed);
      const hidden = await act('hide', why, 'p2');
      assert.equal(hidden.status, 200, 'what takes something out of sight waits for nothing');
      const shown = await act('show', { 'why.fr': 'Le nom est <retiré>.' }, 'p2');
      const added = await visit.send(`/desk${plan}/proposals`, {
        ...{ 'title.fr': 'Des ruches', 'body.fr': 'Trente ruches.', section: 'Rues', by: 'Le jury' },
      });
      for (const [refused, kept] of [
        [
          corrected,
          /<details class="act" open.*value="Arbres et haies".*Planter cent haies\..*Une personne y est nommée/,
        ],
        [shown, /<details class="act" open.*Le nom est &lt;retiré&gt;\./],
        [added, /value="Des ruches".*Trente ruches\..*value="Le jury"/],
      ] as const) {
        assert.equal(refused.status, 429);
        assert.ok(Number(refused.headers.get('Retry-After')) > 3000);
        assert.match(refused.html, /role="alert"[^>]*> ?<h2[^>]*>Cette participation a changé 60 fois en une heure/);
        assert.match(refused.html, kept);
      }
      assert.equal((await listed())?.title, 'Arbres');
      assert.doesNotMatch((await page()).html, /haies/);
      await desk.store.close();
    });
  });

  describe(`a proposal that the town hides, on ${engine}`, () => {
    it('leaves its place, its votes and the reason, for everyone, until it is shown again', async () => {
      const { desk, visit, cast, poll, post, act, listed, log, read } = await proposalTown(await open[engine]());
      await cast(stance(1));
      const key = await cast(stance(-1), 'bob@exemple.fr');
      assert.match((await visit.get(`/desk${plan}`)).html, /href="\/desk\/consultations\/plan\/proposals\?lang=fr"/);
      assert.match((await visit.get(`/desk${plan}/proposals`)).html, /Arbres.*visible.*Bancs.*visible.*retirée là/);
      const done = await act('hide', why);
      assert.deepEqual([done.status, done.at.split('?')[0]], [200, `/desk${at1}`]);
      assert.match(done.html, /est masquée.*Masquée depuis le 21\snovembre 2026.*Une personne y est nommée/);

      assert.deepEqual(await listed(), {
        ...{ id: 'p1', url: `https://participer.exemple${at1}` },
        ...{ createdAt: '2026-11-21T09:00:00.000Z', hiddenAt: '2026-11-21T09:00:00.000Z' },
        removed: whyTold.fr,
        votes: { ballots: 2, agree: 1, neutral: 0, disagree: 1 },
      });
      assert.equal((await listed('p1', 'en'))?.removed, whyTold.en);
      const { html } = await desk.browser().get(`${plan}/proposals`);
      assert.match(html, /Proposition masquée par la collectivité<\/a > ?<em>Une personne y est nommée\.<\/em>/);
      assert.doesNotMatch(html, /Arbres/);
      const hidden = await poll();
      assert.equal(hidden.title, 'Proposition masquée par la collectivité');
      assert.equal(hidden.description, undefined);
      assert.equal(hidden.numbers['votes']?.value, 2);
      assert.equal(hidden.can.vote?.allowed, false);
      assert.match(JSON.stringify(hidden.can.vote), /Motif.*Une personne y est nommée/);
      const seen = await desk.browser().get(`${at1}?lang=en`);
      assert.match(seen.html, /<h1[^>]*>Proposal hidden by the authority<\/h1>.*Its reason: It names a person\./);
      assert.doesNotMatch(seen.html, /Arbres|cent arbres/);
      const thread = await read<{ can: Record<string, { allowed: boolean }> }>(`${at1}/comments`);
      assert.deepEqual(thread.can['comment']?.allowed, false);
      const files = await archiveOf(desk, start + day);
      assert.doesNotMatch([...files.values()].join('\n'), /cent arbres/);
      const { numbers, rebuilt } = await planHistory(desk, start + day, plan);
      assert.deepEqual(rebuilt, numbers);
      assert.deepEqual([numbers['votes'], numbers['contributions']], [2, 3]);

      desk.wait(1000);
      assert.match((await act('show', { 'why.fr': 'Le nom est retiré.' })).html, /de nouveau visible/);
      assert.equal((await listed())?.title, 'Arbres');
      assert.deepEqual([(await poll()).title, (await poll()).can.vote?.allowed], ['Arbres', true]);
      await post('/withdraw', { key });
      assert.equal((await poll()).numbers['votes']?.value, 1);
      assert.deepEqual(
        (await log()).map(({ act: told, by, path, why: because, count }) => [told, by, path, because, count]),
        [
          ['proposal-shown', 'editor', at1, { fr: 'Le nom est retiré.' }, undefined],
          ['proposal-hidden', 'editor', at1, whyTold, undefined],
        ],
      );
      assert.match((await desk.browser().get('/log')).html, /Proposition masquée/);
      await desk.store.close();
    });

    it('holds no voter: a vote can be taken back until the end, and not be changed', async () => {
      for (const results of ['always', 'after-close'] as const) {
        const { desk, cast, poll, post, act, listed } = await proposalTown(await open[engine](), {
          votes: { results },
        });
        const key = await cast(stance(1));
        const kept = await cast(stance(-1), 'bob@exemple.fr');
        await act('hide', why);
        const { can, textVersion, notice } = await poll();
        assert.deepEqual([can.vote?.allowed, can.withdraw?.allowed], [false, true]);
        const read = { textVersion, noticeVersion: notice?.version, lang: 'fr' };
        const changed = await post('', { key, ballot: stance(-1), ...read });
        assert.deepEqual([changed.status, changed.body.reason], [409, results === 'always' ? 'closed' : 'paused']);
        assert.equal((await post('/withdraw', { key })).body.outcome, 'withdrawn');
        if (results === 'always') assert.equal((await listed())?.votes?.ballots, 1);
        desk.wait(10 * day);
        assert.equal((await poll()).can.withdraw?.allowed, false);
        const late = await post('/withdraw', { key: kept });
        assert.deepEqual([late.status, late.body.reason], [409, 'closed']);
        assert.equal((await poll()).numbers['votes']?.value, 1);
        await desk.store.close();
      }
    });

    it('tells nothing of its votes while those of the others are hidden', async () => {
      const { desk, cast, poll, act, listed } = await proposalTown(await open[engine](), {
        votes: { results: 'after-close' },
      });
      await cast(stance(1));
      await act('hide', why);
      assert.deepEqual([(await listed())?.votes, (await poll()).numbers], [undefined, {}]);
      assert.doesNotMatch((await desk.browser().get(at1)).html, /class="result/);
      await desk.store.close();
    });

    it('is hidden with a reason, upon what was read, and once: nothing is done else, and what was typed stays', async () => {
      const { desk, visit, act, log, page, listed } = await proposalTown(await open[engine]());
      const none = await act('hide', { 'why.en': 'No reason in French.' });
      assert.deepEqual([none.status, /href="#hide-why\.fr"/.test(none.html)], [422, true]);
      assert.match(none.html, />No reason in French\.</);
      const old = await act('hide', { ...why, version: 'old' });
      assert.equal(old.status, 409);
      assert.match(old.html, /vient de changer cette proposition.*>Une personne y est nommée\.</);
      assert.deepEqual(await log(), []);
      await act('hide', why);
      assert.equal((await act('hide', why)).status, 409);
      assert.equal((await log()).length, 1);
      assert.equal((await act('hide', why, 'p3')).status, 409);
      assert.equal((await listed('p3'))?.removed, 'Doublon');
      assert.doesNotMatch((await page('p3')).html, /<form[^>]*\/hide/);
      for (const path of [`${plan}/proposals/nothing`, '/consultations/nothing/proposals', '/petitions/velo/proposals'])
        assert.equal((await visit.get(`/desk${path}`)).status, 404, path);
      assert.equal((await act('hide', why, 'nothing')).status, 404);
      await desk.store.close();
    });

    it('is hidden and shown over HTTP, upon a version, by the same act', async () => {
      const { desk, log } = await proposalTown(await open[engine]());
      const { send } = await program(desk, 'moderator', 'plan');
      const all = await send('GET', `${plan}/proposals?limit=2`);
      const next = String(all.body['next']);
      const rest = await send('GET', `${plan}/proposals?limit=2&after=${encodeURIComponent(next)}`);
      assert.deepEqual(
        [all, rest].map(({ body }) => (body['items'] as { id: string }[]).map(({ id }) => id)),
        [['p1', 'p2'], ['p3']],
      );
      const one = await send('GET', at1);
      assert.deepEqual(one.body, {
        ...{ id: 'p1', path: at1, section: 'Rues', isOwn: false },
        wording: { fr: { title: 'Arbres', body: 'Planter cent arbres.' } },
      });
      const none = await send('POST', `${at1}/hide`, { why: {} });
      assert.deepEqual([none.status, none.body.errors?.[0]?.field], [422, 'why.fr']);
      assert.equal((await send('POST', `${at1}/hide`, { why: whyTold }, { 'If-Match': '"old"' })).status, 412);
      assert.deepEqual(await log(), []);
      const hidden = await send('POST', `${at1}/hide`, { why: whyTold }, { 'If-Match': one.tag });
      assert.equal(hidden.status, 200);
      assert.deepEqual(hidden.body['hidden'], { at: '2026-11-21T09:00:00.000Z', why: whyTold });
      assert.notEqual(hidden.tag, one.tag);
      assert.equal((await send('POST', `${at1}/hide`, { why: whyTold })).status, 409);
      assert.equal((await send('POST', `${plan}/proposals/p3/hide`, { why: whyTold })).status, 409);
      assert.equal((await send('POST', `${plan}/proposals/x%00y/hide`, { why: whyTold })).status, 404);
      desk.wait(1000);
      const shown = await send(
        'POST',
        `${at1}/show`,
        { why: { fr: 'Le nom est retiré.' } },
        { 'If-Match': hidden.tag },
      );
      assert.equal(shown.body['hidden'], undefined);
      assert.deepEqual(
        (await log()).map(({ act, by }) => [act, by]),
        [
          ['proposal-shown', 'moderator'],
          ['proposal-hidden', 'moderator'],
        ],
      );
      await desk.store.close();
    });

    it('is hidden by owners, editors and moderators of the consultation, and by nobody else', async () => {
      const { desk } = await proposalTown(await open[engine]());
      const may = ['owner', 'editor', 'moderator'];
      for (const role of roles) {
        for (const scope of ['', 'plan', 'velo']) {
          const isAllowed = may.includes(role) && scope !== 'velo';
          const { send } = await program(desk, role, scope);
          const form = isAllowed ? [422, 422] : [403, 403];
          const answers = [
            (await send('POST', `${at1}/hide`, { why: {} })).status,
            (await send('POST', `${at1}/show`, { why: {} })).status,
          ];
          assert.deepEqual(answers, form, `${role} of ${scope}`);
          assert.equal((await send('GET', at1)).status, isAllowed ? 200 : 403);
          const email = `${role}-${scope || 'all'}@ville.exemple`;
          await desk.appoint(email, role, scope);
          const visit = await desk.signedIn(email);
          assert.equal((await visit.get(`/desk${at1}`)).status, isAllowed ? 200 : 403);
          assert.equal((await visit.send(`/desk${at1}/hide`, {})).status, isAllowed ? 422 : 403);
          assert.equal(/plan\/proposals/.test((await visit.get(`/desk${plan}`)).html), isAllowed);
        }
      }
      await desk.store.close();
    });

    it('stays hidden when the file that it came with is imported again', async () => {
      const store = await open[engine]();
      const file = join(folder, `${engine}.csv`);
      const row = rowOf({
        ...{ type: 'opinion', contributions_id: 'p', contributions_author_id: 'zoe' },
        ...{ contributions_consultation_title: 'Plan', contributions_title: 'Des arbres' },
        ...{ contributions_bodyText: 'Des arbres.', contributions_createdAt: '01/02/2020 09:00' },
        ...{ contributions_updatedAt: '01/02/2020 09:00', contributions_url: 'https://plateforme.exemple/p' },
        contributions_votesCount: '0',
      });
      writeFileSync(file, fileOf(row));
      const put = () => importFile(store, file, { id: 'plan' });
      await put();
      const desk = await deskTown({ store });
      const { send } = await program(desk);
      assert.equal((await send('POST', `${plan}/proposals/p/hide`, { why: { fr: 'Hors sujet.' } })).status, 200);
      await put();
      const { html } = await desk.browser().get(`${plan}/proposals`);
      assert.match(html, /Proposition masquée.*Hors sujet\./);
      await store.close();
    });
  });
}
