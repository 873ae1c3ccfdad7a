import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { getThing, putThing } from '../../../src/server/desk/things.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { tallySettingsOf } from '../../../src/server/nouns/poll/document.ts';
import { tally } from '../../../src/tally/tally.ts';
import { engines } from '../engines.ts';
import { choose, pollDocument, pollTown } from '../poll-support.ts';
import { at, day, newKey, start, type World } from '../support.ts';
import { archiveOf, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const thing = '/desk/petitions/velo';

interface LogLine {
  at: string;
  act: string;
  path?: string;
  count?: { of: string; by: number };
}
interface Day {
  day: string;
  counted: number;
  withdrawn: number;
}

/** Signs and confirms; answers the receipt. */
async function signs(town: World, email: string): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email });
  await town.act('/confirm', { key, code });
  return key;
}

const logIn = (files: Map<string, string>): LogLine[] =>
  (files.get('log.ndjson') ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the log in an archive, on ${engine}`, () => {
    it('stands there as everyone reads it, the oldest first, until the moment of the archive', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('qui@valmont.fr', 'editor');
      const visit = await valmont.signedIn('qui@valmont.fr');
      for (const act of ['pause', 'resume', 'close']) {
        valmont.wait(1000);
        await visit.send(thing, { ...hiddenOf((await visit.get(thing)).html), act, 'why.fr': 'Une crue.' });
      }
      const lines = logIn(await archiveOf(valmont, start + day));
      assert.deepEqual(
        lines.map(({ act }) => act),
        ['appointed', 'paused', 'resumed', 'closed'],
      );
      const shown = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await shown.json()) as { items: LogLine[] };
      assert.deepEqual(lines, items.toReversed());
      const before = logIn(await archiveOf(valmont, start + 1500));
      assert.deepEqual(
        before.map(({ act }) => act),
        ['appointed', 'paused'],
      );
      assert.match((await archiveOf(valmont, start)).get('README.txt') ?? '', /log\.ndjson/);
      await valmont.store.close();
    });

    it('tells the history of a count, with the days of a petition', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await valmont.appoint('qui@valmont.fr', 'editor');
      const keys = [];
      for (const name of ['a', 'b', 'c', 'd']) keys.push(await signs(valmont, `${name}@exemple.fr`));
      valmont.wait(day);
      for (const name of ['r', 's', 't']) keys.push(await signs(valmont, `${name}@jetable.exemple`));
      await valmont.act('/withdraw', { key: keys[0] });
      const visit = await valmont.signedIn('qui@valmont.fr');
      const page = `${thing}/invalidate`;
      const criteria = { step: 'preview', domain: 'jetable.exemple', 'why.fr': 'Un programme.' };
      const done = await visit.send(page, hiddenOf((await visit.send(page, criteria)).html));
      await valmont.act('/withdraw', { key: keys[6] });
      const past = done.html.slice(done.html.indexOf('id="past"'));
      const check = async (signatures: number, acts: string[]): Promise<void> => {
        const files = await archiveOf(valmont, start + 2 * day);
        const { things } = JSON.parse(files.get('petitions/velo.json') ?? '') as {
          things: { fr: { numbers: { signatures: { value: number } } } };
        };
        assert.equal(things.fr.numbers.signatures.value, signatures);
        const { days } = JSON.parse(files.get('petitions/velo/days.json') ?? '') as { days: Day[] };
        assert.deepEqual(
          days.map(({ day: of, counted, withdrawn }) => [of, counted, withdrawn]),
          [
            ['2026-11-21', 4, 0],
            ['2026-11-22', 3, 1],
          ],
        );
        const lines = logIn(files).filter(
          ({ path, count }) => path === '/petitions/velo' && count?.of === 'signatures',
        );
        assert.deepEqual(
          lines.map(({ act }) => act),
          acts,
        );
        const people = days.reduce((sum, { counted, withdrawn }) => sum + counted - withdrawn, 0);
        assert.equal(people + lines.reduce((sum, { count }) => sum + count!.by, 0), signatures);
      };
      await check(3, ['invalidated']);
      valmont.wait(1000);
      await visit.send(page, { ...hiddenOf(`<main${past}`), 'why.fr': 'Une école.' });
      await check(5, ['invalidated', 'restored']);
      await valmont.store.close();
    });

    it('lets the history of the ballots be made again, too: who votes once more is counted once', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const valmont = { ...desk, ...(await pollTown({ town: desk, document: { closesAt: at(5 * day) } })) };
      await desk.appoint('un@valmont.fr', 'clerk');
      await desk.appoint('deux@valmont.fr', 'clerk');
      const first = await valmont.cast(choose('chene'), 'a@exemple.fr');
      await valmont.cast(choose('chene'), 'b@exemple.fr');
      valmont.wait(day);
      await valmont.cast(choose('frene'), 'b@exemple.fr');
      await valmont.cast(choose('frene'), 'c@exemple.fr');
      await valmont.post('/withdraw', { key: first });
      const [one, two] = [await desk.signedIn('un@valmont.fr'), await desk.signedIn('deux@valmont.fr')];
      const page = '/desk/polls/arbre/papers';
      const typed = (prefix: string) => ({
        ...{
          [`${prefix}.chene`]: '5',
          [`${prefix}.tilleul`]: '2',
          [`${prefix}.frene`]: '0',
          [`${prefix}.~blank`]: '0',
        },
      });
      await one.send(page, {
        step: 'first',
        document: 'Urne',
        countedBy: 'le service des élections',
        day: '2026-11-20',
        ...typed('figure'),
      });
      const id = /name="figure-([\w-]+)\./.exec((await two.get(page)).html)?.[1] ?? '';
      await two.send(page, { step: 'figures', id, ...typed(`figure-${id}`) });
      const files = await archiveOf(valmont, start + 2 * day);
      const { days } = JSON.parse(files.get('polls/arbre/days.json') ?? '') as { days: Day[] };
      assert.deepEqual(
        days.map(({ day: of, counted, withdrawn }) => [of, counted, withdrawn]),
        [
          ['2026-11-21', 2, 0],
          ['2026-11-22', 1, 1],
        ],
      );
      const lines = logIn(files).filter(({ path, count }) => path === '/polls/arbre' && count?.of === 'votes');
      const people = days.reduce((sum, { counted, withdrawn }) => sum + counted - withdrawn, 0);
      const all = lines.reduce((sum, { count }) => sum + count!.by, people);
      const { things } = JSON.parse(files.get('polls/arbre.json') ?? '') as {
        things: { fr: { numbers: { votes: { value: number } } } };
      };
      assert.deepEqual([people, all], [2, things.fr.numbers.votes.value]);
      await valmont.store.close();
    });

    it('tells of votes that stand in the document of a poll, and the poll says why they are fewer', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const valmont = { ...desk, ...(await pollTown({ town: desk })) };
      const counted = (ballots: number) => ({
        ...{ label: { fr: 'Urne' }, by: { fr: 'Deux agentes' }, at: at(-1000) },
        result: tally(
          'plurality',
          Array.from({ length: ballots }, () => choose('chene')),
          tallySettingsOf(pollDocument),
        ),
      });
      const on = { store: valmont.store, nouns, timeZone: 'Europe/Paris', by: 'owner' } as const;
      const put = (document: object, now: number) => putThing({ ...on, now }, '/polls/arbre', document);
      const check = async (votes: number, told: number[], why?: RegExp): Promise<void> => {
        const files = await archiveOf(valmont, start + day);
        const poll = JSON.parse(files.get('polls/arbre.json') ?? '') as {
          things: { fr: { numbers: { votes: { value: number; why?: { text: string } } } } };
        };
        const shown = poll.things.fr.numbers.votes;
        assert.equal(shown.value, votes);
        assert.match(shown.why?.text ?? '', why ?? /^$/);
        const lines = logIn(files).filter(({ path, count }) => path === '/polls/arbre' && count?.of === 'votes');
        assert.deepEqual(
          lines.map(({ count }) => count!.by),
          told,
        );
        const { days } = JSON.parse(files.get('polls/arbre/days.json') ?? '') as { days: Day[] };
        const people = days.reduce((sum, each) => sum + each.counted - each.withdrawn, 0);
        assert.equal(people + told.reduce((sum, by) => sum + by, 0), votes);
      };
      const { document } = await getThing({ ...on, now: start }, '/polls/arbre');
      await put({ ...document, offline: [counted(7)] }, start + 1000);
      await check(7, [7]);
      await put({ ...document, offline: [counted(4)] }, start + 2000);
      await check(4, [7, -3], /3 votes.*figurent dans le document/);
      await valmont.store.close();
    });

    it('tells no day of ballots as long as nobody may know their number', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const valmont = { ...desk, ...(await pollTown({ town: desk, document: { results: 'after-close' } })) };
      await valmont.cast(choose('chene'));
      assert.ok(!(await archiveOf(valmont, start + 3600_000)).has('polls/arbre/days.json'));
      await valmont.store.close();
    });
  });
}
