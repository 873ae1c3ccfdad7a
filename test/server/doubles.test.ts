import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, linkIn, newKey, signature, value, world, type World } from './support.ts';

/** Everything that someone sees who signs with an address and guesses codes. */
async function seen(town: World, email: string): Promise<unknown[]> {
  const key = newKey();
  const answers: unknown[] = [await town.act('', signature({ key, email, name: 'Curieux' }))];
  for (let guess = 0; guess < 6; guess += 1) answers.push(await town.act('/confirm', { key, code: 'abcdef' }));
  answers.push(await town.act('/receipt', { key }));
  answers.push(await town.act('/resend', { key }));
  answers.push(await town.act('/confirm', { key, code: 'abcdef' }));
  town.wait(day);
  answers.push(await town.act('/confirm', { key, code: 'abcdef' }));
  answers.push(await town.act('/resend', { key }));
  const form = {
    key: newKey(),
    email,
    name: 'Curieux',
    place: 'Ici',
    textVersion: 'v1',
    noticeVersion: 'n1',
    lang: 'fr',
  };
  const page = await town.submit('', form);
  answers.push([page.status, page.html.replaceAll(form.key, 'KEY')]);
  answers.push(await town.act('/withdraw', { key }));
  return answers;
}

describe('who has signed', () => {
  it('can’t be told from the screen, whatever one tries', async () => {
    const [signed, unsigned] = [await world(), await world()];
    const key = newKey();
    await signed.act('/confirm', { key, code: await signed.sign({ key }) });
    assert.deepEqual(await seen(signed, 'camille@exemple.fr'), await seen(unsigned, 'camille@exemple.fr'));
    assert.equal((await value(signed)).value, 1);
  });

  it('is told by mail to the holder of the address, with the way to withdraw', async () => {
    const town = await world();
    const key = newKey();
    await town.act('/confirm', { key, code: await town.sign({ key }) });
    await town.act('', signature({ email: 'Camille@exemple.fr', name: 'Acheter ici', lang: 'en' }));
    const [mail] = town.mailbox.mails;
    assert.equal(mail?.subject, 'You have already signed “Cycle tracks”');
    assert.equal(mail?.code, undefined);
    assert.doesNotMatch(mail?.text ?? '', /\d{6}|Acheter|\/confirm/);
    const { token } = linkIn(town, 'withdraw');
    assert.equal((await town.act('/withdraw', { token })).body.outcome, 'withdrawn');
    assert.equal((await value(town)).value, 0);
  });

  it('lets the holder confirm a waiting act once the address is free again', async () => {
    const town = await world();
    const [first, second] = [newKey(), newKey()];
    await town.act('/confirm', { key: first, code: await town.sign({ key: first }) });
    await town.act('', signature({ key: second }));
    await town.act('/withdraw', { key: first });
    await town.act('/resend', { key: second });
    const code = town.mailbox.mails[0]?.code;
    assert.equal((await town.act('/confirm', { key: second, code })).body.outcome, 'counted');
    assert.equal((await value(town)).value, 1);
  });
});
