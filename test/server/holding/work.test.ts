import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { solve } from '../../../src/elements/shared/work/solve.ts';
import type { Thing } from '../../../src/schema/common.ts';
import type { Work, WorkChallenge } from '../../../src/schema/work.ts';
import { usedWork } from '../../../src/server/confirmation/holding/tables.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { day, minute, newKey, petitionDocument, put, signature } from '../support.ts';
import { heldTown, type HeldTown } from './town.ts';

const open = engines();
after(() => open.stop());

const path = '/petitions/velo';

async function solved(town: Pick<HeldTown, 'read'>, at = path): Promise<Work> {
  const challenge = (await town.read(`${at}/challenge`)) as unknown as WorkChallenge;
  return (await solve(challenge)) ?? assert.fail('not solved');
}

const working = async (engine: 'memory' | 'SQLite' | 'PostgreSQL') => heldTown(await open[engine](), { work: 4 });

/** Everything that is held, by reason. */
const reasons = async (town: HeldTown, at = path): Promise<unknown[]> =>
  (await town.groups(at)).groups.map(({ reason, number }) => [reason, number]);

/** What is no solution, whatever was sent. */
function wrong(work: Work): Record<string, unknown> {
  const { challenge, solution } = work;
  const { parameters } = challenge;
  return {
    nothing: undefined,
    'another counter': { challenge, solution: { ...solution, counter: solution.counter + 1 } },
    'another key': { challenge, solution: { ...solution, derivedKey: 'ab'.repeat(32) } },
    'an easier one': { challenge: { ...challenge, parameters: { ...parameters, cost: 1 } }, solution },
    'one that expires later': {
      challenge: { ...challenge, parameters: { ...parameters, expiresAt: parameters.expiresAt + 60 } },
      solution,
    },
    'another signature': { challenge: { ...challenge, signature: '00'.repeat(32) }, solution },
    'a word': 'work',
    null: null,
    'a list': [1, 2],
    'an empty object': {},
    'a counter that is none': { challenge, solution: { ...solution, counter: 1e300 } },
    'a counter below none': { challenge, solution: { ...solution, counter: -1 } },
    'a signature that is none': { challenge: { ...challenge, signature: 'zz' }, solution },
    'a nonce that is none': { challenge: { ...challenge, parameters: { ...parameters, nonce: 'é' } }, solution },
  };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`an act with work of the browser, on ${engine}`, () => {
    it('counts, where it is asked for and done', async () => {
      const town = await working(engine);
      assert.deepEqual(((await town.read()) as unknown as Thing).can['work'], { allowed: true });
      const { answer } = await town.signs({ email: 'ana@laposte.net', work: await solved(town) });
      assert.deepEqual(answer, { status: 200, body: { outcome: 'counted' } });
      assert.equal((await town.signatures()).value, 1);
      assert.deepEqual(await reasons(town), []);
      await town.store.close();
    });

    it('is answered as any other and held where it is missing, wrong or malformed, until an officer decides', async () => {
      const town = await working(engine);
      const cases = Object.entries(wrong(await solved(town)));
      for (const [at, [what, work]] of cases.entries()) {
        const { answer } = await town.signs({ email: `a${at}@laposte.net`, work });
        assert.deepEqual(answer, { status: 200, body: { outcome: 'counted' } }, what);
      }
      assert.equal((await town.signatures()).value, 0);
      assert.deepEqual(await reasons(town), [['work', cases.length]]);
      const { until, groups } = await town.groups();
      const wish = { group: groups[0]?.['group'], verdict: 'count', until };
      assert.equal((await town.send('POST', `${path}/held`, wish)).status, 201);
      assert.equal((await town.signatures()).value, cases.length);
      await town.store.close();
    });

    it('is held where the work came late, was used, or is for another thing', async () => {
      const town = await working(engine);
      await put(town.store, 'bancs', petitionDocument);
      const [late, used, other] = [await solved(town), await solved(town), await solved(town, '/petitions/bancs')];
      await town.signs({ email: 'ana@laposte.net', work: used });
      await town.signs({ email: 'bo@laposte.net', work: used });
      await town.signs({ email: 'cy@laposte.net', work: other });
      assert.deepEqual(await reasons(town), [['work', 2]]);
      town.wait(20 * minute);
      await town.signs({ email: 'di@laposte.net', work: late });
      assert.deepEqual(await reasons(town), [['work', 3]]);
      assert.equal((await town.signatures()).value, 1);
      await town.store.close();
    });

    it('counts once where one solution comes twice at once', async () => {
      const town = await working(engine);
      const work = await solved(town);
      const people = ['ana', 'bo', 'cy'].map((name) => ({ key: newKey(), email: `${name}@laposte.net` }));
      const begun = await Promise.all(people.map((person) => town.act('', signature({ ...person, work }))));
      assert.deepEqual(
        begun.map(({ status }) => status),
        [202, 202, 202],
      );
      await town.app.idle();
      for (const { key, email } of people) await town.act('/confirm', { key, code: town.codeFor(email) });
      assert.deepEqual([(await town.signatures()).value, await reasons(town)], [1, [['work', 2]]]);
      await town.store.close();
    });

    it('needs no other work when it is sent again, and uses none up', async () => {
      const town = await working(engine);
      const [first, second] = [await solved(town), await solved(town)];
      const act = { key: newKey(), email: 'ana@laposte.net' };
      for (const more of [{ work: first }, {}, { work: first }, { work: second }])
        assert.equal((await town.act('', signature({ ...act, ...more }))).status, 202);
      await town.app.idle();
      await town.act('/confirm', { key: act.key, code: town.codeFor(act.email) });
      await town.signs({ email: 'bo@laposte.net', work: second });
      assert.deepEqual([(await town.signatures()).value, await reasons(town)], [2, []]);
      await town.store.close();
    });

    it('keeps its work where it is refused, and no trace of it once that has expired', async () => {
      const town = await working(engine);
      const work = await solved(town);
      const act = { email: 'ana@laposte.net', work };
      assert.equal((await town.act('', signature({ ...act, textVersion: 'v0' }))).status, 409);
      assert.equal(await town.store.count(usedWork, {}), 0);
      await town.signs(act);
      assert.deepEqual([(await town.signatures()).value, await town.store.count(usedWork, {})], [1, 1]);
      await town.app.runDue();
      assert.equal(await town.store.count(usedWork, {}), 1);
      town.wait(21 * minute);
      await town.app.runDue();
      assert.equal(await town.store.count(usedWork, {}), 0);
      await town.store.close();
    });
  });
}

