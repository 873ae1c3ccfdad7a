import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { minute } from '../support.ts';
import { addSigners, deskTown, hiddenOf } from './support.ts';

const open = engines();
after(() => open.stop());

const path = '/desk/petitions/velo/news';
const letter = { 'subject.fr': 'La mairie a répondu', 'text.fr': 'La piste sera tracée en mai.', upon: '0' };

describe('news that are being sent', () => {
  for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
    it(`are stopped between two batches, and said to have been, on ${engine}`, async () => {
      const store = await open[engine]();
      const town = await deskTown({ store });
      await addSigners(store, 250);
      await town.appoint('elle@valmont.fr', 'editor');
      const visit = await town.signedIn('elle@valmont.fr');
      await visit.send(path, letter);
      const { html } = await visit.get(`${path}/preview`);
      const begun = await visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'send' });
      assert.match(
        begun.html,
        /role="status" class="done">L’envoi a commencé\. Il reste 250 personnes à qui l’envoyer : 100 messages partent chaque minute, soit encore environ 3 minutes\.</,
      );
      await town.app.runDue();
      assert.match(
        (await visit.get(`${begun.at.replace('lang=fr', 'lang=en')}`)).html,
        /class="done">Sending has begun\. Still to go to 150 people: 100 messages leave each minute, so that it takes about 2 minutes more\.</,
      );

      const leaving = await visit.get(path);
      assert.match(leaving.html, /en cours d’envoi, destinataires.: 100<.*Il reste 150 personnes à qui l’envoyer/);
      assert.match(leaving.html, /class="done"><\/p>/);
      const id = /name="id" value="([^"]+)"/.exec(leaving.html)?.[1] ?? '';
      const stopped = await visit.send(`${path}/stop`, { id });
      assert.match(stopped.html, /envoi arrêté, destinataires.: 100/);
      assert.match(
        stopped.html,
        /role="status" class="done">L’envoi est arrêté : personne d’autre ne reçoit ce message\./,
      );
      const again = await visit.send(`${path}/stop`, { id });
      assert.match(again.html, /class="done">Ce message n’était plus en cours d’envoi/);
      assert.doesNotMatch(stopped.html, /Arrêter l’envoi/);

      town.wait(minute);
      await town.app.runDue();
      assert.match((await visit.get(`${path}?lang=en`)).html, /sending stopped, recipients: 100/);
      const answer = await town.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await answer.json()) as { items: { act: string; receivers?: number }[] };
      assert.deepEqual(
        items.filter(({ receivers }) => receivers !== undefined).map(({ act, receivers }) => [act, receivers]),
        [['news-stopped', 100]],
      );
    });

    it(`are said to have gone once they have, on ${engine}`, async () => {
      const store = await open[engine]();
      const town = await deskTown({ store });
      await addSigners(store, 130);
      await town.appoint('elle@valmont.fr', 'editor');
      const visit = await town.signedIn('elle@valmont.fr');
      await visit.send(path, letter);
      const { html } = await visit.get(`${path}/preview`);
      const { at } = await visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'send' });
      await town.app.runDue();
      assert.match((await visit.get(at)).html, /class="done">L’envoi a commencé\. Il reste 30 personnes/);
      town.wait(minute);
      await town.app.runDue();
      const gone = (await visit.get(at)).html;
      assert.match(gone, /class="done">Le message est parti\. Destinataires : 130\.</);
      assert.doesNotMatch(gone, /Il reste|a commencé/);
      await store.close();
    });
  }
});
