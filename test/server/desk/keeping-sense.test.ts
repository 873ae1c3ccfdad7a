import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { petitionDocument, put } from '../support.ts';
import { actionOf, draftIn, fill } from './forms.ts';
import { program } from './program.ts';
import { deskTown } from './support.ts';

const open = engines();
after(() => open.stop());

const [first, second] = petitionDocument.thresholds;
const poll = nouns.find(({ type }) => type === 'poll')!.documented.example as unknown as Record<string, unknown>;
const [one, other] = poll['options'] as { id: string; label: Record<string, string> }[];

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe(`what makes no sense in a document, on ${engine}`, () => {
    const start = async () => {
      const town = await deskTown({ store: await open[engine]() });
      const { send } = await program(town);
      const faults = async (method: string, path: string, body: object): Promise<string> => {
        const { status, body: said } = await send(method, path, body);
        return status < 300 ? 'taken' : (said.errors ?? []).map(({ field }) => field).join(' ');
      };
      return { ...town, send, faults };
    };

    it('is refused of a petition, by field', async () => {
      const { faults, send, store } = await start();
      for (const [fields, said] of [
        [{ thresholds: [{ ...first, at: 0 }] }, 'thresholds.0.at'],
        [{ thresholds: [first, { ...second, at: first!.at }] }, 'thresholds.1.at'],
        [{ title: { fr: '   ' }, text: { fr: '' } }, 'title.fr text.fr'],
        [{ title: { xx: 'Zzz' }, text: { xx: 'Zzz' } }, 'title.xx'],
        [{ notice: { ...petitionDocument.notice, controller: { fr: '\u00a0' } } }, 'notice.controller.fr'],
        [{ title: { rcf: 'Zistwar' }, text: { rcf: 'Zistwar' } }, 'taken'],
        [{ title: { br: 'Hentoù', xx: 'Zzz' } }, 'taken'],
        [{}, 'taken'],
      ] as const) {
        const path = `/petitions/essai-${Math.abs(JSON.stringify(fields).length)}`;
        assert.equal(await faults('PUT', path, { ...petitionDocument, ...fields }), said);
      }
      const { body } = await send('PUT', '/petitions/x', { ...petitionDocument, thresholds: [{ ...first, at: 0 }] });
      assert.equal(body.errors?.[0]?.detail, 'is reached before anyone signs: give a number from 1.');
      assert.equal(await faults('PATCH', '/petitions/velo', { text: { fr: '' }, textVersion: 'v2' }), 'text.fr');
      await store.close();
    });

    it('is refused of a vote, by field', async () => {
      const { faults, store } = await start();
      const form = poll['form'] as object;
      for (const [fields, said] of [
        [{ options: [one] }, 'options'],
        [{ options: [] }, 'options'],
        [{ options: [one, { ...other, label: { fr: '' } }] }, 'options.1.label.fr'],
        [{ options: [one, { ...other, id: one!.id }] }, 'options.1.id'],
        [{ form: { ...form, kind: 'choices', min: 1, max: 2 }, method: 'plurality' }, 'form.max'],
        [{ form: { kind: 'choices', min: 1, max: 1 }, method: 'schulze' }, 'method'],
        [{ form: { kind: 'ranking', min: 1, max: 2, ties: true }, method: 'instant-runoff' }, 'form.ties'],
        [
          { form: { kind: 'judgments', mentions: ['a', 'b', 'c'], missing: 'median' }, method: 'majority-judgment' },
          'words',
        ],
        [{ lotOrder: [one!.id] }, 'lotOrder'],
        [{ quorum: { at: 0, duty: { fr: 'Le conseil vote.' } } }, 'quorum.at'],
      ] as const) {
        assert.equal(await faults('PUT', '/polls/essai', { ...poll, ...fields }), said, JSON.stringify(fields));
      }
      assert.equal(await faults('PUT', '/polls/essai', poll), 'taken');
      await store.close();
    });

    it('stays where it stood before, and can be mended', async () => {
      const { faults, send, store } = await start();
      await put(store, 'velo', { ...petitionDocument, thresholds: [{ ...first!, at: 0 }], text: { fr: '' } });
      const closes = { closesAt: '2027-03-31' };
      assert.equal(await faults('PATCH', '/petitions/velo', closes), 'taken');
      const { body } = await send('GET', '/petitions/velo');
      assert.equal(await faults('PUT', '/petitions/velo', body['document'] ?? body), 'taken');
      assert.equal(await faults('PATCH', '/petitions/velo', { title: { fr: ' ' } }), 'title.fr');
      assert.equal(await faults('PATCH', '/petitions/velo', { thresholds: [first] }), 'taken');
      await store.close();
    });

    it('stays wherever it stands: what is put before it changes nothing, and the same once more is refused', async () => {
      const { faults, store } = await start();
      const old = { ...first!, at: 0 };
      await put(store, 'velo', { ...petitionDocument, thresholds: [old, second!, { ...second!, label: { fr: '' } }] });
      const twice = { ...second!, label: { fr: '' } };
      const next = { ...first!, at: 3 };
      assert.equal(await faults('PATCH', '/petitions/velo', { thresholds: [next, old, second, twice] }), 'taken');
      assert.equal(await faults('PATCH', '/petitions/velo', { thresholds: [second, twice, next, old] }), 'taken');
      const more = { thresholds: [next, { ...next, label: { fr: '' } }, second, twice, old] };
      assert.equal(await faults('PATCH', '/petitions/velo', more), 'thresholds.1.label.fr thresholds.1.at');
      assert.equal(
        await faults('PATCH', '/petitions/velo', { thresholds: [second, twice, second, old] }),
        'thresholds.2.at',
        'one of two was there',
      );
      assert.equal(
        await faults('PATCH', '/petitions/velo', { thresholds: [next, second, old, old] }),
        'thresholds.3.at',
      );
      await store.close();
    });

    it('is warned of where a language of the title is not that of the other texts, once', async () => {
      const { send, store } = await start();
      const title = { de: 'Radwege' };
      const warnings = async (method: string, document: object) => {
        const { body } = await send(method, '/petitions/radwege', document);
        return (body['warnings'] as { field: string; detail: string }[] | undefined)?.filter(({ field }) =>
          field.startsWith('title.'),
        );
      };
      const made = await warnings('PUT', { ...petitionDocument, title });
      assert.deepEqual(
        made?.map(({ field }) => field),
        ['title.de'],
      );
      for (const field of ['text', 'thresholds.0.label', 'thresholds.0.duty', 'notice.controller'])
        assert.ok(made?.[0]?.detail.includes(field), `${field}: ${made?.[0]?.detail}`);
      const known = await warnings('PATCH', { closesAt: '2028-01-31' });
      assert.equal(known, undefined, 'it is known by now');
      const added = await warnings('PATCH', { countNote: { fr: 'Reprise.' } });
      assert.match(added?.[0]?.detail ?? '', /are not in it: countNote\. Who reads it/);
      const french = await warnings('PATCH', { title: { fr: 'Pistes', de: null } });
      assert.deepEqual(french ?? [], []);
      // What is said later may be said in fewer languages.
      const answered = await warnings('PATCH', {
        title: { en: 'Lanes' },
        timeline: [{ at: '2026-11-01', label: { fr: 'Reçue' } }],
      });
      assert.doesNotMatch(JSON.stringify(answered ?? []), /timeline/);
      await store.close();
    });

    it('is warned of where a thing is closed from the beginning', async () => {
      const { send, store } = await start();
      const title = { fr: petitionDocument.title.fr };
      const past = { ...petitionDocument, title, opensAt: '2020-01-01', closesAt: '2020-03-31', keepMonths: 12 };
      const { status, body } = await send('PUT', '/petitions/ancienne', past);
      assert.equal(status, 201);
      assert.deepEqual(body['warnings'], [
        {
          field: 'closesAt',
          detail:
            '2020-03-31 has passed: it is closed from the beginning, and nobody can take part. Put a day to come if you do not mean that.',
        },
      ]);
      const again = await send('PATCH', '/petitions/ancienne', { countNote: { fr: 'Reprise.' } });
      assert.deepEqual(again.body['warnings'] ?? [], []);
      const archived = await send('PUT', '/petitions/reprise', { ...past, override: 'archived' });
      assert.deepEqual(archived.body['warnings'] ?? [], [], 'a record of the past is no slip');
      await store.close();
    });

    it('is said in words in the form', async () => {
      const { appoint, signedIn, store } = await start();
      await appoint('elle@valmont.fr', 'editor');
      const visit = await signedIn('elle@valmont.fr');
      for (const [lang, said] of [
        ['fr', /Un autre a déjà ce nombre : réunissez les deux/],
        ['en', /Another one has this number already: put both into one/],
      ] as const) {
        const { html } = await visit.get(`/desk/petitions/velo/correct?lang=${lang}`);
        const begun = await visit.send(actionOf(html), {});
        const page = await visit.get(`/desk/drafts/${draftIn(begun)}/thresholds?back=summary&lang=${lang}`);
        const refused = await fill(visit, await fill(visit, page, { 'thresholds.1.at': '2' }));
        assert.equal(refused.status, 422);
        assert.match(refused.html, said);
      }
      await store.close();
    });
  });
}
