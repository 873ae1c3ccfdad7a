import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addMail } from '../../src/server/mail/outgoing.ts';
import { asServed } from '../server/as-served.ts';
import { chanceOf } from './chance.ts';
import { sendWhatWaits } from './mails-left.ts';
import { layTown, openTown, petition, secret } from './town.ts';
import { nothingFound, onScene } from './trial.ts';

it('sends what a killed server had sealed and not sent', async () => {
  await onScene(chanceOf(1), async ({ letters, folder }) => {
    await layTown({ folder });
    const store = await openTown({ folder });
    const mail = { to: 'nina@ville.example', subject: 'Votre code', text: '    123456', lang: 'fr' };
    const topic = { scope: petition, about: 'act' };
    await asServed(store, secret).write((writer) => addMail(writer, topic, mail, Date.now()));
    assert.equal(await sendWhatWaits(store, letters), 0);
    assert.equal(letters.count(mail.to), 1);
    await store.close();
    return nothingFound();
  });
});
