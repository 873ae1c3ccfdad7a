import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { roles } from '../../../src/server/desk/roles.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import { engines } from '../engines.ts';
import { day, minute, start } from '../support.ts';
import { fill } from './forms.ts';
import { planHistory } from './history.ts';
import { program } from './program.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';

const open = engines();
after(() => open.stop());

const other = { 'title.fr': 'Cent arbres', 'body.fr': 'Planter cent arbres, place du Marché.', section: 'Places' };
const why = { 'why.fr': 'Le lieu manquait.', 'why.en': 'The place was missing.' };

interface Step {
  label: string;
  url?: string;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a proposal whose text is corrected, on ${engine}`, () => {
    it('keeps its votes, and its page says when and why', async () => {
      const { desk, cast, poll, post, act, listed, log, page, read } = await proposalTown(await open[engine]());
      const key = await cast(stance(1));
      const { textVersion } = await poll();
      desk.wait(minute);
      assert.match((await page()).html, /<details class="act" > <summary>Corriger le texte.*value="Arbres"/);
      const done = await act('correct', { ...other, 'title.en': 'A hundred trees', ...why, means: 'same' });
      assert.match(done.html, /La correction est publique.*<h2 id="corrected">.*Le lieu manquait/);
      assert.deepEqual([(await listed())?.title, (await listed())?.section], ['Cent arbres', 'Places']);
      assert.equal((await listed('p1', 'en'))?.title, 'A hundred trees');
      const corrected = await poll();
      assert.deepEqual([corrected.title, corrected.description], [other['title.fr'], other['body.fr']]);
      assert.notEqual(corrected.textVersion, textVersion);
      assert.equal(corrected.numbers['votes']?.value, 1);
      assert.equal((await post('/receipt', { key })).body.state, 'counted');
      const { timeline } = await read<{ timeline: Step[] }>(`${at1}?lang=en`, 'en');
      assert.deepEqual(
        timeline.find(({ label }) => /corrected/.test(label)),
        {
          at: '2026-11-21T09:01:00.000Z',
          label: 'Text corrected by the authority: The place was missing.',
          url: `https://participer.exemple/log?of=${plan}`,
        },
      );
      const seen = await desk.browser().get(at1);
      assert.match(
        seen.html,
        /<h1[^>]*>Cent arbres<\/h1>.*21\snovembre 2026.*Texte corrigé par la collectivité.: Le lieu/,
      );
      assert.match((await desk.browser().get(`/log?of=${plan}`)).html, /Texte d’une proposition corrigé/);
      const [line] = await log();
      assert.deepEqual(
        [line?.act, line?.by, line?.path, line?.why?.['fr'], line?.fields, line?.before, line?.count],
        ['proposal-corrected', 'editor', at1, why['why.fr'], ['title', 'text', 'section'], { textVersion }, undefined],
      );
      const { numbers, rebuilt } = await planHistory(desk, start + 2 * day, plan);
      assert.deepEqual(rebuilt, numbers);
      await desk.store.close();
    });

    it('is read over before it is published: what changes, word by word, and why', async () => {
      const { desk, visit, cast, act, listed, log, page } = await proposalTown(await open[engine]());
      await cast(stance(1));
      const form = /<form[^>]*\/correct\?[^]*?<\/form>/.exec((await page()).html)?.[0] ?? '';
      assert.match(form, /name="step" value="preview"[^]*>Relire la correction</);
      const typed = { ...other, 'title.en': 'A hundred trees', ...why, means: 'same', step: 'preview' };
      const shown = await act('correct', typed);
      assert.equal(shown.status, 200);
      const text = shown.html.replace(/<span class="unseen"[^>]*>[^<]*<\/span>/g, '').replace(/\s+/g, ' ');
      assert.match(text, /Titre \(français\)<\/dt> <dd lang="fr"[^>]*>.*?<del>Arbres<\/del> ?<ins>Cent arbres<\/ins>/);
      assert.match(text, /Titre \(anglais\)<\/dt> <dd lang="en"[^>]*>.*?<ins>A hundred trees<\/ins>/);
      assert.match(text, /Planter cent arbres<ins>, place du Marché<\/ins>\./);
      assert.match(text, /Thème<\/dt>.*?<del>Rues<\/del> ?<ins>Places<\/ins>/);
      assert.match(text, /Le sens reste le même.*Le lieu manquait.*The place was missing/);
      assert.deepEqual([await log(), (await listed())?.title], [[], 'Arbres'], 'nothing has changed');
      const again = await fill(visit, shown, { step: 'again' });
      assert.match(shown.html, /name="step" value="again"/);
      assert.match(again.html, /<details class="act" open[^]*value="A hundred trees"[^]*value="same" checked/);
      assert.doesNotMatch(again.html, /error-summary/);
      const done = await fill(visit, shown);
      assert.match(done.html, /La correction est publique/);
      assert.deepEqual([(await log()).length, (await listed())?.title], [1, 'Cent arbres']);
      const late = await fill(visit, shown);
      assert.equal(late.status, 409, 'it was made upon what is no more');
      const preview = { ...typed, step: 'preview' };
      for (const [fields, status, said] of [
        [preview, 422, /est déjà le texte/],
        [{ ...preview, 'title.fr': '' }, 422, /href="#correct-title\.fr"/],
        [{ ...preview, 'title.fr': 'Mille arbres', means: '' }, 422, /href="#correct-means"/],
        [
          { ...preview, 'title.fr': '<b>&"', 'body.fr': 'Un\nDeux' },
          200,
          /<ins>.*&lt;b&gt;&amp;&quot;[^]*value="Un\sDeux"/,
        ],
        [{ ...preview, version: 'old' }, 409, /Quelqu’un d’autre vient de changer/],
      ] as const) {
        const seen = await act('correct', fields);
        assert.equal(seen.status, status, JSON.stringify(fields));
        assert.match(seen.html, said);
      }
      assert.equal((await log()).length, 1);
      await desk.store.close();
    });

    it('keeps in the log what the institution itself had written, and of nobody else', async () => {
      const { desk, act, log } = await proposalTown(await open[engine]());
      await desk.store.write((writer) => writer.update(proposals, { scope: 'plan', id: 'p2' }, { author: '' }));
      await act('correct', { ...other, ...why, section: 'Rues' }, 'p2');
      assert.deepEqual((await log())[0]?.before, { title: { fr: 'Bancs' }, text: { fr: 'Poser des bancs.' } });
      assert.match((await desk.browser().get('/log')).html, /La version précédente.*Poser des bancs/);
      await desk.store.close();
    });

    it('is told twice where it is corrected twice, and not at all where nothing changes or it is hidden', async () => {
      const { desk, act, log, poll, listed } = await proposalTown(await open[engine]());
      await act('correct', { ...other, ...why });
      desk.wait(1000);
      await act('correct', { 'body.fr': 'Planter cent tilleuls.', 'why.fr': 'L’espèce manquait.' });
      assert.equal((await poll()).title, 'Cent arbres');
      await act('correct', { 'body.fr': 'Planter cent tilleuls.', 'why.fr': 'Encore.' });
      assert.equal((await log()).length, 2);
      const unchanged = await act('correct', { 'why.fr': 'Sans rien changer.' });
      assert.equal(unchanged.status, 422);
      assert.match(unchanged.html, /est déjà le texte.*>Sans rien changer\.</);
      assert.equal((await log()).length, 2);
      assert.equal((await poll()).timeline?.filter(({ label }) => /corrigé/.test(label)).length, 2);
      await act('hide', { 'why.fr': 'Doublon.' });
      await act('correct', { 'title.fr': 'Autre titre', 'why.fr': 'Le titre était faux.' });
      assert.equal((await listed())?.title, undefined);
      assert.equal((await poll()).timeline, undefined);
      await act('show', { 'why.fr': 'Ce n’en est pas un.' });
      assert.equal((await listed())?.title, 'Autre titre');
      await desk.store.close();
    });

    it('is not taken with faults or upon another version: nothing changes, and what was typed stays', async () => {
      const { desk, act, log, listed } = await proposalTown(await open[engine]());
      const wrong = await act('correct', {
        ...{ 'title.fr': ' ', 'body.fr': 'x'.repeat(20_001), 'body.en': 'Words without a title.' },
      });
      assert.equal(wrong.status, 422);
      for (const field of ['title.fr', 'body.fr', 'title.en', 'why.fr'])
        assert.ok(wrong.html.includes(`href="#correct-${field}"`), field);
      assert.match(wrong.html, />Words without a title\.</);
      const old = await act('correct', { ...other, ...why, version: 'old' });
      assert.deepEqual([old.status, />Planter cent arbres, place du Marché\.</.test(old.html)], [409, true]);
      assert.equal((await act('correct', { ...other, ...why }, 'p3')).status, 409);
      assert.deepEqual([await log(), (await listed())?.title], [[], 'Arbres']);
      await desk.store.close();
    });

    it('is corrected over HTTP in what is sent, by owners and editors alone', async () => {
      const { desk, listed, log } = await proposalTown(await open[engine]());
      const { send } = await program(desk);
      const one = await send('GET', at1);
      const faults = await send('PATCH', at1, { title: { fr: '', de: 'Bäume' }, why: {} });
      assert.deepEqual(
        [faults.status, faults.body.errors?.map(({ field }) => field).sort()],
        [422, ['title.de', 'title.fr', 'why.fr']],
      );
      const sent = { title: { en: 'Trees' }, why: { fr: 'Traduite.' } };
      assert.equal((await send('PATCH', at1, sent, { 'If-Match': '"old"' })).status, 412);
      const done = await send('PATCH', at1, sent, { 'If-Match': one.tag });
      assert.equal(done.status, 200);
      assert.deepEqual(done.body['wording'], {
        fr: { title: 'Arbres', body: 'Planter cent arbres.' },
        en: { title: 'Trees', body: '' },
      });
      assert.equal((await send('PATCH', at1, sent, { 'If-Match': one.tag })).status, 412);
      assert.deepEqual([(await listed())?.title, (await listed('p1', 'en'))?.title], ['Arbres', 'Trees']);
      assert.equal((await send('PATCH', at1, { title: { fr: 'A\0rbres' }, why: { fr: 'Rien.' } })).tag, done.tag);
      assert.equal((await log()).length, 1);
      for (const role of roles) {
        for (const scope of ['plan', 'velo']) {
          const isAllowed = (role === 'owner' || role === 'editor') && scope === 'plan';
          const by = await program(desk, role, scope);
          const status = isAllowed ? 422 : 403;
          assert.equal((await by.send('PATCH', at1, { why: {} })).status, status, `${role} of ${scope}`);
          const email = `${role}-${scope}@ville.exemple`;
          await desk.appoint(email, role, scope);
          const visit = await desk.signedIn(email);
          assert.equal((await visit.send(`/desk${at1}/correct`, {})).status, status, `${role} of ${scope}`);
          if (role === 'moderator' && scope === 'plan')
            assert.doesNotMatch((await visit.get(`/desk${at1}`)).html, /Corriger le texte/);
        }
      }
      await desk.store.close();
    });
  });
}
