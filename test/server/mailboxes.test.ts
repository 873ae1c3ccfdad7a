import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emailFault, sameAddress } from '../../src/text/email.ts';
import { members } from '../../src/server/nouns/comments/tables.ts';
import { holders } from '../../src/server/nouns/petition/tables.ts';
import { newKey, signature, world, type World } from './support.ts';
import { square } from './thread-support.ts';

/** One mailbox each, as Firefox and as Chromium send it, and as it may be typed. */
const mailboxes: readonly (readonly string[])[] = [
  ['zoe@mairie-épinal.fr', 'zoe@xn--mairie-pinal-heb.fr', 'Zoe+site@MAIRIE-ÉPINAL.fr'],
  ['info@straße.de', 'info@xn--strae-oqa.de'],
  ['a@उदाहरण.भारत', 'a@xn--p1b6ci4b4b3a.xn--h2brj9c'],
];

/** Signs and answers the mail; answers the key. */
async function signAs(town: World, email: string): Promise<string> {
  const key = newKey();
  await town.act('', signature({ key, email }));
  await town.act('/confirm', { key, code: town.mailbox.mails[0]?.code ?? '' });
  return key;
}

describe('one mailbox', () => {
  for (const spellings of mailboxes) {
    it(`counts once, however it is spelt: ${spellings.join(', ')}`, async () => {
      const town = await world();
      for (const email of spellings) await signAs(town, email);
      assert.equal(new Set(spellings.map(sameAddress)).size, 1);
      assert.equal(await town.store.count(holders, {}), 1);
      const place = await square();
      for (const email of spellings) await place.join('Zoé', email);
      assert.equal(await place.store.count(members, { scope: 'place' }), 1);
    });
  }

  it('that was counted under its earlier form is not counted again, and can be withdrawn', async () => {
    const town = await world();
    const key = await signAs(town, 'zoe@mairie-épinal.fr');
    // As it stood before addresses were compared in ASCII.
    await town.store.write(async (writer) => {
      const [holder] = await writer.list(holders, { scope: 'velo' });
      assert.ok(holder);
      await writer.remove(holders, { scope: 'velo' });
      await writer.insert(holders, { ...holder, address: 'zoe@mairie-épinal.fr' });
    });
    await signAs(town, 'zoe@mairie-épinal.fr');
    assert.equal(await town.store.count(holders, { scope: 'velo' }), 1);
    assert.equal((await town.act('/withdraw', { key })).body.outcome, 'withdrawn');
    assert.equal(await town.store.count(holders, { scope: 'velo' }), 0);
  });
});

for (const email of ['françois@exemple.fr', '김@예시.한국', 'zoë@exemple.fr', '\u200ea@exemple.fr\u200b']) {
  it(`“${encodeURI(email)}” is an address in every form`, async () => {
    assert.equal(emailFault(email), undefined);
    const place = await square();
    const { body } = await place.act('participants', {
      key: 'k'.repeat(30),
      name: 'Zoé',
      email,
      noticeVersion: 'n1',
      lang: 'fr',
    });
    assert.equal(body.outcome, 'received');
    const town = await world();
    assert.equal((await town.act('', signature({ email }))).body.outcome, 'received');
  });
}
