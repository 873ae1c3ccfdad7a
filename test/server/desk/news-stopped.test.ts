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
      await visit.send(`${path}/preview`, { ...hiddenOf(html), act: 'send' });
      await town.app.runDue();

      const leaving = await visit.get(path);
      assert.match(leaving.html, /en cours d’envoi, destinataires.: 100/);
      const id = /name="id" value="([^"]+)"/.exec(leaving.html)?.[1] ?? '';
      const stopped = await visit.send(`${path}/stop`, { id });
      assert.match(stopped.html, /envoi arrêté, destinataires.: 100/);
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
  }
});
