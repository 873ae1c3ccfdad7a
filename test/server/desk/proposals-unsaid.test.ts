import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { logEntries } from '../../../src/server/desk/tables.ts';
import { comments } from '../../../src/server/nouns/comments/tables.ts';
import { proposals, townActs } from '../../../src/server/nouns/consultation/tables.ts';
import { engines } from '../engines.ts';
import { day, minute, start } from '../support.ts';
import { at1, plan, proposalTown, stance } from './proposal-town.ts';
import { archiveOf, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const base = 'https://participer.exemple';
/** Every word of it, as it came and as it was corrected: none of them stands anywhere else. */
const words = ['Zarbrexo', 'Zfigtreex', 'Zbodyxo', 'Zthemexo', 'Zauthorxo', 'Zlaterxo', 'Zquayxo'];

/** An argument of who made the proposal. */
const argument = {
  ...{ scope: 'plan', thing: 'p1', id: 'c1', parent: '', branch: '', depth: 0, author: 'zoe', name: 'Zoé', role: '' },
  ...{ side: '1', body: 'Je le veux.', folded: 'je le veux', lang: 'fr', created_at: start, edited_at: null },
  ...{
    state: 'published',
    state_at: start,
    shown: 1,
    up: 0,
    down: 0,
    replies: 0,
    random: 1,
    reason: null,
    ground: null,
  },
};

/** Every address of the server that answers everyone, of this proposal where it is of one. */
function addressesOf({ app }: DeskTown): string[] {
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const named = paths.map((path) => path.replace(/^\/consultations\/:id/, plan).replace(':proposal', 'p1'));
  const asked = [at1, plan, `${at1}/comments`].flatMap((path) => [
    `/oembed?url=${encodeURIComponent(`${base}${path}`)}`,
    `/embed${path}`,
    `/embed/?src=${encodeURIComponent(path)}`,
    `${path}/badge.svg`,
    `/log?of=${path}`,
  ]);
  const orders = ['volume', 'share', 'oldest'].map((order) => `${plan}/proposals?order=${order}`);
  const searched = words.map((word) => `${at1}/comments?q=${word}`);
  return [...new Set([...named, ...asked, ...orders, ...searched])].filter(
    (path) => !/[:*]/.test(path) && !/^\/(?:desk|mailbox)/.test(path),
  );
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what is said of a hidden proposal, on ${engine}`, () => {
    const town = async () => {
      const made = await proposalTown(await open[engine]());
      const { desk, cast, act } = made;
      await desk.store.write(async (writer) => {
        const [row] = await writer.list(proposals, { scope: 'plan' }, { limit: 1 });
        const said = { title: words[0]!, body: words[2]!, section: words[3]! };
        await writer.update(proposals, { scope: 'plan', id: row!.id }, { ...said, author: '' });
        const nothing = { hidden: null, hidden_at: null, words: null, corrected: null };
        await writer.put(townActs, { scope: 'plan', id: 'p1', ...nothing, signed: null });
      });
      await cast(stance(1));
      desk.wait(minute);
      const later = { 'title.fr': words[5]!, 'title.en': words[1]!, 'body.fr': words[6]!, 'why.fr': 'Mieux dit.' };
      await act('correct', { ...later, means: 'other' });
      await desk.store.write((writer) => writer.update(townActs, { scope: 'plan', id: 'p1' }, { signed: words[4]! }));
      const read = async (): Promise<string[]> => {
        const texts: string[] = [];
        for (const path of addressesOf(desk)) {
          for (const lang of ['fr', 'en']) {
            for (const Accept of ['text/html', 'application/json']) {
              const response = await desk.app.request(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`, {
                headers: { Accept, 'Accept-Language': lang },
              });
              if (/event-stream/.test(response.headers.get('Content-Type') ?? '')) await response.body?.cancel();
              // An address is said again where it is asked for.
              else texts.push(`${path}\n${(await response.text()).replaceAll(/[?&;]q=\w+|value="\w+"/g, '')}`);
            }
          }
        }
        const files = await archiveOf(desk, start + day);
        return [...texts, ...[...files].map(([name, text]) => `${name}\n${text}`)];
      };
      /** Which of the words stand where. */
      const found = (texts: readonly string[]): string[] =>
        texts.flatMap((text) =>
          words
            .filter((word) => text.slice(text.indexOf('\n')).includes(word))
            .map((word) => `${word} at ${text.slice(0, text.indexOf('\n'))}`),
        );
      return { ...made, json: made.read, texts: read, found };
    };

    it('is that one was hidden, and why: none of its words at any address, nor in the archive', async () => {
      const { desk, act, listed, log, poll, texts: read, found } = await town();
      const shown = found(await read());
      for (const word of words)
        assert.ok(
          shown.some((each) => each.startsWith(word)),
          `${word} is told before`,
        );
      const { textVersion } = await poll();
      await act('hide', { 'why.fr': 'Une personne y est nommée.', 'why.en': 'It names a person.' });
      const texts = await read();
      assert.deepEqual(found(texts), []);
      assert.ok(texts.length > 60, String(texts.length));
      assert.ok(!texts.some((text) => text.includes(textVersion)), 'nor what they could be guessed by');
      const { section, title, ...left } = (await listed())!;
      assert.deepEqual([section, title, left.removed], [undefined, undefined, 'Une personne y est nommée.']);
      assert.ok((await log()).every(({ before }) => before === undefined));
      // What is not shown is kept: it comes back as it was.
      assert.ok(
        (await desk.store.list(logEntries, { scope: 'plan' })).some(({ details }) => details.includes(words[0]!)),
      );
      await act('show', { 'why.fr': 'Le nom est retiré.' });
      assert.equal((await poll()).textVersion, textVersion);
      assert.ok((await log()).some(({ before }) => JSON.stringify(before ?? '').includes(words[0]!)));
      await desk.store.close();
    });

    it('is not who made it, among those who argue, and its thread has the words that it has now', async () => {
      const { desk, act, json } = await town();
      const titleIn = async (lang: string) =>
        (await json<{ title: string }>(`${at1}/comments?lang=${lang}`, lang)).title;
      const roleOf = async () =>
        (await json<{ items: { role?: string }[] }>(`${at1}/comments/page?order=oldest`)).items[0]?.role;
      await desk.store.write(async (writer) => {
        await writer.update(proposals, { scope: 'plan', id: 'p1' }, { author: 'zoe' });
        await writer.insert(comments, argument);
      });
      assert.deepEqual([await titleIn('fr'), await titleIn('en'), await roleOf()], [words[5], words[1], 'proposer']);
      await act('hide', { 'why.fr': 'Doublon.' });
      assert.deepEqual([await titleIn('fr'), await roleOf()], ['Proposition retirée par la modération', undefined]);
      await desk.store.close();
    });
  });
}
