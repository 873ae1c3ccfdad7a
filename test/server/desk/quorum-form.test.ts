import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { hour } from '../support.ts';
import { actionOf, draftIn, fieldsOf, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const editor = 'redaction@ville.example';

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the quorum in the form of a vote, on ${engine}`, () => {
    it('is asked for in each language, whole or not at all', async () => {
      const town = await deskTown({ store: await open[engine](), site: { name: 'Ville de Valmont' } });
      await town.appoint(editor, 'editor');
      const visit = await town.signedIn(editor);
      let seen = await fill(visit, await visit.get('/desk/new'), { 'language.en': 'yes', model: 'poll/quick-vote' });
      for (const fields of [
        { 'title.fr': 'Ouvrir le dimanche ?', 'title.en': 'Open on Sunday?' },
        {
          ...{ 'options.0.label.fr': 'Oui', 'options.0.label.en': 'Yes' },
          ...{ 'options.1.label.fr': 'Non', 'options.1.label.en': 'No' },
        },
        { closesAt: '2027-03-31' },
      ]) {
        seen = await fill(visit, seen, fields);
      }
      const rules = seen;
      assert.match(rules.html, /Quorum.: nombre de bulletins \(facultatif\)/);
      const alone = await fill(visit, rules, { 'quorum.at': '500', 'quorum.duty.fr': 'Le conseil en débat.' });
      assert.equal(alone.status, 422);
      assert.match(alone.html, /<a href="#quorum\.duty\.en"\s*>Ce que la collectivité fait si le quorum est atteint/);
      assert.doesNotMatch(alone.html, /<a href="#quorum\.duty\.fr"/);
      const unnumbered = await fill(visit, alone, { 'quorum.at': '', 'quorum.duty.fr': 'Le conseil en débat.' });
      assert.match(unnumbered.html, /<a href="#quorum\.at"\s*>Quorum.: nombre de bulletins/);
      const odd = await fill(visit, unnumbered, {
        'quorum.at': '0',
        'quorum.duty.fr': 'Un.',
        'quorum.duty.en': 'One.',
      });
      assert.match(odd.html, /<a href="#quorum\.at"\s*>[^<]*Ce nombre est trop petit.: 1 au moins/);
      // A time alone promises nothing.
      const none = { 'quorum.at': '', 'quorum.duty.fr': '', 'quorum.duty.en': '' };
      const timed = await fill(visit, odd, { ...none, 'quorum.within': 'P1M' });
      assert.equal(timed.status, 200);
      await fill(visit, await fill(visit, timed), { name: 'sans-quorum' });
      assert.equal('quorum' in (await town.read('/polls/sans-quorum')), false);

      const page = await visit.get('/desk/polls/sans-quorum/correct?lang=en');
      const summary = await visit.send(actionOf(page.html), {});
      const step = await visit.get(`/desk/drafts/${draftIn(summary)}/rules?back=summary&lang=en`);
      assert.match(step.html, /What the authority does if the quorum is reached/);
      const half = await fill(visit, step, { 'quorum.at': '500' });
      assert.equal(half.status, 422, 'a correction asks as much');
      const whole = await fill(visit, half, {
        ...{ 'quorum.duty.fr': 'Un débat.', 'quorum.duty.en': 'A debate.', 'quorum.within': 'P2M' },
      });
      await fill(visit, whole);
      assert.deepEqual((await town.read('/polls/sans-quorum?lang=en'))['quorum'], { at: 500, duty: 'A debate.' });
      await town.store.close();
    });

    it('warns of a number that the ballots have come to, and keeps what is owed', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const valmont = await pollTown({ town, document: { results: 'always' } });
      for (const name of ['un', 'deux']) await valmont.cast(choose('chene'), `${name}@exemple.fr`);
      town.wait(hour);
      await town.appoint(editor, 'editor');
      const visit = await town.signedIn(editor);
      const correct = async (fields: Record<string, string>) => {
        const page = await visit.get('/desk/polls/arbre/correct');
        const summary = await visit.send(actionOf(page.html), {});
        const step = await visit.get(`/desk/drafts/${draftIn(summary)}/rules?back=summary`);
        return fill(visit, step, fields);
      };
      const words = { 'quorum.duty.fr': 'Un débat.', 'quorum.duty.en': 'A debate.' };
      assert.doesNotMatch((await correct({ ...words, 'quorum.at': '3' })).html, /Le décompte a déjà atteint/);
      const passed = await correct({ ...words, 'quorum.at': '2' });
      assert.match(passed.html, /Le décompte a déjà atteint 2.: ce seuil sera dit atteint dès la publication/);
      assert.match((await fill(visit, passed)).html, /La correction est publiée/);
      assert.match(await town.page('/log?lang=fr'), /Le quorum de 2 a été fixé/);

      const raised = await fill(visit, await correct({ 'quorum.at': '400' }));
      assert.equal(raised.status, 422);
      assert.match(raised.html, /href="[^"]*\/rules\?[^"]*#quorum\.at"/, 'what is owed stays, and the field says so');
      const { send } = await program(town);
      const met = { author: { fr: 'La maire' }, text: { fr: 'Le débat a eu lieu.' }, meets: [2] };
      assert.equal((await send('POST', '/polls/arbre/answer', met)).status, 200);
      const free = await correct({ 'quorum.at': '400' });
      assert.equal(fieldsOf(free.html)['version']?.length, 43);
      assert.match((await fill(visit, free)).html, /La correction est publiée/);
      await town.store.close();
    });
  });
}
