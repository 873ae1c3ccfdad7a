import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedDigest } from '../../src/server/core/crypto.ts';
import { participants } from '../../src/server/core/tables.ts';
import { putThing } from '../../src/server/nouns.ts';
import type { ConsultationDocument } from '../../src/server/nouns/consultation/document.ts';
import { proposals } from '../../src/server/nouns/consultation/tables.ts';
import type { Store } from '../../src/server/store/store.ts';
import { pollTown } from './poll-support.ts';
import { at, day, engines, start } from './support.ts';
import { square, threadDocument } from './comments-support.ts';

const agree = { kind: 'three-way', stance: 1 } as const;
const scope = 'plan';
const document: ConsultationDocument = {
  type: 'consultation',
  title: { fr: 'Plan arbres' },
  opensAt: at(-day),
  closesAt: at(day),
  thread: { notice: threadDocument.notice, sides: [] },
};

/** A consultation with two proposals, on which people vote and which they discuss. */
async function plan(store: Store) {
  await store.write(async (writer) => {
    await putThing(writer, scope, document, start);
    for (const id of ['p1', 'p2']) {
      const texts = { author: 'a', section: 'Rue', title: id, body: id, url: null, removed: null };
      await writer.insert(proposals, { scope, id, ...texts, created_at: start });
    }
  });
  const at = (id: string) => `/consultations/plan/proposals/${id}`;
  const [one, other] = [
    await pollTown({ store, path: at('p1'), secret: 's' }),
    await pollTown({ store, path: at('p2'), secret: 's' }),
  ];
  const thread = await square({ store, path: `${at('p1')}/comments` });
  return { one, other, thread, participants: () => store.count(participants, { scope }) };
}

for (const [engine, open] of Object.entries(engines)) {
  describe(`the participants of a consultation, on ${engine}`, () => {
    it('are people: who votes, comments and votes on comments is one, in either order', async () => {
      const { store, end } = await open();
      const town = await plan(store);
      await town.one.cast(agree, 'ada@exemple.fr');
      const ada = await town.thread.join('Ada', 'Ada+plan@exemple.fr');
      const said = await town.thread.post(ada, 'Plantons-en plus.');
      assert.equal(await town.participants(), 1);

      const bob = await town.thread.join('Bob', 'bob@exemple.fr');
      await town.thread.act('votes', { key: bob, id: said.id, value: 1 });
      assert.equal(await town.participants(), 2);
      await town.other.cast(agree, 'bob@exemple.fr');
      await town.one.cast(agree, 'bob@exemple.fr');
      await town.thread.post(bob, 'Oui, des tilleuls.');
      assert.equal(await town.participants(), 2);
      await end();
    });

    it('stay one person under the other spelling of a domain', async () => {
      const { store, end } = await open();
      const town = await plan(store);
      const zoe = await town.thread.join('Zoé', 'zoe@mairie-épinal.fr');
      await town.thread.post(zoe, 'Et des fleurs.');
      await town.one.cast(agree, 'zoe@xn--mairie-pinal-heb.fr');
      await town.other.cast(agree, 'zoe@mairie-épinal.fr');
      assert.equal(await town.participants(), 1);
      await end();
    });

    it('that voted before addresses were compared in ASCII are the same still', async () => {
      const { store, end } = await open();
      const town = await plan(store);
      const earlier = ['zoe@mairie-épinal.fr', 'a@उदाहरण.भारत'];
      await store.write(async (writer) => {
        for (const email of earlier) {
          await writer.insert(participants, { scope, id: await keyedDigest('s', JSON.stringify([scope, email])) });
        }
      });
      for (const email of ['zoe@xn--mairie-pinal-heb.fr', 'a@xn--p1b6ci4b4b3a.xn--h2brj9c', ...earlier]) {
        await town.other.cast(agree, email);
        await town.thread.post(await town.thread.join('Zoé', email), `Un texte de ${email}`);
      }
      assert.equal(await town.participants(), 2);
      await end();
    });

    it('who take back all that they said are none, and who voted too are still', async () => {
      const { store, end } = await open();
      const town = await plan(store);
      const ada = await town.thread.join('Ada', 'ada@exemple.fr');
      await town.thread.post(ada, 'Plantons-en plus.');
      const bob = await town.thread.join('Bob', 'bob@exemple.fr');
      await town.thread.post(bob, 'Oui, des tilleuls.');
      await town.one.cast(agree, 'bob@exemple.fr');
      for (const key of [ada, bob]) await town.thread.act('participants/erase', { key });
      assert.equal(await town.participants(), 1);
      await end();
    });
  });
}
