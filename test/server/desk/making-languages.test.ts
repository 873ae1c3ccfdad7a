import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { schemas } from '../../../src/server/nouns.ts';
import { addDraft } from '../../../src/server/desk/making/drafts.ts';
import { postgresStore } from '../../../src/server/store/postgres.ts';
import type { Schema } from '../../../src/server/store/schema.ts';
import { sqliteStore } from '../../../src/server/store/sqlite.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { fieldsOf, fill } from './forms.ts';
import { deskTown, type Browser, type Seen } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'civic-languages-'));
let postgres: TestPostgres | undefined;
after(async () => {
  rmSync(folder, { recursive: true });
  await postgres?.stop();
});

/** The schemas of the program that asked for first proposals in one language. */
const before: readonly Schema[] = schemas.map((schema) =>
  schema.name === 'consultation'
    ? { ...schema, migrations: schema.migrations?.filter(({ version }) => version <= 6) ?? [] }
    : schema,
);

/** Opens databases of each engine, by the schemas of one program or another. */
const engines: Record<string, () => Promise<(by: readonly Schema[]) => Promise<Store>>> = {
  SQLite: async () => async (by) => sqliteStore(join(folder, 'town.sqlite'), by),
  async PostgreSQL() {
    postgres = await startPostgres();
    const url = await postgres.freshDatabase();
    return (by) => postgresStore(url, by);
  },
};

const both = { 'language.en': 'yes', 'language.fr': 'yes' };
const trees = {
  'proposals.0.title.fr': 'Planter des arbres',
  'proposals.0.title.en': 'Plant trees',
  'proposals.0.body.fr': 'Cent.',
  'proposals.0.body.en': 'A hundred.',
  'proposals.0.section': 'Rues',
};

for (const [engine, make] of Object.entries(engines)) {
  describe(`a consultation that is made in two languages, on ${engine}`, () => {
    let openBy: (by: readonly Schema[]) => Promise<Store>;
    const desk = async (store: Store) => {
      const town = await deskTown({ store });
      await town.appoint('redaction@ville.exemple', 'editor');
      return { town, visit: await town.signedIn('redaction@ville.exemple') };
    };
    const toProposals = async (visit: Browser): Promise<Seen> => {
      const question = await fill(visit, await visit.get('/desk/new'), {
        model: 'consultation/consultation',
        ...both,
      });
      return fill(visit, question, { 'title.fr': 'Le plan', 'title.en': 'The plan' });
    };

    it('keeps what was typed of proposals before they were asked for by language', async () => {
      openBy = await make();
      const earlier = await openBy(before);
      const values = { languages: 'en fr', 'title.en': 'Old', 'title.fr': 'Ancien', 'proposals.0.title': 'Plant' };
      const draft = { type: 'consultation', model: 'consultation', values };
      const { id } = await earlier.write((writer) => addDraft(writer, draft, 0));
      await earlier.close();
      const store = await openBy(schemas);
      const { visit } = await desk(store);
      const step = await visit.get(`/desk/drafts/${id}/proposals`);
      assert.equal(fieldsOf(step.html)['proposals.0.title.en'], 'Plant');
      assert.equal(fieldsOf(step.html)['proposals.0.title.fr'], '');
      await store.close();
    });

    it('asks for its first proposals in both, and shows each in its own', async () => {
      const store = await openBy(schemas);
      const { town, visit } = await desk(store);
      const step = await toProposals(visit);
      assert.match(step.html, /<label for="proposals\.0\.title\.en">Titre – anglais</);
      const half = await fill(visit, step, { ...trees, 'proposals.0.title.en': '' });
      assert.equal(half.status, 422);
      assert.match(half.html, /href="#proposals\.0\.title\.en"/);
      assert.equal(fieldsOf(half.html)['proposals.0.body.en'], 'A hundred.');
      const dates = await fill(visit, half, trees);
      const votes = await fill(visit, dates, { closesAt: '2027-05-05' });
      const summary = await fill(visit, votes);
      assert.match(summary.html, /<dd lang="en" dir="auto"\s*>Plant trees<\/dd\s*>/);
      await fill(visit, summary, { name: 'le-plan' });

      const plan = '/consultations/le-plan';
      const list = async (lang: string) => {
        const { items } = (await (
          await town.app.request(`${plan}/proposals?lang=${lang}`, { headers: { Accept: 'application/json' } })
        ).json()) as { items: { id: string; title: string; section: string }[] };
        return items;
      };
      const [french] = await list('fr');
      const [english] = await list('en');
      assert.equal(french?.title, 'Planter des arbres');
      assert.equal(english?.title, 'Plant trees');
      assert.equal(english?.id, french?.id);
      for (const [lang, title, text] of [
        ['fr', 'Planter des arbres', 'Cent.'],
        ['en', 'Plant trees', 'A hundred.'],
      ] as const) {
        const page = await town.page(`${plan}/proposals/${french?.id}?lang=${lang}`);
        const [heading = ''] = /<h1[^]*?<\/h1>/.exec(page) ?? [];
        assert.ok(heading.includes(title), heading);
        assert.doesNotMatch(heading, new RegExp(`lang="(?!${lang})`));
        assert.ok(page.includes(text));
      }
      // It is the institution's own, and corrected as one that was added.
      const atDesk = await visit.get(`/desk${plan}/proposals/${french?.id}`);
      assert.match(atDesk.html, /value="Plant trees"/);
      assert.match(atDesk.html, /value="Planter des arbres"/);
      await store.close();
    });
  });
}
