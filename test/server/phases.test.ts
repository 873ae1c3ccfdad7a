import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PetitionDocument } from '../../src/server/nouns/petition/document.ts';
import type { Petition } from '../../src/schema/petition.ts';
import { at, day, hour, linkIn, newKey, signature, start, value, world, type World } from './support.ts';

const read = async (town: World, query = ''): Promise<Petition> =>
  (await town.read(`/petitions/velo${query}`)) as unknown as Petition;
const reasonOf = async (answer: Promise<{ body: { reason?: string; outcome?: string } }>) => (await answer).body.reason;

describe('a petition', () => {
  const states: [name: string, document: Partial<PetitionDocument>, phase: string, refused: string][] = [
    ['to come', { opensAt: at(1) }, 'not-open', 'not-open'],
    ['paused', { override: 'paused' }, 'paused', 'paused'],
    ['closed', { closesAt: at(0) }, 'closed', 'closed'],
    ['archived', { override: 'archived' }, 'archived', 'closed'],
  ];
  for (const [name, document, phase, refused] of states) {
    it(`that is ${name} says so, says why, and takes no signature`, async () => {
      const town = await world({ document });
      const petition = await read(town);
      assert.equal(petition.phase, phase);
      assert.equal(petition.can['sign']?.allowed, false);
      assert.match(petition.can['sign']?.reason ?? '', /.{10,}/);
      const answer = await town.act('', signature());
      assert.deepEqual([answer.status, answer.body.reason], [409, refused]);
      const page = await town.page('/petitions/velo');
      assert.doesNotMatch(page, /<form/);
      // Since when it is closed, the line of its phase says.
      assert.equal(page.includes(petition.can['sign']?.reason ?? '?'), phase !== 'closed');
      assert.equal(page.split(/\bclose le\b/i).length, phase === 'closed' ? 2 : 1);
      assert.equal((await value(town)).value, 0);
    });
  }

  it('opens and closes at the instant that it says', async () => {
    const town = await world({ document: { opensAt: at(hour), closesAt: at(2 * hour) } });
    assert.equal((await read(town)).phase, 'not-open');
    assert.match((await read(town, '?lang=en')).can['sign']?.wouldBeAllowedIf ?? '', /^Opens on 21\sNovember 2026/);
    town.wait(hour);
    assert.equal((await read(town)).phase, 'open');
    assert.deepEqual((await read(town)).can, { sign: { allowed: true }, withdraw: { allowed: true } });
    town.wait(hour);
    assert.equal((await read(town)).phase, 'closed');
  });

  const days: [timeZone: string, opens: string, closes: string][] = [
    ['Europe/Paris', '2026-11-21T23:00:00Z', '2026-11-24T23:00:00Z'],
    ['America/Martinique', '2026-11-22T04:00:00Z', '2026-11-25T04:00:00Z'],
    ['Pacific/Noumea', '2026-11-21T13:00:00Z', '2026-11-24T13:00:00Z'],
    ['UTC', '2026-11-22T00:00:00Z', '2026-11-25T00:00:00Z'],
  ];
  for (const [timeZone, opens, closes] of days) {
    it(`is open for the whole of its first and last day, where dates have no time, in ${timeZone}`, async () => {
      const document = { opensAt: '2026-11-22', closesAt: '2026-11-24' };
      const town = await world({ document, site: { timeZone } });
      let now = start;
      const goTo = (moment: number) => {
        town.wait(moment - now);
        now = moment;
      };
      goTo(Date.parse(opens) - 1);
      assert.equal((await read(town)).phase, 'not-open');
      goTo(Date.parse(opens));
      assert.equal((await read(town)).phase, 'open');
      goTo(Date.parse(closes) - 1);
      assert.equal((await read(town)).phase, 'open');
      const key = newKey();
      const code = await town.sign({ key });
      await town.sign({ email: 'b@exemple.fr' });
      goTo(Date.parse(closes));
      const closed = await read(town);
      assert.equal(closed.phase, 'closed');
      assert.deepEqual(
        closed.timeline.map((milestone) => milestone.at),
        ['2026-11-22', '2026-11-24'],
      );
      assert.equal(await reasonOf(town.act('', signature({ email: 'd@exemple.fr' }))), 'closed');
      goTo(Date.parse(closes) + day - 2);
      assert.equal((await town.act('/confirm', { key, code })).body.outcome, 'counted');
      assert.equal(await town.app.purge(), 0);
      goTo(Date.parse(closes) + day);
      assert.equal(await town.app.purge(), 1, 'nothing can be confirmed there any more');
    });
  }

  it('shows the owner’s reason for a pause, and lets people withdraw meanwhile', async () => {
    const town = await world();
    const key = newKey();
    await town.act('/confirm', { key, code: await town.sign({ key }) });
    const waiting = newKey();
    const code = await town.sign({ key: waiting, email: 'b@exemple.fr' });
    const paused = await world({
      store: town.store,
      document: { override: 'paused', reason: { fr: 'Le plan est corrigé.' } },
    });
    assert.equal((await read(paused)).can['sign']?.reason, 'Le plan est corrigé.');
    assert.deepEqual((await read(paused)).can['withdraw'], { allowed: true });
    assert.equal(await reasonOf(paused.act('/confirm', { key: waiting, code })), 'paused');
    assert.equal(await reasonOf(paused.act('/resend', { key: waiting })), 'paused');
    assert.equal((await paused.act('/withdraw', { key })).body.outcome, 'withdrawn');
  });

  it('takes confirmations and withdrawals up to 24 hours after the close', async () => {
    const town = await world({ document: { closesAt: at(hour) } });
    const [first, second, late] = [newKey(), newKey(), newKey()];
    const code = await town.sign({ key: first });
    await town.sign({ key: second, email: 'b@exemple.fr' });
    const { token } = linkIn(town, 'confirm');
    await town.sign({ key: late, email: 'c@exemple.fr' });
    const lateLink = linkIn(town, 'confirm');

    town.wait(2 * hour);
    assert.equal(await reasonOf(town.act('', signature({ email: 'd@exemple.fr' }))), 'closed');
    assert.equal((await town.act('/confirm', { key: first, code })).body.outcome, 'counted');
    town.wait(23 * hour - 1);
    assert.equal((await town.act('/confirm', { token })).body.outcome, 'counted');
    assert.deepEqual((await read(town)).can['withdraw'], { allowed: true });
    assert.equal((await town.act('/withdraw', { key: first })).body.outcome, 'withdrawn');
    assert.equal((await value(town)).pending, 1);

    town.wait(1);
    assert.equal(await reasonOf(town.act('/confirm', { token: lateLink.token })), 'closed');
    assert.equal(await reasonOf(town.act('/withdraw', { token })), 'closed');
    assert.equal(await reasonOf(town.act('/withdraw', { key: second })), 'confirmed-by-link');
    assert.equal((await read(town)).can['withdraw']?.allowed, false);
    assert.equal((await value(town)).pending, undefined, 'nothing can be confirmed any more');
    assert.equal(
      (await town.act('/withdraw', { key: late })).body.outcome,
      'withdrawn',
      'what waits can always be given up',
    );
    assert.equal((await value(town)).value, 1);
    assert.equal((await town.act('/receipt', { key: second })).body.state, 'counted');
  });

  it('answers the repetition of a signature after the close', async () => {
    const town = await world({ document: { closesAt: at(hour) } });
    const act = signature();
    await town.act('', act);
    town.wait(2 * hour);
    assert.equal((await town.act('', act)).body.outcome, 'received');
  });
});