describe('work of the browser', () => {
  it('is asked of nobody where it is not turned on, and of nothing that takes no acts', async () => {
    const off = await heldTown(await open.memory());
    assert.equal('work' in ((await off.read()) as unknown as Thing).can, false);
    assert.equal((await off.app.request(`${path}/challenge`)).status, 404);
    await off.signs({ email: 'ana@laposte.net' });
    assert.equal((await off.signatures()).value, 1);

    const town = await working('memory');
    const challenge = await town.app.request(`${path}/challenge`);
    assert.deepEqual([challenge.status, challenge.headers.get('cache-control')], [200, 'no-store']);
    assert.equal((await town.app.request('/petitions/absent/challenge')).status, 404);
    town.wait(11 * day);
    assert.equal('work' in ((await town.read()) as unknown as Thing).can, false);
  });

  it('is missing from plain forms: they are answered as before, and a hidden field that is filled in tells more', async () => {
    const town = await working('memory');
    const fields = { name: 'Ana', place: 'Ici', textVersion: 'v1', noticeVersion: 'n1', lang: 'fr' };
    for (const [email, more] of [
      ['ana@laposte.net', {}],
      ['robot@laposte.net', { homepage: 'https://robot.example' }],
    ] as const) {
      const key = newKey();
      assert.equal((await town.submit('', { ...fields, ...more, key, email })).status, 202);
      await town.app.idle();
      const done = await town.submit('/confirm', { key, code: town.codeFor(email), lang: 'fr' });
      assert.deepEqual([done.status, /votre signature est comptée/.test(done.html)], [200, true]);
    }
    assert.deepEqual((await reasons(town)).sort(), [
      ['trap', 1],
      ['work', 1],
    ]);
    const { html } = await town.visit.get(`/desk${path}/held`);
    assert.match(html, /Sans le calcul demandé au navigateur/);
    assert.doesNotMatch(html, /même endroit/, 'nothing is known of where they come from');
  });

  it('holds no change of a ballot that counts, nor one who comes with work', async () => {
    const desk = await working('memory');
    const town = await pollTown({ town: desk, document: { results: 'always' } });
    const key = newKey();
    const [at, email] = ['/polls/arbre', 'ana@laposte.net'];
    const work = await solved(desk, at);
    assert.equal((await town.vote({ key, ballot: choose('chene'), email, work })).status, 202);
    await desk.app.idle();
    const code = desk.mailbox.mails[0]?.code;
    assert.equal((await town.post('/confirm', { key, code })).body.outcome, 'counted');
    const changed = await town.vote({ key, ballot: choose('frene'), email: undefined });
    assert.deepEqual([changed.status, changed.body.outcome], [200, 'counted']);
    await town.cast(choose('frene'), 'bo@laposte.net');
    assert.equal((await town.poll()).numbers['votes']?.value, 1);
    const { groups } = await desk.groups(at);
    assert.deepEqual(
      groups.map(({ reason, number }) => [reason, number]),
      [['others', 1]],
    );
  });
});
