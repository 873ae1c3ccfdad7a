import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createCounts } from '../../../src/server/core/counts.ts';
import type { Mended } from '../../../src/server/core/mending.ts';
import { recount } from '../../../src/server/core/recount.ts';
import { counters } from '../../../src/server/core/tables.ts';
import { putThing, type Desk } from '../../../src/server/desk/things.ts';
import { nouns, tables } from '../../../src/server/nouns.ts';
import type { Store } from '../../../src/server/store/store.ts';
import { engines } from '../engines.ts';
import { pollDocument } from '../poll-support.ts';
import { newKey, put, start, type World } from '../support.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf, type Browser, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/petitions/velo/papers';
const register = {
  step: 'first',
  document: 'Registre de la mairie, p. 1–12',
  countedBy: 'le service des élections',
  day: '2026-11-20',
};

interface Signatures {
  value: number;
  offline?: number;
  why?: { text: string };
}
const countOf = async (town: World): Promise<Signatures> =>
  ((await town.read()) as unknown as { numbers: { signatures: Signatures } }).numbers.signatures;

interface LogLine {
  act: string;
  by: string;
  count?: { of: string; by: number };
  document?: string;
  day?: string;
  countedBy?: string;
}
const logOf = async ({ app }: DeskTown): Promise<LogLine[]> => {
  const response = await app.request('/log', { headers: { Accept: 'application/json' } });
  return ((await response.json()) as { items: LogLine[] }).items;
};

/** Proves every count from its rows; answers what was wrong. */
async function wrongCounts(store: Store): Promise<Mended[]> {
  const wrong: Mended[] = [];
  const services = { store, counts: createCounts(() => start) };
  await recount(services, { nouns, tables, onMended: (one) => wrong.push(one) });
  return wrong;
}

