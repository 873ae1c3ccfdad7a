import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { people } from '../../../src/server/confirmation/tables.ts';
import { engines } from '../engines.ts';
import { at, day, newKey, petitionDocument, put } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const velo = '/petitions/velo';
/** What is sound, and known until a month after its close. */
const kept = { ...petitionDocument, closesAt: '2026-12-01', keepUntil: '2026-12-31' };

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`the last day on which it is known who took part, on ${engine}`, () => {
    const start = async (document: object = kept) => {
      const town = await deskTown({ store: await open[engine]() });
      await put(town.store, 'velo', { ...petitionDocument, ...document });
      const { send } = await program(town);
      const faults = async (method: string, path: string, body: object): Promise<string> => {
        const { status, body: said } = await send(method, path, body);
        return status < 300 ? 'taken' : (said.errors ?? []).map(({ field }) => field).join(' ');
      };
      const sign = async (): Promise<void> => {
        const key = newKey();
        assert.equal((await town.act('/confirm', { key, code: await town.sign({ key }) })).status, 200);
      };
      return { ...town, send, faults, sign };
    };

    it('comes a day after the end, however the document comes', async () => {
      const { send, faults, store } = await start();
      const early = { ...petitionDocument, closesAt: '2027-03-31', keepUntil: '2027-01-31' };
      const made = await send('PUT', '/petitions/quai', early);
      assert.equal(made.status, 422);
      assert.deepEqual(made.body.errors, [
        {
          field: 'keepUntil',
          detail:
            'people can confirm for 24 hours after closesAt, and after keepUntil names and addresses are erased and nobody could be told from who has acted already. Let closesAt come at least a day before keepUntil.',
        },
      ]);
      assert.equal(await faults('PUT', '/petitions/quai', { ...early, keepUntil: '2027-03-31' }), 'keepUntil');
      assert.equal(await faults('PUT', '/petitions/quai', { ...early, keepUntil: '2027-04-01' }), 'taken');
      assert.equal(await faults('PATCH', '/petitions/quai', { keepUntil: '2027-03-31' }), 'keepUntil');
      assert.equal(await faults('PATCH', '/petitions/quai', { closesAt: '2027-04-01' }), 'closesAt');
      assert.equal(await faults('PATCH', '/petitions/quai', { closesAt: null }), 'closesAt', 'it would never close');
      const short = { closesAt: '2027-03-27', keepUntil: '2027-03-28' };
      assert.equal(await faults('PATCH', '/petitions/quai', short), 'taken', 'a day of 23 hours');
      assert.equal((await send('GET', '/petitions/quai')).status, 200);
      const past = { ...petitionDocument, closesAt: undefined, opensAt: undefined, keepUntil: '2020-01-01' };
      assert.equal(await faults('PUT', '/petitions/gare', past), 'closesAt');
      assert.equal(await faults('PUT', '/petitions/gare', { ...past, closesAt: '2019-12-31' }), 'taken', 'an import');
      await store.close();
    });

    it('leaves what stood there before as it is, as long as its dates are not touched', async () => {
      const { faults, store } = await start({ closesAt: '2027-03-31', keepUntil: '2027-01-31' });
      assert.equal(await faults('PATCH', velo, { countNote: { fr: 'Avec le papier.' } }), 'taken');
      assert.equal(await faults('PATCH', velo, { closesAt: '2027-03-30' }), 'closesAt');
      assert.equal(await faults('PATCH', velo, { closesAt: '2027-01-30' }), 'taken');
      await store.close();
    });

    it('is no day that has passed, as long as people can act', async () => {
      const { faults, store, wait } = await start({ keepUntil: '2027-12-31', closesAt: '2027-06-30' });
      assert.equal(await faults('PATCH', velo, { keepUntil: '2026-11-01' }), 'keepUntil');
      wait(20 * day);
      assert.equal(await faults('POST', `${velo}/close`, {}), 'why.fr', 'it ends before the day that was said');
      assert.equal(await faults('POST', `${velo}/archive`, { why: { fr: 'Le conseil a répondu.' } }), 'taken');
      assert.equal(await faults('PATCH', velo, { keepUntil: '2026-12-12' }), 'taken');
      await store.close();
    });

    it('comes first where the end would be put off', async () => {
      const town = await start();
      const late = await town.send('POST', `${velo}/extend`, { until: '2028-01-31' });
      assert.deepEqual(
        [late.status, late.body['detail']],
        [
          409,
          'names and addresses are kept until 2026-12-31, as people were promised, and people can confirm for 24 hours after the end: extend it until a day before at most, which 2028-01-31 is not.',
        ],
      );
      await town.appoint('elle@valmont.fr', 'editor');
      const visit = await town.signedIn('elle@valmont.fr');
      for (const [lang, said] of [
        ['fr', /sont effacés au jour promis, .* : indiquez au plus tard la veille du dernier jour/],
        ['en', /are erased on a day that was promised, .*: give a day before the last one on which they are kept/],
      ] as const) {
        const { html } = await visit.get(`/desk${velo}?lang=${lang}`);
        const form = { ...hiddenOf(html), act: 'extend', until: '2028-01-31' };
        const refused = await visit.send(`/desk${velo}?lang=${lang}`, form);
        assert.equal(refused.status, 422);
        assert.match(refused.html, said);
        assert.match(refused.html, /value="2028-01-31"/);
      }
      assert.equal((await town.send('POST', `${velo}/extend`, { until: '2026-12-30' })).status, 200);
      await town.store.close();
    });

    it('stays one for those who acted by it, where the end is taken away', async () => {
      const { faults, sign, store, wait, app } = await start({ closesAt: at(10 * day), keepMonths: 12 });
      assert.equal(await faults('PATCH', velo, { closesAt: null }), 'taken', 'nobody has acted');
      assert.equal(await faults('PATCH', velo, { closesAt: '2026-12-01' }), 'taken');
      await sign();
      assert.equal(await faults('PATCH', velo, { closesAt: null }), 'closesAt');
      const longer = { closesAt: null, keepMonths: null, keepUntil: '2027-12-02' };
      assert.equal(await faults('PATCH', velo, longer), 'keepUntil');
      assert.equal(await faults('PATCH', velo, { ...longer, keepUntil: '2027-12-01' }), 'closesAt');
      const named = { keepMonths: null, keepUntil: '2027-12-01' };
      assert.equal(await faults('PATCH', velo, named), 'taken');
      assert.equal(await faults('PATCH', velo, { keepUntil: null }), 'keepMonths');
      wait(400 * day);
      await app.runDue();
      assert.equal(await store.count(people, {}), 0);
      await store.close();
    });

    it('is said in the form of a correction, with what was typed', async () => {
      const { appoint, signedIn, store, sign } = await start();
      await sign();
      await appoint('elle@valmont.fr', 'editor');
      const visit = await signedIn('elle@valmont.fr');
      const begun = await visit.send(actionOf((await visit.get(`/desk${velo}/correct`)).html), {});
      const dates = await visit.get(`/desk/drafts/${draftIn(begun)}/dates?back=summary`);
      const refused = await fill(visit, await fill(visit, dates, { closesAt: '2028-03-31' }));
      assert.equal(refused.status, 422);
      assert.match(refused.html, /effacés au jour promis, et on peut encore confirmer dans les 24 heures/);
      assert.match((await visit.get(`/desk/drafts/${draftIn(begun)}/dates`)).html, /value="2028-03-31"/);
      const empty = await visit.get(`/desk/drafts/${draftIn(begun)}/dates?back=summary`);
      const unended = await fill(visit, await fill(visit, empty, { closesAt: '' }));
      assert.equal(unended.status, 422);
      assert.match(unended.html, /Donnez le dernier jour ouvert/);
      await store.close();
    });
  });
}
