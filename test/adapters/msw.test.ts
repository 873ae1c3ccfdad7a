import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { restAdapter } from '../../src/adapters/rest.ts';
import type { Thread } from '../../src/schema/comments.ts';
import type { Poll } from '../../src/schema/poll.ts';
import { mockBackend } from '../../src/testing/msw.ts';
import { buildWhatIsMissing } from '../support/build.mjs';
import { codeOf, openFolder, runIn, writeFiles } from '../support/guide.ts';

describe('the mock backend', () => {
  const backend = mockBackend({ baseUrl: 'https://town.example' });
  const server = setupServer(...backend.handlers);
  before(() => server.listen());
  after(() => server.close());
  const adapter = restAdapter();

  it('has the signatures that a test begins with', async () => {
    const src = await backend.addPetition('lanes', { title: { en: 'Lanes' } });
    await backend.addSignatures(src, 3);
    const { thing } = await adapter.read(src, { lang: 'en' });
    assert.equal(src, 'https://town.example/petitions/lanes');
    assert.equal(thing.title, 'Lanes');
    assert.equal(thing.numbers['signatures']?.value, 3);
    assert.equal(await backend.count(src), 3);
  });

  it('stands below a path, and takes acts there', async () => {
    const below = mockBackend({ baseUrl: 'https://ville.example/participer' });
    server.use(...below.handlers);
    const src = await below.addThread('square');
    await below.addComments(src, [{ text: 'Gardons les platanes.' }]);
    const { thing } = await adapter.read(src);
    assert.equal(thing.url, 'https://ville.example/participer/threads/square');
    assert.equal((await adapter.comments!.page!(src, {})).items.length, 1);
    const key = 'k'.repeat(32);
    const { version = '' } = (thing as Thread).notice ?? {};
    const person = { key, name: 'Ada', email: 'ada@exemple.fr', noticeVersion: version, lang: 'fr' };
    assert.equal((await adapter.comments!.join!(src, person, {})).outcome, 'received');
    assert.match(await below.code('ada@exemple.fr'), /^\d{6}$/);
  });

  it('has the ballots, and counts them by the poll’s method', async () => {
    const src = await backend.addPoll('library');
    const cast = ['soir', 'soir', 'midi'].map((id) => ({ kind: 'choices' as const, choices: [id] }));
    await backend.addBallots(src, cast);
    const { result } = (await adapter.read(src)).thing as Poll;
    assert.ok(result?.method === 'plurality');
    assert.deepEqual(
      result.counts.map(({ votes }) => votes),
      [0, 1, 2],
    );
    assert.equal(await backend.count(src), 3);
  });

  it('has the comments, each below the one it answers', async () => {
    const src = await backend.addThread('square');
    const [top] = await backend.addComments(src, [{ text: 'Gardons les platanes.', author: 'Ana' }]);
    assert.ok(top);
    await backend.addComments(src, [{ text: 'Oui.', parent: top }]);
    const { first } = (await adapter.read(src)).thing as Thread;
    assert.deepEqual(
      first.items.map(({ text, author, replies }) => ({ text, author, replies })),
      [{ text: 'Gardons les platanes.', author: 'Ana', replies: 1 }],
    );
    assert.equal(await backend.count(src), 2);
  });

  it('has consultations, and the town of the demo', async () => {
    await backend.addDemo();
    const src = await backend.addConsultation('climat', { title: { fr: 'Climat' } });
    assert.equal((await adapter.read(src)).thing.title, 'Climat');
    const { numbers } = (await adapter.read('https://town.example/petitions/pistes-cyclables')).thing;
    assert.ok((numbers['signatures']?.value ?? 0) > 100);
  });

  it('says what is missing where a test asks for it', async () => {
    await assert.rejects(backend.code('nobody@example.org'), /No mail with a code went to nobody@example\.org/);
    await assert.rejects(backend.addBallots('https://town.example/polls/none', []), /There is no poll at/);
  });

  it('answers 404 where nothing was put', async () => {
    await assert.rejects(adapter.read('https://town.example/petitions/none'), { code: 'not-found' });
  });
});

describe('docs/testing.md', () => {
  const code = codeOf('testing.md');
  let folder: ReturnType<typeof openFolder>;
  before(() => {
    assert.ok(buildWhatIsMissing());
    folder = openFolder();
    writeFiles(folder.path, code);
    writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
  });
  after(() => folder.close());

  it('has a test for Node that passes beside the packed package', () => {
    const { status, output } = runIn(folder.path, 'node --test signing.test.js');
    assert.equal(status, 0, output);
    assert.match(output, /pass 1\b/);
  });
});
