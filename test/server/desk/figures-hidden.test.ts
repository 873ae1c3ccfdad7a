import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { keyRoles, roles } from '../../../src/server/desk/roles.ts';
import { putThing } from '../../../src/server/nouns.ts';
import { proposals } from '../../../src/server/nouns/consultation/tables.ts';
import type { PollDocument } from '../../../src/server/nouns/poll/document.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, petitionDocument, start } from '../support.ts';
import { program } from './program.ts';
import { deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const agree = { kind: 'three-way', stance: 1 } as const;
const votes = 7;

/** What only acts bring to a page of figures. */
const actHeads = /<dt>(?:Received|Confirmed|Withdrawn)<|>By site|>By domain|Confirmed acts/;

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`votes whose results are hidden, on ${engine}`, () => {
    const poll = async (document: Partial<PollDocument> = {}) => {
      const desk = await deskTown({ store: await open[engine]() });
      const town = await pollTown({
        town: desk,
        document: { results: 'after-close', closesAt: at(3 * day), ...document },
      });
      for (let number = 0; number < votes; number += 1) await town.cast(choose('chene'), `v${number}@exemple.fr`);
      return { ...desk, ...town };
    };

    /** Everything that the desk answers about a thing to each role that reads it. */
    const answers = async (town: DeskTown, path: string, isWithKeys = true) => {
      const all: { who: string; text: string }[] = [];
      for (const role of roles) {
        const email = `${role}@valmont.fr`;
        await town.appoint(email, role);
        const visit = await town.signedIn(email);
        for (const each of [
          `/desk${path}/figures`,
          `/desk${path}/figures?by=day`,
          `/desk${path}`,
          '/desk',
          '/desk/log',
        ])
          all.push({
            who: `${role} ${each}`,
            text: (await visit.get(`${each}${each.includes('?') ? '&' : '?'}lang=en`)).html,
          });
      }
      for (const role of isWithKeys ? keyRoles : []) {
        const { send } = await program(town, role);
        for (const each of [`${path}/figures`, `${path}/figures?by=day`, path, ''])
          all.push({ who: `key ${role} ${each}`, text: (await send('GET', each)).text });
      }
      return all;
    };

    it('are in no figures of the desk before the close, whoever reads them, and in all of them after it', async () => {
      const town = await poll();
      for (const { who, text } of await answers(town, '/polls/arbre')) {
        assert.doesNotMatch(text, actHeads, who);
        assert.doesNotMatch(text, /"(?:received|confirmed|withdrawn|sources|domains|pages|places)"/, who);
        assert.doesNotMatch(text, /\b7 (?:votes|ballots)/, who);
        if (who.includes('/figures')) assert.match(text, /hidden until the close|hiddenUntilClose":true/, who);
      }
      const observer = await program(town, 'observer');
      town.wait(4 * day);
      const { body, text } = await observer.send('GET', '/polls/arbre/figures');
      assert.match(text, /"confirmed":7/);
      assert.equal(body['hiddenUntilClose'], undefined);
      const page = await (await town.signedIn('observer@valmont.fr')).get('/desk/polls/arbre/figures?lang=en');
      assert.match(page.html, actHeads);
      assert.match(page.html, /<dt>Confirmed<[^]*?<strong>7</);
      await town.store.close();
    });

    it('are hidden in a consultation too: no sum, no hour, no proposal', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      await desk.store.write(async (writer) => {
        const document = { type: 'consultation', title: { fr: 'Plan arbres', en: 'Tree plan' } } as const;
        const hidden = { results: 'after-vote' as const, notice: petitionDocument.notice };
        await putThing(writer, 'plan', { ...document, opensAt: at(-day), closesAt: at(3 * day), votes: hidden }, start);
        const texts = { author: 'a', section: 'Rue', title: 'Un', body: 'Un', url: null, removed: null };
        await writer.insert(proposals, { scope: 'plan', id: 'p1', ...texts, created_at: start });
      });
      const town = await pollTown({ town: desk, path: '/consultations/plan/proposals/p1' });
      for (let number = 0; number < votes; number += 1) await town.cast(agree, `v${number}@exemple.fr`);
      for (const { who, text } of await answers(desk, '/consultations/plan')) {
        assert.doesNotMatch(text, actHeads, who);
        assert.doesNotMatch(text, /"(?:received|confirmed|withdrawn|sources|domains|pages|places)"/, who);
        assert.doesNotMatch(text, /\b7 (?:votes|participants)/, who);
      }
      await desk.store.close();
    });

    it('are not told by a quorum either, but to those who owe what it obliges to', async () => {
      const town = await poll({ quorum: { at: 5, duty: { fr: 'Un débat.', en: 'A debate.' }, within: 'P30D' } });
      for (const { who, text } of await answers(town, '/polls/arbre', false)) {
        const owes = /^(?:owner|editor) \/desk(?:\/polls\/arbre)?$/.test(who);
        assert.equal(/\bdue\b/i.test(text), owes, who);
      }
      town.wait(4 * day);
      const observer = await town.signedIn('observer@valmont.fr');
      assert.match((await observer.get('/desk/polls/arbre?lang=en')).html, /\bdue\b/i);
      await town.store.close();
    });

    it('on paper are shown to nobody once they count, but as a document, until the close', async () => {
      const town = await poll();
      const [one, two] = [await program(town, 'clerk'), await program(town, 'clerk')];
      const figures = { chene: 4, tilleul: 31, frene: 2, '~blank': 0 };
      const register = { document: 'Urne de la mairie', countedBy: 'le greffe', day: '2026-11-20', figures };
      const entered = await one.send('POST', '/polls/arbre/papers', register);
      assert.equal(entered.status, 201, entered.text);
      const id = String(entered.body['id']);
      const second = await two.send('POST', `/polls/arbre/papers/${id}/figures`, { figures });
      assert.equal(second.body['outcome'], 'counted');
      const read = async () => (await one.send('GET', '/polls/arbre/papers')).text;
      assert.doesNotMatch(await read(), /tilleul|"number"|31/);
      assert.match(await read(), /Urne de la mairie.*"hiddenUntilClose":true/);
      await town.appoint('greffe@valmont.fr', 'clerk');
      const clerk = await town.signedIn('greffe@valmont.fr');
      const { html } = await clerk.get('/desk/polls/arbre/papers?lang=en');
      const counted = html.slice(html.indexOf('id="counted"'));
      assert.match(counted, /Urne de la mairie[^]*hidden until the close/);
      assert.doesNotMatch(counted, /\b31\b|A lime|\b37\b/);
      town.wait(4 * day);
      assert.match(await read(), /"tilleul":31/);
      assert.match(
        (await (await town.signedIn('greffe@valmont.fr')).get('/desk/polls/arbre/papers?lang=en')).html,
        /A lime.{0,9}31/,
      );
      await town.store.close();
    });

    it('that stand in a document are read by those alone who may write it', async () => {
      const bundles = [{ times: 40, ballot: choose('tilleul') }];
      const town = await poll({ bundles });
      for (const role of keyRoles) {
        const { text } = await (await program(town, role)).send('GET', '/polls/arbre');
        assert.equal(text.includes('bundles'), role === 'editor', role);
      }
      const observer = await program(town, 'observer');
      town.wait(4 * day);
      assert.match((await observer.send('GET', '/polls/arbre')).text, /"bundles":/);
      await town.store.close();
    });
  });
}
