import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digest, keyedDigest } from '../../src/server/core/crypto.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { sameMailbox } from '../../src/server/core/mailboxes.ts';
import { emailFault } from '../../src/text/email.ts';
import { grants, members } from '../../src/server/nouns/comments/tables.ts';
import { holders } from '../../src/server/nouns/petition/tables.ts';
import { choose, pollTown } from './poll-support.ts';
import { newKey, signature, start, world, type World } from './support.ts';
import { square } from './comments-support.ts';

/** One mailbox each, as Firefox and as Chromium send it, and as it may be typed. */
const mailboxes: readonly (readonly string[])[] = [
  ['zoe@mairie-épinal.fr', 'zoe@xn--mairie-pinal-heb.fr', 'Zoe+site@MAIRIE-ÉPINAL.fr'],
  ['info@straße.de', 'info@xn--strae-oqa.de'],
  ['a@उदाहरण.भारत', 'a@xn--p1b6ci4b4b3a.xn--h2brj9c'],
  ['zoemartin@gmail.com', 'Zoe.Martin@gmail.com', 'z.o.e.martin+ville@googlemail.com'],
  ['zoemartin@proton.me', 'zoe.martin@proton.me', 'zoe-martin_@proton.me'],
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
      assert.equal(new Set(spellings.map(sameMailbox)).size, 1);
      assert.equal(await town.store.count(holders, {}), 1);
      const place = await square();
      for (const email of spellings) await place.join('Zoé', email);
      assert.equal(await place.store.count(members, { scope: 'place' }), 1);
    });
  }

  it('of another provider is not taken for that of a neighbour', async () => {
    const town = await world();
    const neighbours = ['zoe.martin@exemple.fr', 'zoemartin@exemple.fr', '...@gmail.com', 'zoemartin@pm.me'];
    assert.equal(new Set(neighbours.map(sameMailbox)).size, neighbours.length);
    for (const email of neighbours.slice(0, 2)) await signAs(town, email);
    assert.equal(await town.store.count(holders, {}), 2);
  });

  it('of Gmail that was counted with its dots is not counted again without them by who types them', async () => {
    const town = await world();
    await signAs(town, 'zoe.martin@gmail.com');
    await town.store.write(async (writer) => {
      const [holder] = await writer.list(holders, { scope: 'velo' });
      assert.ok(holder);
      assert.equal(holder.address, 'zoemartin@gmail.com');
      await writer.remove(holders, { scope: 'velo' });
      // As it stood before dots were left out.
      await writer.insert(holders, { ...holder, address: 'zoe.martin@gmail.com' });
    });
    await signAs(town, 'zoe.martin@gmail.com');
    assert.equal(await town.store.count(holders, { scope: 'velo' }), 1);
  });

  it('gets no more mails by dots than without', async () => {
    const town = await world();
    const local = 'zoemartin';
    for (let at = 1; at < local.length; at += 1) {
      await town.act('', signature({ email: `${local.slice(0, at)}.${local.slice(at)}@gmail.com` }));
    }
    assert.equal(town.mailbox.mails.length, 5);
  });

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
    for (const email of mailboxes[0]!) {
      await signAs(town, email);
      assert.equal(await town.store.count(holders, { scope: 'velo' }), 1, email);
    }
    assert.equal((await town.act('/withdraw', { key })).body.outcome, 'withdrawn');
    assert.equal(await town.store.count(holders, { scope: 'velo' }), 0);
  });
});

describe('one mailbox that is known under its earlier form', () => {
  const [typed = '', ...others] = mailboxes[0]!;

  it('changes its ballot, and casts no second one', async () => {
    const town = await pollTown({ secret: 's' });
    const voter = await keyedDigest('s', JSON.stringify(['arbre', 'arbre', typed]));
    const ballot = { scope: 'arbre', thing: 'arbre', voter, choice: JSON.stringify(choose('chene')) };
    await town.store.write((writer) => writer.insert(ballots, ballot));
    for (const email of [...others, typed]) await town.cast(choose('frene'), email);
    const choices = (await town.store.list(ballots, {})).map(({ choice }) => choice);
    assert.deepEqual(choices, [JSON.stringify(choose('frene'))]);
  });

  it('is the same participant of a thread, who may moderate it', async () => {
    const place = await square();
    const id = await keyedDigest('s', `member\nplace\n${typed}`);
    const member = { scope: 'place', id, name: 'Zoé', email: typed, notice_version: 'n1', lang: 'fr', at: start };
    const address = await digest(`place\n${typed}`);
    await place.store.write(async (writer) => {
      await writer.insert(members, member);
      await writer.insert(grants, { scope: 'place', address, role: 'moderator', hint: '', at: start });
    });
    for (const email of others) {
      const key = await place.join('Zoé', email);
      assert.ok((await place.queue(key)).items, email);
    }
    assert.equal(await place.store.count(members, { scope: 'place' }), 1);
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
    const polling = await pollTown();
    const voted = await polling.vote({ key: newKey(), ballot: choose('chene'), email });
    assert.equal(voted.body.outcome, 'received');
  });
}
