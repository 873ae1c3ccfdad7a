import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { DocumentFault } from '../../../src/server/desk/faults.ts';
import { putThing } from '../../../src/server/desk/things.ts';
import { nouns, putThing as store } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { threadDocument } from '../comments-support.ts';
import { day, newKey, petitionDocument, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const said = { author: { fr: 'La maire' }, text: { fr: 'Oui.' } };
const label = { fr: 'Débat' };
const path = '/petitions/velo';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what an institution says, whichever way it comes, on ${engine}`, () => {
    /** A petition on which two signed, two days after it opened: on 23 November. */
    const begin = async () => {
      const town = await deskTown({ store: await open[engine]() });
      town.wait(2 * day);
      for (const email of ['un@exemple.fr', 'deux@exemple.fr']) {
        const key = newKey();
        assert.equal((await town.act('/confirm', { key, code: await town.sign({ key, email }) })).status, 200);
      }
      const { send } = await program(town);
      const faults = async (method: string, at: string, body: object) => {
        const answer = await send(method, at, body);
        return answer.status === 200
          ? []
          : (answer.body.errors ?? []).map(({ field, detail }) => `${field}: ${detail}`);
      };
      const fromCode = async (document: object) => {
        const desk = {
          store: town.store,
          nouns,
          timeZone: 'Europe/Paris',
          now: start + 2 * day,
          by: 'operator' as const,
        };
        const error: unknown = await putThing(desk, path, document).catch((thrown: unknown) => thrown);
        return error instanceof DocumentFault ? error.faults.map(({ field, detail }) => `${field}: ${detail}`) : [];
      };
      return { ...town, send, faults, fromCode };
    };
    const cases: [wrong: object, says: RegExp[]][] = [
      [{ at: '1999-01-01' }, [/^at: 1999-01-01 is before it opened, /]],
      [{ at: '2027-02-30' }, [/^at: 2027-02-30 is no day of the calendar/]],
      [{ at: '2026-11-23', meets: [2, 7] }, [/^meets\.1: nothing is promised here at 7: there is 2, 5\. Name one/]],
      [{ at: '2026-11-23', meets: [0] }, [/^meets\.0: nothing is promised here at 0/]],
    ];

    it('has the same faults by document, by act and from code', async () => {
      const { faults, fromCode, store } = await begin();
      for (const [wrong, says] of cases) {
        const answer = { ...said, ...wrong };
        const step = { label, ...wrong };
        const byAct = await faults('POST', `${path}/answer`, answer);
        assert.equal(byAct.length, says.length, JSON.stringify(wrong));
        for (const [index, line] of byAct.entries()) assert.match(line, says[index]!);
        assert.deepEqual(await faults('POST', `${path}/step`, step), byAct);
        const inAnswer = byAct.map((line) => `answer.${line}`);
        const inStep = byAct.map((line) => `timeline.0.${line}`);
        assert.deepEqual(await faults('PATCH', path, { answer }), inAnswer);
        assert.deepEqual(await faults('PUT', path, { ...petitionDocument, answer }), inAnswer);
        assert.deepEqual(await faults('PATCH', path, { timeline: [step] }), inStep);
        assert.deepEqual(await fromCode({ ...petitionDocument, answer, timeline: [step] }), [...inAnswer, ...inStep]);
      }
      assert.deepEqual(await faults('PATCH', path, { answer: { ...said, at: '2026-11-23', meets: [2] } }), []);
      // A day to come is waited for.
      assert.deepEqual(await faults('PATCH', path, { timeline: [{ label, at: '2027-01-01', meets: [5] }] }), []);
      await store.close();
    });

    it('may stay as it stood already, and is corrected beside it', async () => {
      const { faults, store: kept } = await begin();
      const answer = { ...said, at: '1999-01-01', meets: [2, 7] };
      const steps = [
        { label, at: '1999-01-01', meets: [9] },
        { label: { fr: 'Vote' }, at: '1998-01-01' },
      ];
      await kept.write((writer) => store(writer, 'velo', { ...petitionDocument, answer, timeline: steps }, start));
      const title = { fr: 'Des pistes', en: 'Cycle lanes' };
      const changed = { title, textVersion: 'v2', answer: { ...answer, text: { fr: 'Non.' } } };
      assert.deepEqual(await faults('PATCH', `${path}?means=same`, changed), []);
      const timeline = [{ label: { fr: 'Avant' }, at: '2026-11-22' }, ...steps];
      assert.deepEqual(await faults('PATCH', path, { timeline }), [], 'they moved');
      assert.match((await faults('PATCH', path, { answer: { ...answer, at: '1999-01-02' } }))[0]!, /^answer\.at: /);
      assert.match(
        (await faults('PATCH', path, { answer: { ...answer, meets: [2, 7, 8] } }))[0]!,
        /^answer\.meets\.2: nothing is promised here at 8/,
      );
      await kept.close();
    });

    it('may tell of what came before, in a file that is put for the first time', async () => {
      const { send, store } = await begin();
      const old = { ...petitionDocument, timeline: [{ label, at: '2019-05-01' }] };
      assert.equal((await send('PUT', '/petitions/vieille', old)).status, 201);
      const wrong = await send('PUT', '/petitions/autre', {
        ...old,
        answer: { ...said, at: '2026-11-23', meets: [7] },
      });
      assert.deepEqual(
        wrong.body.errors?.map(({ field }) => field),
        ['answer.meets.0'],
      );
      await store.close();
    });

    it('names the numbers of a vote, and none where none is promised', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const promised = { quorum: { at: 1, duty: { fr: 'Un débat.' } }, afterClose: { duty: { fr: 'Un bilan.' } } };
      const { cast } = await pollTown({ town, document: promised });
      await town.store.write((writer) => store(writer, 'place', threadDocument, start));
      const { send } = await program(town);
      const faults = async (at: string, body: object) =>
        ((await send('PATCH', at, body)).body.errors ?? []).map(({ field, detail }) => `${field}: ${detail}`);
      await cast(choose('chene'), 'un@exemple.fr');
      town.wait(3 * day);
      const [wrong] = await faults('/polls/arbre', { answer: { ...said, at: '2026-11-24', meets: [0, 1, 2] } });
      assert.match(wrong ?? '', /^answer\.meets\.2: nothing is promised here at 2: there is 0, 1\. /);
      assert.deepEqual(await faults('/polls/arbre', { answer: { ...said, at: '2026-11-24', meets: [0, 1] } }), []);
      const [none] = await faults('/threads/place', { answer: { ...said, at: '2026-11-24', meets: [1] } });
      assert.equal(none, 'answer.meets.0: nothing is promised here at 1: leave it out.');
      await town.store.close();
    });
  });
}

it('keeps its day on the page of the answer, where it stood already', async () => {
  const town = await deskTown();
  const answer = { ...said, at: '1999-01-01' };
  await town.store.write((writer) => store(writer, 'velo', { ...petitionDocument, answer }, start));
  await town.appoint('elle@ville.exemple', 'editor');
  const visit = await town.signedIn('elle@ville.exemple');
  const page = await visit.get('/desk/petitions/velo/answer');
  const typed = { ...hiddenOf(page.html), 'author.fr': 'La maire', 'text.fr': 'Non.' };
  const refused = await visit.send('/desk/petitions/velo/answer', { ...typed, at: '1999-01-02' });
  assert.match(refused.html, /href="#at">Ce jour est avant l’ouverture/);
  const taken = await visit.send('/desk/petitions/velo/answer', { ...typed, at: '1999-01-01' });
  assert.match(taken.at, /done=answer/);
});
