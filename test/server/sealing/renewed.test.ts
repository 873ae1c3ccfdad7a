import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renewSecret } from '../../../src/server/main/renewing.ts';
import { checkSecret } from '../../../src/server/main/fingerprint.ts';
import { unsealed } from '../../../src/server/main/sealing.ts';
import { readSettings } from '../../../src/server/main/settings.ts';
import { heldTown, logOf } from '../holding/town.ts';
import { newKey, signature } from '../support.ts';
import { databases } from './planted.ts';

const [lost, found] = ['of a town that will lose it', 'of the same town, from then on'];
const path = '/petitions/velo';

for (const [engine, open] of Object.entries(databases)) {
  describe(`a secret that was renewed, on ${engine}`, () => {
    it('leaves each act that counts, waits or is held one of its own, shows no empty names, and writes to nobody', async () => {
      const { store: database, settings: place } = await open();
      const settings = { ...readSettings({}), ...place };
      await checkSecret(database, lost);
      const { store: before } = await unsealed(database, lost, settings);
      const one = await heldTown(before, {}, { secret: lost });
      const signs = (email: string) => one.signs({ email });
      // Two count and are shown, three are held, and two have their code and have not typed it.
      const shown = newKey();
      await one.act('', signature({ key: shown, email: 'ada@orange.fr', displayPublicly: true, receiveNews: true }));
      await one.app.idle();
      await one.act('/confirm', { key: shown, code: one.codeFor('ada@orange.fr') });
      await signs('bea@orange.fr');
      const held = [await signs('un@jetable.net'), await signs('deux@jetable.net'), await signs('trois@jetable.net')];
      const waiting = [];
      for (const email of ['noe@orange.fr', 'eve@orange.fr']) {
        const key = newKey();
        await one.act('', signature({ key, email }));
        await one.app.idle();
        waiting.push({ key, code: one.codeFor(email) });
      }
      assert.equal((await one.signatures()).value, 2);

      await renewSecret(database, found, settings);
      const { store: after } = await unsealed(database, found, settings);
      const two = await heldTown(after, {}, { secret: found });
      assert.equal((await two.signatures()).value, 2);
      const list = await two.read(`${path}/signatures`);
      assert.deepEqual((list as unknown as { items: unknown[]; total: number }).items, []);

      const { until, groups } = await two.groups();
      assert.deepEqual(
        groups.map(({ number }) => number),
        [3],
      );
      const decided = await two.send('POST', `${path}/held`, { group: groups[0]?.['group'], verdict: 'count', until });
      assert.equal(decided.status, 201, decided.text);
      assert.equal((await two.signatures()).value, 5, 'none is taken for the double of another');
      for (const { key } of held) assert.equal((await two.receipt(key)).state, 'counted');

      for (const act of waiting) assert.equal((await two.act('/confirm', act)).status, 200);
      assert.equal((await two.signatures()).value, 7);
      // Each is taken back by its own key, and no other with it.
      assert.equal((await two.act('/withdraw', { key: held[0]!.key })).status, 200);
      assert.equal((await two.signatures()).value, 6);
      assert.equal((await two.receipt(held[1]!.key)).state, 'counted');
      assert.ok(!two.mailbox.mails.some(({ to }) => to === ''));
      assert.ok((await logOf(two)).length > 0);
      await database.close();
    });
  });
}
