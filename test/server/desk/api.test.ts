import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { giveKey, newKey, takeKey } from '../../../src/server/desk/keys.ts';
import { addDraft, listDrafts } from '../../../src/server/desk/making/drafts.ts';
import type { Role } from '../../../src/server/desk/roles.ts';
import { sayFaults } from '../../../src/server/core/say-issue.ts';
import { deskActs } from '../../../src/server/desk/acts.ts';
import { deskCalls } from '../../../src/server/desk/calls.ts';
import { readLog } from '../../../src/server/desk/log.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { engines } from '../engines.ts';
import { newKey as newParticipantKey, petitionDocument, start } from '../support.ts';
import { addSigners, deskTown, type DeskTown } from './support.ts';

const open = engines();
after(() => open.stop());

type Body = Record<string, unknown> & {
  errors?: { field: string; detail: string }[];
  items?: { path: string; phase: string; version: string }[];
};

/** A program that works at the desk of a town, with a key of its own. */
async function program(town: DeskTown, role: Role = 'editor', scope = '') {
  const { key, id } = await newKey();
  const name = `${role} ${id.slice(0, 4)}`;
  await town.store.write((writer) => giveKey(writer, { id, name, role, scope }, { nouns, by: 'operator', now: start }));
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await town.app.request(`/desk/api${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const tag = response.headers.get('ETag') ?? '';
    const type = response.headers.get('Content-Type') ?? '';
    return { status: response.status, tag, type, body: (text ? JSON.parse(text) : {}) as Body };
  };
  return { send, name };
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the desk over HTTP, on ${engine}`, () => {
    const town = async () => deskTown({ store: await open[engine]() });

    it('makes, reads, changes and ends a thing; what is sent again is one change', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const made = await send('PUT', '/petitions/quai', petitionDocument);
      assert.equal(made.status, 201);
      assert.match(made.tag, /^"[\w-]{43}"$/);
      const again = await send('PUT', '/petitions/quai', petitionDocument);
      assert.deepEqual([again.status, again.tag], [200, made.tag]);
      const read = await send('GET', '/petitions/quai');
      assert.deepEqual(read.body, petitionDocument);
      assert.equal((await send('GET', '/petitions/quai', undefined, { 'If-None-Match': made.tag })).status, 304);
      const title = { fr: 'Un quai pour tout le monde' };
      const changed = await send('PATCH', '/petitions/quai', { title: { ...title, en: null }, author: null });
      assert.deepEqual([changed.status, changed.body['title'], changed.body['author']], [200, title, undefined]);
      assert.equal((await send('POST', '/petitions/quai/pause', { reason: { fr: 'Le plan change.' } })).status, 200);
      const list = await send('GET', '');
      const [quai] = list.body.items!.filter(({ path }) => path === '/petitions/quai');
      assert.equal(quai?.phase, 'paused');
      assert.equal((await send('POST', '/petitions/quai/resume')).status, 200);
      assert.equal(
        (await send('POST', '/petitions/quai/extend', { until: '2027-03-31' })).body['closesAt'],
        '2027-03-31',
      );
      assert.equal((await send('POST', '/petitions/quai/close', { reason: { fr: 'Tout est dit.' } })).status, 200);
      assert.equal((await send('POST', '/petitions/quai/close')).status, 409);
      assert.equal((await send('POST', '/petitions/quai/archive', { reason: { fr: 'C’est fait.' } })).status, 200);
      const log = await valmont.app.request('/log', { headers: { Accept: 'application/json' } });
      const { items } = (await log.json()) as {
        items: { act: string; by: string; path?: string; fields?: string[] }[];
      };
      assert.deepEqual(
        items
          .filter(({ path }) => path === '/petitions/quai')
          .map(({ act }) => act)
          .sort(),
        ['archived', 'changed', 'closed', 'extended', 'paused', 'published', 'resumed'],
      );
      assert.deepEqual(items.find(({ act }) => act === 'changed')?.fields?.sort(), ['author', 'title']);
      await valmont.store.close();
    });

    it('warns of a threshold that the count has reached already, and of no other', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      await addSigners(valmont.store, 3);
      const [first, second] = petitionDocument.thresholds;
      const detail = (at: number) =>
        `The count has reached ${at} already: this number is said to be reached from now on, and what it obliges to is due. Put a larger number if you do not mean that.`;
      const later = await send('PUT', '/petitions/velo', {
        ...petitionDocument,
        thresholds: [first, { ...second, at: 9 }],
      });
      assert.deepEqual([later.status, later.body['warnings']], [200, undefined]);
      const thresholds = [first, { ...second, at: 1 }, { ...second, at: 3 }];
      const put = await send('PATCH', '/petitions/velo', { thresholds });
      assert.equal(put.status, 200);
      assert.deepEqual(put.body['warnings'], [
        { field: 'thresholds', detail: detail(1) },
        { field: 'thresholds', detail: detail(3) },
      ]);
      const read = await send('GET', '/petitions/velo');
      assert.deepEqual([read.tag, read.body['warnings']], [put.tag, undefined], 'they are no part of the document');
      const back = await send('PUT', '/petitions/velo', put.body);
      assert.deepEqual([back.status, back.tag, back.body['warnings']], [200, put.tag, undefined], 'it is known by now');
      const again = await send('PUT', '/petitions/velo', { ...petitionDocument, thresholds: [first] });
      assert.deepEqual(
        [again.status, again.body.errors?.map(({ field }) => field)],
        [422, ['thresholds']],
        'they are due',
      );
      await valmont.store.close();
    });

    it('warns of a notice that promises an end which nothing brings about, once', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const fieldsOf = ({ body }: { body: Body }): string[] =>
        ((body['warnings'] ?? []) as { field: string; detail: string }[]).map(({ field }) => field);
      const french = { ...petitionDocument, title: { fr: petitionDocument.title.fr } };
      const made = await send('PUT', '/petitions/quai', french);
      assert.deepEqual([made.status, fieldsOf(made)], [201, ['keepMonths']]);
      assert.match(JSON.stringify(made.body['warnings']), /nothing is erased by itself\. Put .*keepMonths.*: 12/);
      assert.deepEqual(fieldsOf(await send('PATCH', '/petitions/quai', { closesAt: '2027-03-31' })), []);
      const { notice } = petitionDocument;
      const later = { notice: { ...notice, retention: { fr: 'deux ans.' } } };
      assert.deepEqual(fieldsOf(await send('PATCH', '/petitions/quai', later)), ['keepMonths']);
      assert.deepEqual(fieldsOf(await send('PATCH', '/petitions/quai', { keepMonths: 24 })), []);
      assert.deepEqual(fieldsOf(await send('PATCH', '/petitions/quai', { keepMonths: null })), ['keepMonths']);
      assert.deepEqual(fieldsOf(await send('PUT', '/petitions/gare', { ...french, keepUntil: '2028-01-31' })), []);
      for (const { path, documented } of nouns) {
        assert.deepEqual(
          fieldsOf(await send('PUT', `${path}/exemple-${documented.example.type}`, documented.example)),
          [],
        );
      }
      await valmont.store.close();
    });

    it('deletes nothing that was published, and says what to do; a draft it does', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const refused = await send('DELETE', '/petitions/velo');
      assert.deepEqual([refused.status, refused.type], [409, 'application/problem+json']);
      assert.match(
        String(refused.body['detail']),
        /^\/petitions\/velo was published, so it is not deleted: .* Close it/,
      );
      assert.equal((await send('GET', '/petitions/velo')).status, 200);
      assert.equal((await send('DELETE', '/petitions/rien')).status, 404);
      const values = { 'title.fr': 'Un quai' };
      const { noun, model } = { noun: 'petition', model: 'petition' };
      const draftOf = (of: string) =>
        valmont.store.write((writer) => addDraft(writer, { type: noun, model, values, of }, start));
      const [draft, correction] = [await draftOf(''), await draftOf('velo')];
      const ofOne = await program(valmont, 'editor', 'velo');
      const observer = await program(valmont, 'observer');
      assert.equal((await ofOne.send('DELETE', `/drafts/${draft.id}`)).status, 403);
      assert.equal((await observer.send('DELETE', `/drafts/${draft.id}`)).status, 403);
      assert.equal((await observer.send('DELETE', '/petitions/velo')).status, 403);
      assert.equal((await ofOne.send('DELETE', `/drafts/${correction.id}`)).status, 204);
      assert.equal((await send('DELETE', `/drafts/${draft.id}`)).status, 204);
      const gone = await send('DELETE', `/drafts/${draft.id}`);
      assert.deepEqual(
        [gone.status, gone.body['detail']],
        [404, 'There is no such draft: it was published or deleted.'],
      );
      assert.deepEqual(await listDrafts(valmont.store), []);
      await valmont.store.close();
    });

    it('opens early what was to open later, once', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const later = { ...petitionDocument, opensAt: '2998-01-01', closesAt: '2999-01-01' };
      const made = await send('PUT', '/petitions/quai', later);
      const old = await send('POST', '/petitions/quai/open', undefined, { 'If-Match': '"other"' });
      assert.equal(old.status, 412);
      const opened = await send('POST', '/petitions/quai/open', { reason: { fr: 'Prêt.' } }, { 'If-Match': made.tag });
      assert.deepEqual([opened.status, opened.body['opensAt']], [200, new Date(start).toISOString()]);
      const again = await send('POST', '/petitions/quai/open');
      assert.deepEqual(
        [again.status, again.body['detail']],
        [409, `It has opened already, on ${new Date(start).toISOString()}.`],
      );
      await send('PATCH', '/petitions/quai', { opensAt: '2998-01-01' });
      await send('POST', '/petitions/quai/pause', { reason: { fr: 'Une crue.' } });
      const held = await send('POST', '/petitions/quai/open');
      assert.deepEqual([held.status, held.body['detail']], [409, 'It is paused: resume it first.']);
      const { key } = await newKey();
      const stranger = { Authorization: `Bearer ${key}` };
      assert.equal((await send('POST', '/petitions/quai/open', undefined, stranger)).status, 401);
      const observer = await program(valmont, 'observer');
      assert.equal((await observer.send('POST', '/petitions/quai/open')).status, 403);
      await valmont.store.close();
    });

    it('changes only the version that was read, where one is named', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const { tag } = await send('GET', '/petitions/velo');
      const change = (author: string) =>
        send('PATCH', '/petitions/velo', { author: { fr: author } }, { 'If-Match': tag });
      const both = await Promise.all([change('Une'), change('Deux')]);
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 412]);
      const late = both.find(({ status }) => status === 412);
      assert.match(String(late?.body['detail']), /has been changed in the meantime\. Read it again/);
      assert.equal((await send('PUT', '/petitions/velo', petitionDocument, { 'If-None-Match': '*' })).status, 412);
      assert.equal((await send('PUT', '/petitions/quai', petitionDocument, { 'If-None-Match': '*' })).status, 201);
      await valmont.store.close();
    });

    it('names every fault by its field, and changes nothing', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const faulty = { ...petitionDocument, title: {}, closesAt: 'demain', thresholds: [{ at: -1 }] };
      const refused = await send('PUT', '/petitions/quai', faulty);
      assert.equal(refused.status, 422);
      assert.equal(refused.type, 'application/problem+json');
      const fields = refused.body.errors!.map(({ field }) => field);
      for (const field of ['title', 'closesAt', 'thresholds.0.at']) assert.ok(fields.includes(field), fields.join());
      assert.equal((await send('GET', '/petitions/quai')).status, 404);
      // What is asked of a whole document is told beside what is wrong with its form.
      const both = await send('PUT', '/petitions/quai', {
        ...petitionDocument,
        title: { fr: 'é'.repeat(10_000) },
        text: { fr: 'Un texte.', en: ' ' },
        opensAt: '2027-05-01',
        closesAt: '2027-04-01',
        thresholds: [{ at: 0, label: { fr: 'Zéro' }, duty: { fr: 'Rien' } }],
        mistyped: 1,
      });
      assert.deepEqual(
        both.body.errors!.map(({ field }) => field).sort(),
        ['closesAt', 'mistyped', 'text.en', 'thresholds.0.at', 'title.fr'],
        JSON.stringify(both.body),
      );
      const dated = await send('PUT', '/petitions/quai', {
        ...petitionDocument,
        opensAt: '2027-05-01',
        closesAt: '2027-04-01',
        thresholds: [{ at: 0, label: { fr: 'Zéro' }, duty: { fr: 'Rien' } }],
      });
      assert.deepEqual(dated.body.errors!.map(({ field }) => field).sort(), ['closesAt', 'thresholds.0.at']);
      const formless = await send('PUT', '/polls/quai', { type: 'poll', title: { fr: 'Titre' } });
      assert.match(
        formless.body.errors!.find(({ field }) => field === 'form')?.detail ?? '',
        /^is missing: it is an object: \{ "kind": "choices", … \}, or /,
      );
      for (const [changes, says] of [
        [{ title: { fr: 'é'.repeat(10_000) } }, /^title\.fr: has at most 500 signs, and 10000 came\.$/],
        [{ closesAt: 'demain' }, /^closesAt: has to be a date like 2026-11-30, .*: "demain" came\.$/],
        [{ text: undefined }, /^text: is missing: it is an object with a text for each name/],
        [{ override: 'shut' }, /^override: has to be one of: paused, archived: "shut" came\.$/],
        [{ thresholds: [{ at: 1.5 }] }, /^thresholds\.0\.at: has to be a whole number from 0: 1\.5 came\.$/],
        [{ closeAt: '2027-05-01' }, /^closeAt: there is no such field\. Correct its name/],
        [{ title: {} }, /^title: has no language/],
        [
          { opensAt: '2027-05-01', closesAt: '2027-04-01' },
          /^closesAt: 2027-04-01 is not after opensAt, 2027-05-01\. Set/,
        ],
      ] as const) {
        const wrong = await send('PUT', '/petitions/quai', { ...petitionDocument, ...changes });
        assert.equal(wrong.status, 422);
        assert.ok(
          wrong.body.errors!.some(({ field, detail }) => says.test(`${field}: ${detail}`)),
          JSON.stringify(wrong.body.errors),
        );
      }
      assert.equal((await send('GET', '/petitions/quai')).status, 404);
      const key = newParticipantKey();
      await valmont.act('/confirm', { key, code: await valmont.sign({ key }) });
      const reworded = await send('PATCH', '/petitions/velo', { text: { fr: 'Autre chose.' } });
      assert.equal(reworded.status, 422);
      assert.deepEqual(
        reworded.body.errors!.map(({ field }) => field),
        ['textVersion'],
      );
      for (const [path, body, status] of [
        ['/petitions/Quai%20Nord', petitionDocument, 422],
        ['/petitions/quai', '[]', 422],
        ['/petitions/quai', '{', 422],
        ['/polls/velo', { ...petitionDocument, type: 'poll' }, 422],
        ['/nothing/velo', petitionDocument, 404],
        ['/petitions/quai', { ...petitionDocument, title: { fr: 'x'.repeat(10_000) } }, 422],
        ['/petitions/quai', `"${'x'.repeat(1_100_000)}"`, 413],
      ] as const) {
        assert.equal((await send('PUT', path, body)).status, status, path);
      }
      for (const [until, says] of [
        ['2027-02-30', 'has to be a day of the calendar like 2027-03-31: "2027-02-30" came.'],
        ['hier', 'has to be a day of the calendar like 2027-03-31: "hier" came.'],
        ['', 'is missing: it is the last open day, like 2027-03-31.'],
        [undefined, 'is missing: it is the last open day, like 2027-03-31.'],
      ] as const) {
        const { status, body } = await send('POST', '/petitions/velo/extend', { until });
        assert.equal(status, 422);
        assert.deepEqual(body.errors, [{ field: 'until', detail: says }]);
      }
      const past = await send('POST', '/petitions/velo/extend', { until: '2020-01-31' });
      assert.equal(past.status, 409);
      assert.match(String(past.body['detail']), /^2020-01-31 has passed, .*: give a day to come/);
      for (const deep of [101, 50_000]) {
        const patch = `{"title":${'{"fr":'.repeat(deep)}"x"${'}'.repeat(deep)}}`;
        assert.equal((await send('PATCH', '/petitions/velo', patch)).status, 422, String(deep));
      }
      await valmont.store.close();
    });

    it('loses no reason without a word: what is not known is refused by its name', async () => {
      const valmont = await town();
      const { send } = await program(valmont);
      const at = '/petitions/velo';
      const why = { fr: 'Le plan change.' };
      assert.deepEqual((await send('POST', `${at}/pause`, { why })).body['reason'], why);
      const [line] = await readLog(valmont.store, { scope: 'velo' }).then(({ entries }) => entries);
      assert.deepEqual([line?.act, line?.details.why], ['paused', why]);
      for (const [act, body, field, says] of [
        ['pause', { foo: 1 }, 'foo', /^"foo" is not known here: there is why, reason\. Correct/],
        ['close', { foo: 1 }, 'foo', /^"foo" is not known here/],
        ['close', { until: '2027-03-31' }, 'until', /^"until" is not known here/],
        ['archive', { raison: why }, 'raison', /^"raison" is not known here/],
        ['open', { reasons: why }, 'reasons', /^"reasons" is not known here/],
        ['resume', { why }, 'why', /^"why" is not known here: there is nothing to send/],
        ['extend', { untill: '2027-03-31' }, 'untill', /there is why, reason, until\./],
        ['archive', { why, reason: { fr: 'Autre.' } }, 'reason', /^is the earlier name of "why", and says other words/],
        ['archive', { why: 'Assez.' }, 'why', /^has to be an object with a text for each name, .*: "Assez\." came\.$/],
        ['answer', { foo: 1 }, 'foo', /^"foo" is not known here: there is author, at, text/],
        ['news/nothing/stop', { foo: 1 }, 'foo', /^"foo" is not known here: there is nothing to send/],
      ] as const) {
        const { status, body: refused } = await send('POST', `${at}/${act}`, body);
        assert.equal(status, 422, act);
        assert.match(refused.errors!.find((each) => each.field === field)?.detail ?? '', says);
      }
      assert.equal((await send('GET', at)).body['override'], 'paused', 'nothing of it was done');
      const both = await send('POST', `${at}/archive`, { why, reason: why });
      assert.deepEqual([both.status, both.body['override']], [200, 'archived']);
      await valmont.store.close();
    });

    it('is for who has a good key, in its role and its thing', async () => {
      const valmont = await town();
      const [editor, observer, velo] = [
        await program(valmont),
        await program(valmont, 'observer'),
        await program(valmont, 'editor', 'velo'),
      ];
      await editor.send('PUT', '/petitions/quai', petitionDocument);
      for (const headers of [
        { Authorization: '' },
        { Authorization: 'Bearer civic-desk-wrong' },
        { Authorization: 'Basic x' },
      ]) {
        const refused = await editor.send('GET', '', undefined, headers);
        assert.equal(refused.status, 401);
      }
      assert.equal((await observer.send('GET', '/petitions/quai')).status, 200);
      assert.equal((await observer.send('PUT', '/petitions/quai', petitionDocument)).status, 403);
      assert.equal((await observer.send('POST', '/petitions/quai/close')).status, 403);
      assert.equal((await velo.send('POST', '/petitions/velo/pause', { reason: { fr: 'Une crue.' } })).status, 200);
      assert.equal((await velo.send('GET', '/petitions/quai')).status, 403);
      assert.equal((await velo.send('PUT', '/petitions/autre', petitionDocument)).status, 403);
      assert.deepEqual(
        (await velo.send('GET', '')).body.items?.map(({ path }) => path),
        ['/petitions/velo'],
      );
      await valmont.store.write((writer) => takeKey(writer, editor.name, { nouns, by: 'operator', now: start }));
      assert.equal((await editor.send('GET', '')).status, 401);
      await valmont.store.close();
    });
  });
}

describe('what programs send to the desk', () => {
  const bodies = [...deskCalls, ...deskActs].flatMap((each) => (each.body ? [each.body] : []));
  it('holds nothing that is not known', () => {
    assert.ok(bodies.length > 20);
    for (const body of bodies) {
      assert.ok(sayFaults(body, { foo: 1 }).some(({ field }) => field === 'foo'));
    }
  });
});