describe('a threshold', () => {
  it('tells when it was first reached, and the timeline does too', async () => {
    const town = await world();
    const keys = [newKey(), newKey(), newKey()];
    for (const [number, key] of keys.entries()) {
      const code = await town.sign({ key, email: `p${number}@exemple.fr` });
      town.wait(hour);
      await town.act('/confirm', { key, code });
    }
    const reached = (petition: Petition): (string | undefined)[] =>
      petition.thresholds.map(({ reachedAt }) => reachedAt);
    const petition = await read(town);
    assert.deepEqual(reached(petition), [at(2 * hour), undefined]);
    assert.deepEqual(
      petition.timeline.map(({ at: when }) => when),
      [at(-10 * day), at(2 * hour)],
    );
    assert.equal(petition.timeline[1]?.label, 'Seuil de 2 signatures atteint\u00a0: réunion');

    for (const key of keys) await town.act('/withdraw', { key });
    assert.deepEqual(reached(await read(town)), [at(2 * hour), undefined], 'what was reached stays reached');
    const other = await world({ store: town.store });
    assert.deepEqual(reached(await read(other)), [at(2 * hour), undefined], 'in any process');
  });

  it('was not reached by acts that came and went', async () => {
    const town = await world();
    for (const email of ['a@exemple.fr', 'b@exemple.fr']) {
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key, email }) });
      town.wait(hour);
      await town.act('/withdraw', { key });
      town.wait(hour);
    }
    assert.equal((await read(town)).thresholds[0]?.reachedAt, undefined);
  });
});

describe('the page of a petition', () => {
  it('says when it opens in place of a number, and at the end that it is the total', async () => {
    const town = await world({ document: { opensAt: at(day), closesAt: at(2 * day) } });
    const before = await town.page('/petitions/velo');
    assert.match(before, /Ouverture le 22\snovembre 2026 à\s10\sh/);
    assert.doesNotMatch(before, /class="count"|<meter|Compté le/);
    town.wait(day);
    assert.match(await town.page('/petitions/velo'), /class="count"[^]*Compté le 22\snovembre 2026 à\s10\sh/);
    town.wait(2 * day);
    const over = await town.page('/petitions/velo');
    assert.match(over, /Total à la clôture/);
    assert.doesNotMatch(over, /Compté le/);
  });
});

describe('the official answer', () => {
  it('is shown from its date on', async () => {
    const answer = { author: { fr: 'La maire' }, at: at(hour), text: { fr: 'Oui.\n\nBientôt.' }, url: '/reponse.pdf' };
    const town = await world({ document: { answer, closesAt: at(-hour) } });
    assert.equal((await read(town)).answer, undefined);
    town.wait(hour);
    const petition = await read(town);
    assert.equal(petition.answer?.url, 'https://participer.exemple/reponse.pdf');
    assert.equal(petition.timeline.at(-1)?.label, 'Réponse officielle publiée');
    assert.match(
      await town.page('/petitions/velo'),
      /<h2 id="answer">Réponse officielle<\/h2>[\s\S]*<p>Oui\.<\/p><p>Bientôt\.<\/p>/,
    );
  });
});
