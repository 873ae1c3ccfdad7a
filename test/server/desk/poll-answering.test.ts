import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { AnsweredPoll } from '../../../src/schema/poll.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { day, start } from '../support.ts';
import { archiveOf, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const page = '/desk/polls/arbre/answer';
const quorum = { at: 2, duty: { fr: 'Le conseil en débat.', en: 'The council debates it.' }, within: 'P10D' };
const afterClose = {
  duty: { fr: 'La ville dit ce qu’elle plante.', en: 'The town says what it plants.' },
  within: 'P15D',
};

const answer = {
  'author.fr': 'La maire de Valmont',
  'author.en': 'The mayor of Valmont',
  at: '2026-11-23',
  'text.fr': 'Nous plantons un chêne.',
  'text.en': 'We plant an oak.',
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what a vote obliges to, on ${engine}`, () => {
    const town = async (document: Partial<PollDocument> = { quorum, afterClose }) => {
      const desk = await deskTown({ store: await open[engine]() });
      await desk.appoint('qui@valmont.fr', 'editor');
      const visit = await desk.signedIn('qui@valmont.fr');
      return { ...desk, ...(await pollTown({ town: desk, document })), visit };
    };

    it('is due from the ballot on that reaches the quorum, and is told late once it is', async () => {
      const valmont = await town();
      const { visit, store, wait } = valmont;
      await valmont.cast(choose('chene'), 'un@exemple.fr');
      assert.equal((await valmont.poll()).duties, undefined);
      assert.match((await visit.get(page)).html, /Aucun engagement n’est dû/);
      wait(2000);
      const key = await valmont.cast(choose('frene'), 'deux@exemple.fr');
      wait(2000);
      const [due] = (await valmont.poll()).duties ?? [];
      assert.deepEqual([due?.text, due?.due, due?.metAt], ['Le conseil en débat.', '2026-12-01', undefined]);
      assert.ok(Date.parse(due!.since) <= start + 4000);
      assert.match(
        (await visit.get(page)).html,
        /2 bulletins, atteint le 21\snovembre 2026\. À faire au plus tard le 1er\sdécembre 2026\./,
      );
      assert.match((await visit.get('/desk')).html, /réponse due le 1er\sdécembre 2026/);
      await valmont.post('/withdraw', { key });
      wait(2000);
      const kept = (await valmont.poll()).duties?.[0];
      assert.deepEqual(kept, due, 'what is reached stays reached');
      wait(12 * day);
      const late = (await valmont.poll()).duties?.find(({ text }) => text === due?.text);
      assert.equal(late?.due, '2026-12-01');
      assert.match(await valmont.page('/polls/arbre?lang=fr'), /Le conseil en débat\.[^]*En retard de 2 jours\./);
      const later = await valmont.signedIn('qui@valmont.fr');
      assert.match((await later.get(page)).html, /En retard de 2 jours\./);
      await store.close();
    });

    it('is due from the close on, and settled by the answer, in each language, with the steps', async () => {
      const valmont = await town({ afterClose });
      const { store, wait } = valmont;
      await valmont.cast(choose('chene'));
      assert.equal((await valmont.poll()).duties, undefined);
      wait(2 * day);
      const visit = await valmont.signedIn('qui@valmont.fr');
      const [due] = (await valmont.poll()).duties ?? [];
      assert.deepEqual(due, {
        text: 'La ville dit ce qu’elle plante.',
        since: new Date(start + day - 1).toISOString(),
        due: '2026-12-07',
      });
      const empty = await visit.get(page);
      assert.match(empty.html, /Participation close le 22\snovembre 2026/);
      assert.match(empty.html, /Après la clôture : La ville dit ce qu’elle plante\./);
      const done = await visit.send(page, { ...hiddenOf(empty.html), ...answer, 'meets.0': 'yes' });
      assert.match(done.html, /role="status"[^>]*>La réponse est publiée\./);
      assert.match(done.html, /Fait le 23\snovembre 2026\./);
      const poll = await valmont.poll();
      assert.deepEqual(poll.answer, {
        author: 'La maire de Valmont',
        at: '2026-11-23',
        text: 'Nous plantons un chêne.',
      });
      assert.equal(poll.duties?.[0]?.metAt, '2026-11-23');
      assert.deepEqual(
        poll.timeline?.map(({ label }) => label),
        ['Ouverture du vote', 'Clôture du vote', 'Réponse officielle publiée'],
      );
      assert.match(await valmont.page('/polls/arbre?lang=en'), /The mayor of Valmont[^]*We plant an oak\.[^]*Done on/);
      const files = await archiveOf(valmont, start + 2 * day);
      const archived = JSON.parse(files.get('polls/arbre.json') ?? '{}') as { things: Record<string, AnsweredPoll> };
      assert.deepEqual(archived.things['fr']?.answer, poll.answer);
      assert.deepEqual(archived.things['fr']?.duties, poll.duties);
      await store.close();
    });

    it('tells nothing of a quorum as long as nobody may know the numbers', async () => {
      const valmont = await town({ quorum, results: 'after-close' });
      const { visit, store, wait } = valmont;
      await valmont.cast(choose('chene'), 'un@exemple.fr');
      await valmont.cast(choose('chene'), 'deux@exemple.fr');
      wait(2000);
      assert.equal((await valmont.poll()).duties, undefined);
      assert.match((await visit.get(page)).html, /2 bulletins, atteint le 21\snovembre 2026/, 'those who owe it know');
      wait(2 * day);
      assert.equal((await valmont.poll()).duties?.[0]?.due, '2026-12-01');
      await store.close();
    });

    it('counts from when it is promised, where the ballots are there already', async () => {
      const valmont = await town({});
      const { store, wait } = valmont;
      await valmont.cast(choose('chene'), 'un@exemple.fr');
      await valmont.cast(choose('chene'), 'deux@exemple.fr');
      wait(6 * 3600_000);
      await pollTown({ town: valmont, document: { quorum } });
      assert.equal((await valmont.poll()).duties?.[0]?.since, new Date(start + 6 * 3600_000).toISOString());
      await store.close();
    });
  });
}