/** The id of the count that waits, as its form has it. */
const waitingIn = (html: string): string => /name="figure-([\w-]+)\./.exec(html)?.[1] ?? '';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`signatures on paper, on ${engine}`, () => {
    const town = async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const officers: Browser[] = [];
      for (const email of ['un@valmont.fr', 'deux@valmont.fr', 'trois@valmont.fr']) {
        await valmont.appoint(email, 'clerk');
        officers.push(await valmont.signedIn(email));
      }
      const [one, two, three] = officers as [Browser, Browser, Browser];
      return { ...valmont, one, two, three };
    };

    it('count once two officers have entered the same, apart from the others', async () => {
      const valmont = await town();
      const { one, two, store } = valmont;
      const key = newKey();
      await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
      const first = await one.send(page, { ...register, 'figure.signatures': '1 120' });
      assert.match(first.html, /Une autre personne de l’équipe doit la refaire/);
      assert.match(first.html, /Vous avez saisi ce document/);
      assert.equal((await countOf(valmont)).value, 1);
      const blind = await two.get(page);
      assert.match(
        blind.html,
        /Registre de la mairie, p\. 1–12, compté le 20\snovembre 2026 par\s: le service des élections/,
      );
      assert.match(blind.html, /vous confirmez aussi le jour et qui a compté/);
      assert.doesNotMatch(blind.html, /1.?120/, 'who enters second does not see the figures of the first');
      const id = waitingIn(blind.html);
      const done = await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '1120' });
      assert.match(done.html, /Les deux saisies sont les mêmes : c’est compté/);
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).offline], [1121, 1120]);
      assert.match(await valmont.page('/petitions/velo?lang=fr'), /dont 1.120 sur papier/);
      const { thresholds } = (await valmont.read()) as unknown as { thresholds: { reachedAt?: string }[] };
      assert.ok(thresholds.every(({ reachedAt }) => reachedAt === '2026-11-21T09:00:00.000Z'));
      const line = (await logOf(valmont)).find(({ act }) => act === 'paper-counted');
      assert.deepEqual(
        [line?.by, line?.count, line?.document, line?.day, line?.countedBy],
        [
          ...['clerk', { of: 'signatures', by: 1120 }, 'Registre de la mairie, p. 1–12', '2026-11-20'],
          'le service des élections',
        ],
      );
      assert.match(
        await valmont.page('/log?lang=fr'),
        /Comptage sur papier[^]*\+1.120 dans le compte\.[^]*Registre de la mairie[^]*Compté le 20\snovembre 2026 par\s: le service des élections/,
      );
      assert.deepEqual(await wrongCounts(store), []);
      await store.write((writer) =>
        writer.put(counters, { scope: 'velo', thing: 'velo', kind: 'paper', slot: 0, value: 7 }),
      );
      assert.equal((await wrongCounts(store)).length, 1, 'a wrong count of paper is found');
      valmont.wait(2000);
      assert.equal((await countOf(valmont)).offline, 1120, 'and mended');
      await store.close();
    });

    it('do not count where two differ: both see how, and one corrects', async () => {
      const valmont = await town();
      const { one, two, three, store } = valmont;
      await one.send(page, { ...register, 'figure.signatures': '120' });
      const id = waitingIn((await two.get(page)).html);
      const differs = await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '210' });
      assert.match(differs.html, /elle diffère de l’autre/);
      assert.match(differs.html, /<strong>120<\/strong>\s*<\/td>\s*<td[^>]*>\s*<strong>210<\/strong>/);
      assert.match((await one.get(page)).html, /<strong>120<\/strong>\s*<\/td>\s*<td[^>]*>\s*<strong>210<\/strong>/);
      const other = await three.get(page);
      assert.doesNotMatch(other.html, /120<|210</);
      const third = await three.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      assert.equal(third.status, 409);
      assert.equal((await countOf(valmont)).value, 0);
      await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      assert.equal((await countOf(valmont)).value, 120);
      const late = await one.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      assert.equal(late.status, 409);
      assert.equal((await countOf(valmont)).value, 120);
      await store.close();
    });

    it('are never counted by one officer alone, and can be given up', async () => {
      const valmont = await town();
      const { one, two, store } = valmont;
      await one.send(page, { ...register, 'figure.signatures': '120' });
      const id = waitingIn((await one.get(page)).html);
      const again = await one.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      assert.match(again.html, /Une autre personne de l’équipe doit la refaire/);
      assert.equal((await countOf(valmont)).value, 0);
      await one.send(page, { step: 'give-up', id });
      const late = await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      assert.equal(late.status, 409);
      assert.equal((await countOf(valmont)).value, 0);
      await store.close();
    });

    it('are given up by those alone who entered them', async () => {
      const valmont = await town();
      const { one, two, three, store } = valmont;
      await one.send(page, { ...register, 'figure.signatures': '120' });
      const id = waitingIn((await two.get(page)).html);
      await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '210' });
      assert.equal((await three.send(page, { step: 'give-up', id })).status, 409);
      assert.match((await one.get(page)).html, /<strong>120<\/strong>\s*<\/td>\s*<td[^>]*>\s*<strong>210<\/strong>/);
      const done = await two.send(page, { step: 'give-up', id });
      assert.equal(done.status, 200);
      assert.equal(waitingIn(done.html), '');
      await store.close();
    });

    it('are taken out again with a public reason', async () => {
      const valmont = await town();
      const { one, two, store } = valmont;
      await one.send(page, { ...register, 'figure.signatures': '120' });
      const id = waitingIn((await two.get(page)).html);
      const done = await two.send(page, { step: 'figures', id, [`figure-${id}.signatures`]: '120' });
      valmont.wait(1000);
      const form = hiddenOf(`<main${done.html.slice(done.html.indexOf('id="counted"'))}`);
      assert.equal((await one.send(page, form)).status, 422);
      await one.send(page, { ...form, 'why.fr': 'Compté deux fois.' });
      assert.deepEqual([(await countOf(valmont)).value, (await countOf(valmont)).offline], [0, undefined]);
      const { why } = await countOf(valmont);
      assert.match(
        why?.text ?? '',
        /^Retrait du compte le 21\snovembre 2026\u00a0: 120 signatures confirmées\. Compté deux fois\.$/,
      );
      assert.deepEqual((await logOf(valmont))[0]?.count, { of: 'signatures', by: -120 });
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });
  });

  describe(`ballots on paper, on ${engine}`, () => {
    it('fix what can be voted for, as soon as they are entered', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { store } = valmont;
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      await putThing(desk, '/polls/place', pollDocument);
      const officers: Browser[] = [];
      for (const email of ['un@valmont.fr', 'deux@valmont.fr']) {
        await valmont.appoint(email, 'clerk', 'place');
        officers.push(await valmont.signedIn(email));
      }
      const [one, two] = officers as [Browser, Browser];
      const poll = '/desk/polls/place/papers';
      const figures = (prefix: string) => ({
        [`${prefix}.chene`]: '30',
        [`${prefix}.tilleul`]: '12',
        [`${prefix}.frene`]: '0',
        [`${prefix}.~blank`]: '2',
      });
      const fewer = { ...pollDocument, options: pollDocument.options.slice(1) };
      await putThing(desk, '/polls/place', fewer);
      await putThing(desk, '/polls/place', pollDocument);
      await one.send(poll, { ...register, ...figures('figure') });
      await assert.rejects(putThing(desk, '/polls/place', fewer), /options: people have acted by it/);
      const id = waitingIn((await two.get(poll)).html);
      await two.send(poll, { step: 'figures', id, ...figures(`figure-${id}`) });
      await assert.rejects(putThing(desk, '/polls/place', fewer), /options: people have acted by it/);
      await store.close();
    });

    it('stand beside the result by option, and are part of the number of votes', async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      const { store, appoint, signedIn } = valmont;
      await put(store, 'place', { ...pollDocument, results: 'always' });
      const officers = [];
      for (const email of ['un@valmont.fr', 'deux@valmont.fr']) {
        await appoint(email, 'clerk', 'place');
        officers.push(await signedIn(email));
      }
      const [one, two] = officers as [Browser, Browser];
      const poll = '/desk/polls/place/papers';
      const figures = (prefix: string) => ({
        [`${prefix}.chene`]: '30',
        [`${prefix}.tilleul`]: '12',
        [`${prefix}.frene`]: '0',
        [`${prefix}.~blank`]: '2',
      });
      await one.send(poll, { ...register, ...figures('figure') });
      const { html } = await two.get(poll);
      assert.match(html, /Un chêne[^]*Un tilleul[^]*Un frêne[^]*Bulletins blancs/);
      const id = waitingIn(html);
      await two.send(poll, { step: 'figures', id, ...figures(`figure-${id}`) });
      const shown = (await valmont.read('/polls/place?lang=fr')) as unknown as {
        numbers: { votes: { value: number; offline: number } };
        offline: {
          label: string;
          by: string;
          result: { ballots: number; blank: number; ranking: { options: string[] }[] };
        }[];
        result: { ballots: number };
      };
      assert.deepEqual([shown.numbers.votes.value, shown.numbers.votes.offline, shown.result.ballots], [44, 44, 0]);
      const [paper] = shown.offline;
      assert.equal(paper?.label, 'Registre de la mairie, p. 1–12');
      assert.equal(paper?.by, 'le service des élections');
      assert.match(await valmont.page('/polls/place?lang=fr'), /Compté par le service des élections, le/);
      assert.deepEqual([paper?.result.ballots, paper?.result.blank], [44, 2]);
      assert.deepEqual(paper?.result.ranking[0]?.options, ['chene']);
      assert.match(await valmont.page('/polls/place?lang=fr'), /Registre de la mairie/);
      assert.deepEqual(await wrongCounts(store), []);
      await store.close();
    });
  });
}

