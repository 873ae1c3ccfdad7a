import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Petition } from '../../src/schema/petition.ts';
import { formatTime } from '../../src/server/words/format.ts';
import { newKey, world } from './support.ts';

/* Whose clock shows an hour that the server prints: on pages where that is not the clock of Paris, in mails always. */

const opensAt = '2999-03-02T13:00:00Z';

for (const [timeZone, fr, en, asked] of [
  ['Indian/Reunion', '17\u00a0h, heure de La Réunion', '17:00, Réunion time', 'heure de La Réunion'],
  ['America/Guadeloupe', '9\u00a0h, heure de Guadeloupe', '09:00, Guadeloupe time', 'heure de Guadeloupe'],
  ['America/New_York', '8\u00a0h (UTC−5)', '08:00, New York time', '\\(UTC−5\\)'],
  ['Europe/Paris', '14\u00a0h', '14:00', 'heure de Paris'],
] as const) {
  describe(`what stands in ${timeZone}`, () => {
    it('opens at an hour of its place, on its page and in what widgets are told', async () => {
      const town = await world({ document: { opensAt, closesAt: undefined }, site: { timeZone } });
      assert.ok((await town.page('/petitions/velo')).includes(`Ouverture le 2\u00a0mars 2999 à\u00a0${fr}<`));
      assert.ok((await town.page('/petitions/velo?lang=en')).includes(`Opens on 2\u00a0March 2999 at ${en}<`));
      const { can } = (await town.read('/petitions/velo')) as unknown as Petition;
      assert.equal(can['sign']?.wouldBeAllowedIf, `Ouverture le 2\u00a0mars 2999 à\u00a0${fr}.`);
      const english = (await town.read('/petitions/velo?lang=en')) as unknown as Petition;
      assert.equal(english.can['sign']?.wouldBeAllowedIf, `Opens on 2\u00a0March 2999 at ${en}.`);
    });

    it('tells by whose clock something was asked for in a mail', async () => {
      const town = await world({ site: { timeZone } });
      await town.sign({ key: newKey() });
      assert.match(town.mailbox.mails[0]?.text ?? '', new RegExp(`Demande faite le .*2026 à\u00a0[^,(]+,? ?${asked}`));
      await town.sign({ key: newKey(), email: 'b@exemple.fr', lang: 'en' });
      assert.match(town.mailbox.mails[0]?.text ?? '', /Asked for on .*2026 at \d\d:\d\d, \p{L}[\p{L} ]+ time\./u);
    });
  });
}

it('an hour has its clock’s name as the season has it, and a day has none', () => {
  assert.equal(
    formatTime('en', '2999-07-01T12:00:00Z', 'America/New_York'),
    '1\u00a0July 2999 at 08:00, New York time',
  );
  assert.equal(formatTime('fr', '2999-07-01', 'Indian/Reunion'), '1er\u00a0juillet 2999');
});
