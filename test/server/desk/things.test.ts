import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { things } from '../../../src/server/core/tables.ts';
import type { DocumentFault } from '../../../src/server/desk/faults.ts';
import { Outdated } from '../../../src/server/desk/faults.ts';
import { changeThing, getThing, putThing, type Desk } from '../../../src/server/desk/things.ts';
import { addDraft } from '../../../src/server/desk/making/drafts.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { openFor } from '../../../src/server/main/serve.ts';
import { readSettings } from '../../../src/server/main/settings.ts';
import { engines } from '../engines.ts';
import { day, at, newKey, petitionDocument, put, start, world } from '../support.ts';
import { addSigners } from './support.ts';

const open = engines();
const folder = await mkdtemp(join(tmpdir(), 'civic-desk-'));
after(async () => {
  await open.stop();
  await rm(folder, { recursive: true });
});

const poll = {
  type: 'poll',
  title: { fr: 'Quel nom pour la médiathèque ?' },
  textVersion: '1',
  options: [
    { id: 'une', label: { fr: 'Simone' } },
    { id: 'deux', label: { fr: 'Louise' } },
  ],
  form: { kind: 'choices', min: 1, max: 1 },
  method: 'plurality',
  results: 'always',
  who: { fr: 'Tout le monde.' },
  notice: petitionDocument.notice,
};

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`things that are made and changed, on ${engine}`, () => {
    it('are made, read, changed, paused and closed, and the pages follow', async () => {
      const store = await open[engine]();
      const town = await world({ store });
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      assert.deepEqual(await putThing(desk, '/petitions/quai', petitionDocument), {
        path: '/petitions/quai',
        isNew: true,
      });
      const ask = async () =>
        (await (
          await town.app.request('/petitions/quai?lang=fr', { headers: { Accept: 'application/json' } })
        ).json()) as { title: string; phase: string };
      assert.equal((await ask()).phase, 'open');
      const { document } = await getThing(desk, 'https://ville.example/petitions/quai/');
      assert.deepEqual({ ...document }, petitionDocument);
      const title = { fr: 'Un quai pour tout le monde' };
      assert.equal((await putThing(desk, 'petitions/quai', { ...petitionDocument, title })).isNew, false);
      assert.equal((await ask()).title, title.fr);
      await changeThing(desk, '/petitions/quai', () => ({ override: 'paused', reason: { fr: 'Une crue.' } }), {
        act: 'paused',
      });
      assert.equal((await ask()).phase, 'paused');
      await changeThing(desk, '/petitions/quai', () => ({ override: undefined, closesAt: at(-1) }), { act: 'closed' });
      assert.equal((await ask()).phase, 'closed');
      await store.close();
    });

    it('keep what people signed, unless it gets another version', async () => {
      const store = await open[engine]();
      const town = await world({ store });
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      const text = { ...petitionDocument.text, fr: 'Nous demandons deux ponts.' };
      // Nobody has signed yet.
      await putThing(desk, '/petitions/velo', { ...petitionDocument, text });
      await putThing(desk, '/petitions/velo', petitionDocument);
      const key = newKey();
      await town.act('/confirm', { key, code: await town.sign({ key }) });
      await assert.rejects(
        putThing(desk, '/petitions/velo', { ...petitionDocument, text }),
        /textVersion: people have acted on other words\. Give it another value than "v1"/,
      );
      assert.deepEqual({ ...(await getThing(desk, '/petitions/velo')).document }, petitionDocument);
      await putThing({ ...desk, means: 'same' }, '/petitions/velo', { ...petitionDocument, text, textVersion: 'v2' });
      // What nobody agreed to may change at any time.
      await putThing(desk, '/petitions/velo', { ...petitionDocument, text, textVersion: 'v2', closesAt: at(20 * day) });
      await store.close();
    });

    it('keep the rules that people voted by', async () => {
      const store = await open[engine]();
      const town = await world({ store });
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      const three = [...poll.options, { id: 'trois', label: { fr: 'Zora' } }];
      await putThing(desk, '/polls/nom', poll);
      await putThing(desk, '/polls/nom', { ...poll, options: three });
      const ballot = { kind: 'choices', choices: ['une'] };
      const sent = { key: newKey(), ballot, email: 'a@exemple.fr', textVersion: '1', noticeVersion: 'n1', lang: 'fr' };
      const answer = await town.app.request('/polls/nom/ballots', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(sent),
      });
      assert.equal(((await answer.json()) as { outcome: string }).outcome, 'received');
      const changed = { ...poll, textVersion: '2', options: three.slice(1), method: 'approval' };
      await assert.rejects(putThing(desk, '/polls/nom', changed), ({ message }: Error) => {
        for (const name of ['options', 'method'])
          assert.match(message, RegExp(`^  ${name}: people have acted by it`, 'm'));
        return true;
      });
      // Other words for the same options, with another version of them.
      const [first, ...others] = three;
      const reworded = { ...poll, textVersion: '2', options: [{ ...first, label: { fr: 'Simone Veil' } }, ...others] };
      await putThing({ ...desk, means: 'same' }, '/polls/nom', reworded);
      await store.close();
    });

    it('take a sound document in the place of one that can not be read', async () => {
      const store = await open[engine]();
      await world({ store });
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      const broken = { scope: 'cassee', id: 'cassee', type: 'petition', document: '{"type":"petition"}', at: start };
      await store.write((writer) => writer.put(things, broken));
      await assert.rejects(
        getThing(desk, '/petitions/cassee'),
        /^Error: The document of the petition "cassee" can't be read: title: is missing: [^\n[{]+{[^\n]+}; text: is missing: [^\n]+\. Put a sound one there\.$/,
      );
      await assert.rejects(putThing(desk, '/polls/cassee', poll), /^Error: "cassee" is the name of a petition already/);
      await assert.rejects(putThing({ ...desk, expects: '' }, '/petitions/cassee', petitionDocument), Outdated);
      const put = await putThing(desk, '/petitions/cassee', petitionDocument);
      assert.deepEqual(put, { path: '/petitions/cassee', isNew: false });
      assert.deepEqual({ ...(await getThing(desk, '/petitions/cassee')).document }, petitionDocument);
      await store.close();
    });

    it('are refused with every fault by its field, and nothing is changed', async () => {
      const store = await open[engine]();
      await world({ store });
      const desk: Desk = { store, nouns, timeZone: 'Europe/Paris', now: start, by: 'operator' };
      const cases: [path: string, document: unknown, says: RegExp][] = [
        [
          '/petitions/quai',
          { ...petitionDocument, closesAt: petitionDocument.opensAt },
          /^ {2}closesAt: .* is not after opensAt/m,
        ],
        [
          '/petitions/quai',
          { ...petitionDocument, closesAt: '2027-02-30' },
          /^ {2}closesAt: 2027-02-30 is no day of the calendar/m,
        ],
        ['/petitions/quai', { ...petitionDocument, closeAt: at(0) }, /^ {2}closeAt: there is no such field/m],
        [
          '/petitions/quai',
          { ...petitionDocument, notice: { ...petitionDocument.notice, uri: '/x' } },
          /^ {2}notice\.uri: there is no such field/m,
        ],
        ['/petitions/quai', { ...petitionDocument, title: { fr: 'a'.repeat(10_000) } }, /^ {2}title\.fr: /m],
        ['/petitions/quai', { ...petitionDocument, title: {} }, /^ {2}title: has no language/m],
        [
          '/petitions/quai',
          { ...petitionDocument, type: 'poll' },
          /^ {2}type: at \/petitions\/quai stands a petition/m,
        ],
        ['/petitions/quai', null, /^ {2}type: /m],
        ['/polls/quai', { ...poll, method: 'borda' }, /^ {2}method: /m],
        ['/petitions/Le quai', petitionDocument, /^"Le quai" is no name for an address/],
        ['/petitions/a/b', petitionDocument, /^Nothing can stand at/],
        ['/things/quai', petitionDocument, /^Nothing can stand at "\/things\/quai": name a path like \/\w+\/…/],
        ['/polls/velo', poll, /^"velo" is the name of a petition already/],
      ];
      const many = {
        ...petitionDocument,
        title: {},
        closeAt: 1,
        notice: { ...petitionDocument.notice, url: 'x', uri: '/x' },
      };
      await assert.rejects(
        putThing(desk, '/petitions/quai', { ...many, thresholds: [{ at: 1, dutty: {} }] }),
        (error) => {
          const fields = (error as DocumentFault).faults.map(({ field }) => field);
          assert.deepEqual(fields.sort(), [
            ...['closeAt', 'notice.uri', 'notice.url', 'thresholds.0.dutty', 'thresholds.0.duty', 'thresholds.0.label'],
            'title',
          ]);
          return true;
        },
      );
      for (const [path, document, says] of cases) {
        await assert.rejects(putThing(desk, path, document), ({ message }: Error) => {
          assert.match(message, says);
          return true;
        });
      }
      await assert.rejects(getThing(desk, '/petitions/quai'), /^Error: Nothing stands at \/petitions\/quai/);
      await store.close();
    });
  });
}

