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
      assert.deepEqual(await faults('PATCH', path, { timeline: [{ label, at: '2027-01-01', meets: [2] }] }), []);
      await store.close();
    });

    it('meets nothing that is not reached: whoever answered ahead says so once it is, and everyone reads it', async () => {
      const town = await begin();
      const { faults, fromCode, send, page, store } = town;
      const answer = { ...said, at: '2026-11-23', meets: [2, 5] };
      const ahead =
        /^meets\.1: 5 is not reached yet, .* given ahead meets nothing by itself\. Leave it out, and name it once/;
      const byAct = await faults('POST', `${path}/answer`, answer);
      assert.equal(byAct.length, 1);
      assert.match(byAct[0]!, ahead);
      assert.match((await faults('POST', `${path}/step`, { label, at: '2026-11-23', meets: [2, 5] }))[0]!, ahead);
      assert.deepEqual(await faults('PUT', path, { ...petitionDocument, answer }), [`answer.${byAct[0]}`]);
      assert.deepEqual(await fromCode({ ...petitionDocument, answer }), [`answer.${byAct[0]}`]);
      assert.equal((await send('GET', path)).text.includes('"answer"'), false, 'nothing is done by halves');
      assert.deepEqual(await faults('POST', `${path}/answer`, { ...answer, meets: [2] }), []);
      town.wait(day);
      for (const email of ['trois@exemple.fr', 'quatre@exemple.fr', 'cinq@exemple.fr']) {
        const key = newKey();
        await town.act('/confirm', { key, code: await town.sign({ key, email }) });
      }
      town.wait(2000);
      const duties = async () =>
        ((await town.read(`${path}?lang=fr`)) as unknown as { duties: { since: string; metAt?: string }[] }).duties;
      assert.deepEqual(
        (await duties()).map(({ metAt }) => metAt),
        ['2026-11-23', undefined],
        'it is due, whatever was said before',
      );
      assert.deepEqual(await faults('POST', `${path}/answer`, answer), []);
      const [first, second] = await duties();
      assert.deepEqual([first?.since.slice(0, 10), first?.metAt], ['2026-11-23', '2026-11-23']);
      assert.deepEqual([second?.since.slice(0, 10), second?.metAt], ['2026-11-24', '2026-11-23']);
      const html = await page(`${path}?lang=fr`);
      assert.match(html, /Fait le\s*<time[^>]*>23\snovembre 2026<\/time>\.[^]*23\snovembre 2026<\/time>, par avance\./);
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      assert.match((await visit.get(`/desk${path}/answer`)).html, /Fait le 23\snovembre 2026, par avance\./);
      const { items } = (await town.read('/log')) as unknown as { items: { act: string; meets?: number[] }[] };
      assert.deepEqual(
        items.flatMap(({ act, meets }) => (meets ? [`${act} ${meets.join()}`] : [])),
        ['answer-corrected 5', 'answered 2'],
      );
      assert.match(await page('/log?lang=fr'), /Dit tenir ce qui est promis\u00a0: 5</);
      await store.close();
    });

    it('is of no day before the thing was there, nor further ahead than anyone announces', async () => {
      const town = await begin();
      const { send, faults, fromCode, store } = town;
      const { opensAt: _, ...undated } = petitionDocument;
      assert.equal((await send('PUT', '/petitions/neuve', undated)).status, 201);
      town.wait(day);
      const uncreated = /^at: 1999-01-01 is before it was put here, 2026-11-23\. .* "opensAt" that it opened sooner\.$/;
      const far = /^at: 2062-11-23 is more than a year ahead/;
      for (const [where, at, says] of [
        ['/petitions/neuve', '1999-01-01', uncreated],
        ['/petitions/neuve', '2062-11-23', far],
        [path, '2062-11-23', far],
      ] as const) {
        const [byAct] = await faults('POST', `${where}/answer`, { ...said, at });
        assert.match(byAct ?? '', says);
        assert.deepEqual(await faults('POST', `${where}/step`, { label, at }), [byAct]);
        assert.deepEqual(await faults('PATCH', where, { timeline: [{ label, at }] }), [`timeline.0.${byAct}`]);
        assert.deepEqual(await faults('PATCH', where, { answer: { ...said, at } }), [`answer.${byAct}`]);
      }
      assert.match(
        (await fromCode({ ...petitionDocument, answer: { ...said, at: '2062-11-23' } }))[0]!,
        /^answer\.at: /,
      );
      await town.appoint('elle@ville.exemple', 'editor');
      const visit = await town.signedIn('elle@ville.exemple');
      for (const form of ['answer', 'step']) {
        const typed = { 'author.fr': 'La maire', 'text.fr': 'Non.', 'label.fr': 'Vote' };
        for (const [at, says] of [
          ['1999-01-01', /href="#at">Ce jour est avant la création de la page/],
          ['2062-11-23', /href="#at">Ce jour est dans plus d’un an/],
        ] as const) {
          const page = await visit.get(`/desk/petitions/neuve/${form}`);
          const refused = await visit.send(`/desk/petitions/neuve/${form}`, { ...hiddenOf(page.html), ...typed, at });
          assert.deepEqual([refused.status, says.test(refused.html)], [422, true], `${form} on ${at}`);
        }
      }
      assert.deepEqual(await faults('POST', '/petitions/neuve/answer', { ...said, at: '2026-11-23' }), []);
      assert.deepEqual(await faults('PATCH', '/petitions/neuve', { opensAt: '1998-01-01' }), []);
      assert.deepEqual(await faults('POST', '/petitions/neuve/step', { label, at: '1999-01-01' }), []);
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
      const early = await send('PUT', '/petitions/autre', { ...old, answer: { ...said, at: '2019-05-01' } });
      assert.match(early.text, /answer\.at.*2019-05-01 is before it opened/, 'nothing was asked before');
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
      const both = { answer: { ...said, at: '2026-11-21', meets: [0, 1] } };
      const ahead = await faults('/polls/arbre', both);
      assert.match(ahead[0] ?? '', /^answer\.meets\.0: it has not closed yet, /);
      assert.match(ahead[1] ?? '', /^answer\.meets\.1: 1 is not reached yet, /);
      await cast(choose('chene'), 'un@exemple.fr');
      assert.equal((await faults('/polls/arbre', both)).length, 1);
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