describe('the page of counts on paper', () => {
  it('says what is wrong by field, and keeps what was typed', async () => {
    const valmont = await deskTown();
    await valmont.appoint('un@valmont.fr', 'clerk');
    const visit = await valmont.signedIn('un@valmont.fr');
    for (const [fields, said] of [
      [{ document: ' ' }, /href="#document">Indiquez le document/],
      [{ countedBy: ' ' }, /href="#countedBy">Indiquez qui a compté/],
      [{ day: '' }, /href="#day">Indiquez le jour/],
      [{ day: '2026-02-30' }, /href="#day">Indiquez un jour qui existe/],
      [{ day: '2026-11-22' }, /href="#day">Ce jour n’est pas encore venu/],
      [{ 'figure.signatures': '' }, /href="#figure\.signatures">Indiquez un nombre/],
      [{ 'figure.signatures': '-3' }, /href="#figure\.signatures">Indiquez un nombre entier/],
      [{ 'figure.signatures': '1.5' }, /href="#figure\.signatures">Indiquez un nombre entier/],
      [{ 'figure.signatures': '9999999' }, /href="#figure\.signatures">Indiquez un nombre entier/],
      [{ 'figure.signatures': '0' }, /href="#figure\.signatures">Tout est à 0/],
    ] as const) {
      const refused = await visit.send(page, { ...register, 'figure.signatures': '120', ...fields });
      assert.equal(refused.status, 422, JSON.stringify(fields));
      assert.match(refused.html, said);
      assert.match(refused.html, /value="(Registre de la mairie, p\. 1–12|120)"/);
    }
    assert.doesNotMatch((await visit.get(page)).html, /figure-/);
  });

  it('lets a hundred counts of a thing wait, and no more', async () => {
    const valmont = await deskTown();
    await valmont.appoint('un@valmont.fr', 'clerk');
    const visit = await valmont.signedIn('un@valmont.fr');
    const enters = () => visit.send(page, { ...register, 'figure.signatures': '120' });
    for (let times = 0; times < 100; times += 1) assert.equal((await enters()).status, 200);
    const tooMany = await enters();
    assert.equal(tooMany.status, 422);
    assert.match(tooMany.html, /href="#document">Cent comptages attendent déjà une seconde saisie/);
    assert.match(tooMany.html, /value="120"/);
    const { send } = await program(valmont, 'clerk');
    const given = {
      document: 'Registre',
      countedBy: 'le service des élections',
      day: '2026-11-20',
      figures: { signatures: 3 },
    };
    assert.equal((await send('POST', '/petitions/velo/papers', given)).status, 422);
  });

  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`is for clerks and owners alone, in their things, and for what can be counted by figures, on ${engine}`, async () => {
      const valmont = await deskTown({ store: await open[engine]() });
      await put(valmont.store, 'rang', {
        ...pollDocument,
        form: { kind: 'scores', lowest: 0, highest: 100, complete: true },
        method: 'score',
        scoreRule: 'mean',
      });
      for (const role of ['editor', 'moderator', 'observer'] as const) {
        await valmont.appoint(`${role}@valmont.fr`, role);
        const visit = await valmont.signedIn(`${role}@valmont.fr`);
        assert.equal((await visit.get(page)).status, 403);
        assert.equal((await visit.send(page, { ...register, 'figure.signatures': '120' })).status, 403);
        assert.doesNotMatch((await visit.get('/desk/petitions/velo')).html, /velo\/papers/);
      }
      await valmont.appoint('un@valmont.fr', 'clerk', 'velo');
      const clerk = await valmont.signedIn('un@valmont.fr');
      assert.match((await clerk.get('/desk/petitions/velo')).html, /velo\/papers/);
      assert.deepEqual(
        [(await clerk.get(page)).status, (await clerk.get('/desk/polls/rang/papers')).status],
        [200, 403],
      );
      await valmont.appoint('tout@valmont.fr', 'owner');
      assert.equal((await (await valmont.signedIn('tout@valmont.fr')).get('/desk/polls/rang/papers')).status, 404);
      await valmont.store.close();
    });
  }
});