describe('the command line of a town', () => {
  const cli = fileURLToPath(new URL('../../../src/server/main/cli.ts', import.meta.url));
  const run = async (...args: string[]): Promise<string> => {
    const given = { env: { ...process.env, DATA: join(folder, 'data') } };
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], given);
    return stdout;
  };
  const fails = (says: RegExp, ...args: string[]): Promise<void> =>
    assert.rejects(
      run(...args),
      ({ stderr, code }: { stderr: string; code: number }) => code === 1 && says.test(stderr),
    );

  it('makes a thing from the example of the guide, lists, changes and ends it', async () => {
    const guide = await readFile(fileURLToPath(new URL('../../../docs/operating.md', import.meta.url)), 'utf8');
    const [, example = ''] = /```json\n([^]*?)```/.exec(guide) ?? [];
    const file = join(folder, 'petition.json');
    await writeFile(file, example);
    assert.match(await run('list'), /^Nothing stands on the server yet/);
    assert.match(await run('put', '/petitions/marche', file), /^Made: {1,2}\/petitions\/marche {2}/);
    assert.match(await run('put', '/petitions/marche', file), /^Changed: {1,2}\/petitions\/marche/);
    assert.match(
      await run('list'),
      /^\/petitions\/marche {2}\S+ {2}0 confirmed signatures {2}(?:opens|closes|closed) \S+ {2}\S/,
    );
    assert.deepEqual(JSON.parse(await run('get', '/petitions/marche')), JSON.parse(example));
    assert.match(await run('pause', '/petitions/marche', '--reason', 'Le plan est corrigé.'), / paused /);
    assert.deepEqual((JSON.parse(await run('get', 'petitions/marche')) as { reason: object }).reason, {
      fr: 'Le plan est corrigé.',
    });
    assert.doesNotMatch(await run('resume', '/petitions/marche'), / paused /);
    assert.equal((JSON.parse(await run('get', 'petitions/marche')) as { reason?: object }).reason, undefined);
    const putWith = async (dates: object): Promise<unknown> => {
      await writeFile(file, JSON.stringify({ ...(JSON.parse(example) as object), ...dates }));
      return run('put', '/petitions/marche', file);
    };
    await putWith({ opensAt: '2998-01-01', closesAt: '2999-01-01' });
    await fails(/^It is not open yet: open it first, or change its dates by put\.\n$/, 'close', '/petitions/marche');
    assert.match(await run('open', '/petitions/marche', '--reason', 'Tout est prêt.'), / {2}open {2}/);
    await fails(/^It has opened already, on 2/, 'open', '/petitions/marche');
    await putWith({ opensAt: '2026-01-01', closesAt: '2999-01-01' });
    await fails(/^The document is not taken.*\n {2}why\.fr: say why, in "fr" at least/, 'pause', '/petitions/marche');
    await fails(/ {2}why\.fr: say why/, 'pause', '/petitions/marche', '--reason', ' ');
    await run('pause', '/petitions/marche', '--reason', 'Une crue.');
    await fails(/ {2}why\.fr: say why/, 'close', '/petitions/marche');
    assert.match(await run('close', '/petitions/marche', '--reason', 'Tout est dit.'), / {2}closed {2}closed 2\d\d\d-/);
    await fails(/^It has closed already, on 2/, 'close', '/petitions/marche');
    assert.match(await run('archive', '/petitions/marche'), / archived /);
  });

  it('warns of a threshold that the count has reached already, beside what it answers', async () => {
    const store = await openFor({ ...readSettings({}), data: join(folder, 'data') });
    const [first, second] = petitionDocument.thresholds;
    await put(store, 'velo', petitionDocument);
    await addSigners(store, 3);
    await store.close();
    const file = join(folder, 'passed.json');
    await writeFile(file, JSON.stringify({ ...petitionDocument, thresholds: [first, { ...second, at: 3 }] }));
    const env = { ...process.env, DATA: join(folder, 'data') };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, 'put', '/petitions/velo', file], {
      env,
    });
    assert.match(stdout, /^Changed: \/petitions\/velo {2}[^\n]*\n$/);
    assert.match(stderr, /^thresholds: The count has reached 3 already: .*\n$/);
    await writeFile(file, JSON.stringify(petitionDocument));
    const made = await promisify(execFile)(process.execPath, [cli, 'put', '/petitions/gare', file], { env });
    assert.match(
      made.stderr,
      /^keepMonths: The notice says how long data are kept, .* nothing is erased by itself\..*\ntitle\.en: .*, and these are not in it: .*\n$/,
    );
  });

  it('deletes a draft, and nothing that was published', async () => {
    const opened = () => openFor({ ...readSettings({}), data: join(folder, 'data') });
    const store = await opened();
    await put(store, 'quai', petitionDocument);
    const draft = { type: 'petition', model: 'petition', values: { 'title.fr': 'Un quai' } };
    const { id } = await store.write((writer) => addDraft(writer, draft, start));
    await store.close();
    await fails(
      /^\/petitions\/quai was published, so it is not deleted: .* Close it \(close\)/,
      'delete',
      '/petitions/quai',
    );
    assert.match(await run('get', '/petitions/quai'), /"type": "petition"/);
    await fails(/^Nothing stands at \/petitions\/rien\./, 'delete', '/petitions/rien');
    assert.match(await run('delete', `https://ville.exemple/desk/drafts/${id}?lang=fr`), /^The draft is deleted: /);
    await fails(/^There is no such draft: it was published or deleted\.\n$/, 'delete', `/desk/drafts/${id}`);
  });

  it('says in a sentence what is wrong, with exit code 1', async () => {
    const file = join(folder, 'broken.json');
    await writeFile(file, '{');
    await fails(/^Nothing stands at \/petitions\/nothing\. See civic-widgets list\.\n$/, 'get', '/petitions/nothing');
    await fails(/^There is no file .*missing\.json\.\n$/, 'put', '/petitions/x', join(folder, 'missing.json'));
    await fails(/^.*broken\.json holds no JSON: /, 'put', '/petitions/x', file);
    await fails(
      /^Write it like: civic-widgets put <path> <file> \[--means same\|other\] \[--reason text\] \[--lang fr\]\n$/,
      'put',
      '/petitions/x',
    );
    const wrong = { opensAt: '2027-05-01', closesAt: '2027-04-01' };
    for (const [changes, says] of [
      [wrong, /^The document is not taken, and nothing was changed:\n {2}closesAt: 2027-04-01 is not after opensAt/],
      [{ title: {} }, /^ {2}title: has no language/m],
      [{ title: { fr: 'é'.repeat(10_000) } }, /^ {2}title\.fr: has at most 500 signs, and 10000 came\.$/m],
      [{ closesAt: 'demain' }, /^ {2}closesAt: has to be a date like 2026-11-30, .*: "demain" came\.$/m],
    ] as const) {
      await writeFile(file, JSON.stringify({ ...petitionDocument, ...changes }));
      await fails(says, 'put', '/petitions/x', file);
    }
    await fails(/^Nothing stands at \/petitions\/x\./, 'get', '/petitions/x');
    await fails(
      /^ {2}until: has to be a day of the calendar like .*: "hier" came\.$/m,
      'extend',
      '/petitions/quai',
      'hier',
    );
    await fails(/^Write it like: civic-widgets get <path>\n$/, 'get', '/petitions/x', '--reason', 'y');
  });
});
