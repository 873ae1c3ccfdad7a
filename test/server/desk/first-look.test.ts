import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { deskCommands } from '../../../src/server/desk/commands.ts';
import { nouns, seedDemo } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument } from '../poll-support.ts';
import { day, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

/* What is due because of acts that nobody has done here: they were there at the beginning, or stand in a document. */

const open = engines();
after(() => open.stop());

interface Listed {
  path: string;
  waits: boolean;
  due?: string;
}

/** The lines that the command prints on this store. */
async function linesOf(store: Store): Promise<string[]> {
  const read = async () => ({ timeZone: 'Europe/Paris' });
  const list = deskCommands({ nouns, read }).find(({ name }) => name === 'list')!;
  const kept = { ...store, close: async () => {} };
  return String(await list.run([], { open: async () => kept, say: () => {}, warn: () => {} })).split('\n');
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the very first look at the desk, on ${engine}`, () => {
    /** A demo that nobody has read. @param begun when it was begun */
    const demo = async (begun = start) => {
      const store = await open[engine]();
      await seedDemo(store, begun);
      return deskTown({ store });
    };

    it('shows what is late of petitions that came with their signatures, at the page', async () => {
      const town = await demo();
      await town.appoint('qui@valmont.fr', 'owner');
      const visit = await town.signedIn('qui@valmont.fr');
      const { html } = await visit.get('/desk?lang=en');
      const [first = ''] = /<th scope="row">.*?<\/tr>/.exec(html) ?? [];
      assert.match(first, /pistes-cyclables/);
      assert.match(first, /answer due by [^<]*, <strong class="late">\d+ days? late/);
      await town.store.close();
    });

    it('shows it to programs', async () => {
      const town = await demo();
      const observer = await program(town, 'observer');
      const items = (await observer.send('GET', '/things')).body['items'] as Listed[];
      const late = items.filter(({ waits }) => waits);
      assert.deepEqual(
        late.map(({ path }) => path),
        ['/petitions/pistes-cyclables'],
      );
      assert.match(late[0]?.due ?? '', /^2026-11-\d\d$/);
      await town.store.close();
    });

    it('shows it at the command line, what is late first', async () => {
      const { store } = await demo(Date.now());
      const [first = '', ...others] = await linesOf(store);
      assert.match(
        first,
        /^\/petitions\/pistes-cyclables {2}open {2}[\d,]+ confirmed signatures[^,]*(?:, of which [^ ]+ on paper)? {2}closes \S+ {2}answer due by \d{4}-\d\d-\d\d, \d+ days? late {2}\S/,
      );
      assert.doesNotMatch(others.join('\n'), /late/);
      await store.close();
    });

    it('shows what a new vote owes whose ballots came with its document, and the log tells it', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const owner = await program(town, 'owner');
      const quorum = { at: 3, duty: { fr: 'Un débat.', en: 'A debate.' }, within: 'P10D' };
      const made = await owner.send('PUT', '/polls/apporte', {
        ...pollDocument,
        closesAt: undefined,
        quorum,
        bundles: [{ times: 5, ballot: choose('chene') }],
      });
      assert.equal(made.status, 201, made.text);
      town.wait(12 * day);
      const items = (await owner.send('GET', '/things')).body['items'] as Listed[];
      assert.deepEqual(
        items.filter(({ waits }) => waits).map(({ path, due }) => [path, due]),
        [['/polls/apporte', '2026-12-01']],
      );
      const log = await (await town.app.request('/log', { headers: { Accept: 'application/json' } })).json();
      const { items: lines } = log as { items: { act: string; path?: string; reached?: { at: number } }[] };
      assert.deepEqual(
        lines.filter(({ act }) => act === 'reached').map(({ path, reached }) => [path, reached?.at]),
        [['/polls/apporte', 3]],
      );
      await town.store.close();
    });
  });
}
