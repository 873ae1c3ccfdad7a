import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Told } from '../../../src/schema/answering.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { threadDocument } from '../comments-support.ts';
import { at, day, start } from '../support.ts';
import { program } from './program.ts';
import { archiveOf, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const title = { fr: 'Plan arbres', en: 'Tree plan' };
const dates = { opensAt: at(-10 * day), closesAt: at(10 * day) };
const things = {
  '/threads/place': { document: threadDocument, opened: 'Ouverture de la discussion' },
  '/consultations/plan': {
    document: { type: 'consultation' as const, title, ...dates },
    opened: 'Ouverture de la consultation',
  },
};
const answer = {
  'author.fr': 'La maire de Valmont',
  'author.en': 'The mayor of Valmont',
  at: '2026-11-21',
  'text.fr': 'Nous plantons un chêne.',
  'text.en': 'We plant an oak.',
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  for (const [path, { document, opened }] of Object.entries(things)) {
    describe(`an official answer at ${path}, on ${engine}`, () => {
      const town = async (role: Role = 'editor', scope = '') => {
        const desk = await deskTown({ store: await open[engine]() });
        const id = path.split('/')[2]!;
        await desk.store.write((writer) => putThing(writer, id, document, start));
        await desk.appoint('qui@valmont.fr', role, scope);
        const told = async (lang = 'fr') => (await desk.read(`${path}?lang=${lang}`)) as unknown as Told;
        return { ...desk, told, visit: await desk.signedIn('qui@valmont.fr') };
      };

      it('is shown in each language with its steps, and stands in the archive and in the log as it was', async () => {
        const valmont = await town();
        const { visit, store, told: read, wait } = valmont;
        const none = await read();
        assert.deepEqual([none.answer, none.timeline, none.duties], [undefined, undefined, undefined]);
        const page = `/desk${path}/answer`;
        const empty = await visit.get(page);
        assert.doesNotMatch(empty.html, /Engagements/, 'no number obliges to anything here');
        const done = await visit.send(page, { ...hiddenOf(empty.html), ...answer });
        assert.match(done.html, /role="status"[^>]*>La réponse est publiée\./);
        const step = await visit.get(`/desk${path}/step`);
        const added = { at: '2026-11-21', 'label.fr': 'Débat au conseil', 'label.en': 'The council debates' };
        await visit.send(`/desk${path}/step`, { ...hiddenOf(step.html), ...added });
        wait(2000);
        const told = await read();
        const [author, text] = ['La maire de Valmont', 'Nous plantons un chêne.'];
        assert.deepEqual(told.answer, { author, at: '2026-11-21', text });
        assert.deepEqual(
          told.timeline?.map(({ label }) => label),
          [opened, 'Débat au conseil', 'Réponse officielle publiée'],
        );
        assert.equal((await read('en')).answer?.text, 'We plant an oak.');
        assert.match(await valmont.page(`${path}?lang=en`), /The mayor of Valmont[^]*We plant an oak\.[^]*The council/);
        const archived = JSON.parse((await archiveOf(valmont, start + 5000)).get(`${path.slice(1)}.json`) ?? '{}') as {
          things: Record<string, Told>;
        };
        assert.deepEqual(archived.things['fr']?.answer, told.answer);
        const again = await visit.get(page);
        await visit.send(page, { ...hiddenOf(again.html), ...answer, 'text.fr': 'Nous plantons un frêne.' });
        assert.match(await valmont.page('/log'), /Nous plantons un chêne\./);
        await store.close();
      });

      it('shows from its day on', async () => {
        const { visit, store, told: read, page, wait } = await town();
        const form = await visit.get(`/desk${path}/answer`);
        await visit.send(`/desk${path}/answer`, { ...hiddenOf(form.html), ...answer, at: '2026-11-24' });
        assert.equal((await read()).answer, undefined);
        assert.doesNotMatch(await page(path), /Nous plantons un chêne/);
        wait(4 * day);
        assert.equal((await read()).answer?.at, '2026-11-24');
        await store.close();
      });

      it('is given by a program with a key of an editor, and by no other', async () => {
        const valmont = await town();
        const { store, told: read } = valmont;
        const said = { author: { fr: 'La maire' }, text: { fr: 'Oui.' } };
        const ask = async (role: Role) =>
          (await (await program(valmont, role)).send('POST', `${path}/answer`, said)).status;
        for (const role of ['moderator', 'observer'] as const) assert.equal(await ask(role), 403, role);
        assert.equal((await read()).answer, undefined);
        assert.equal(await ask('editor'), 200);
        assert.equal((await read()).answer?.text, 'Oui.');
        await store.close();
      });

      for (const [role, scope] of [
        ['moderator', ''],
        ['clerk', ''],
        ['observer', ''],
        ['editor', 'velo'],
      ] as const) {
        it(`can't be given by the role ${role}${scope && ' of another scope'}`, async () => {
          const { visit, store, told: read } = await town(role, scope);
          assert.equal((await visit.get(`/desk${path}/answer`)).status, 403);
          assert.equal((await visit.send(`/desk${path}/answer`, { ...answer, version: 'x' })).status, 403);
          assert.equal((await read()).answer, undefined);
          await store.close();
        });
      }
    });
  }
}
