import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkFloors } from './support/floors.ts';
import { parseModule } from './support/imports.ts';

const root = join(import.meta.dirname, '..');

function readSources(folder: string): Map<string, string> {
  const sources = new Map<string, string>();
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.m?[jt]s$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    sources.set(path.slice(join(root, folder).length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return sources;
}

describe('the house', () => {
  it('keeps the floors of src, without a cycle, a barrel or a file over the wall', () => {
    const problems = checkFloors(readSources('src'));
    assert.equal(problems.length, 0, `\n${problems.join('\n')}`);
  });

  it('has a demo that goes in by the public entry points', () => {
    const problems = [...readSources('demo')].flatMap(([path, text]) =>
      parseModule(path, text)
        .imports.filter(({ specifier }) => /^\.\.\/.*\b(src|dist)\//.test(specifier))
        .map(({ specifier }) => `demo/${path} imports ${specifier}. Import what package.json exports: civic-widgets/…`),
    );
    assert.deepEqual(problems, []);
  });
});

describe('the checker', () => {
  const says = (files: Record<string, string>, expected: RegExp): void => {
    const problems = checkFloors(new Map(Object.entries(files)));
    assert.match(problems.join('\n'), expected);
    assert.equal(problems.length, 1, problems.join('\n'));
  };
  const passes = (files: Record<string, string>): void =>
    assert.deepEqual(checkFloors(new Map(Object.entries(files))), []);

  it('names the file, the import, the floor and the way out', () => {
    says(
      { 'client/http.ts': `import { petition } from '../schema/petition.ts';`, 'schema/petition.ts': '' },
      /^client\/http\.ts imports \.\.\/schema\/petition\.ts: "client" must not at run time\. .*move the code/,
    );
  });

  it('refuses a package that is not of the floor, and the entry of zod that weighs 20 kB', () => {
    says({ 'state/store.ts': `import ky from 'ky';` }, /state\/store\.ts imports ky/);
    says({ 'schema/poll.ts': `import { z } from 'zod';` }, /schema\/poll\.ts imports zod:/);
    says({ 'tally/borda.ts': `import { readFileSync } from 'node:fs';` }, /tally\/borda\.ts imports node:fs/);
  });

  it('takes a type where a value is refused', () => {
    const schema = { 'schema/poll.ts': 'export const poll = 1;' };
    says({ ...schema, 'tally/borda.ts': `import { poll } from '../schema/poll.ts';` }, /"tally" must not at run time/);
    passes({ ...schema, 'tally/borda.ts': `import type { Poll } from '../schema/poll.ts';` });
    passes({ ...schema, 'tally/borda.ts': `import { type Poll } from '../schema/poll.ts';` });
  });

  it('sees re-exports, import() and types written as import()', () => {
    says({ 'client/http.ts': `export const a = 1; export * from '../state/store.ts';` }, /client/);
    says({ 'client/http.ts': `export const a = () => import('lit');` }, /client\/http\.ts imports lit/);
    says({ 'client/http.ts': `export let a: import('../state/store.ts').Store;` }, /"client" must not\./);
  });

  it('keeps adapters and nouns apart', () => {
    const rest = { 'adapters/rest.ts': 'export const rest = 1;' };
    says({ ...rest, 'adapters/decidim.ts': `import './rest.ts';` }, /both stand on "adapters", but apart/);
    passes({ ...rest, 'adapters/memory.ts': `import './rest.ts';` });
    passes({ 'adapters/decidim/index.ts': `import './wire.ts'; export const a = 1;`, 'adapters/decidim/wire.ts': '' });
    says({ 'elements/poll/poll.ts': `import '../petition/petition.ts';` }, /both stand on "elements", but apart/);
    passes({ 'elements/poll/poll.ts': `import '../shared/base.ts'; import './poll.styles.ts';` });
    says({ 'elements/shared/base.ts': `import '../poll/poll.ts';` }, /both stand on "elements", but apart/);
    says({ 'elements/poll/poll.ts': `import '../registry.ts';` }, /both stand on "elements", but apart/);
    passes({ 'elements/registry.ts': `import './poll/poll.ts';`, 'elements/poll/poll.ts': '' });
    passes({ 'elements/poll/ballots/scores.ts': `import '../option.ts';`, 'elements/poll/option.ts': '' });
    says({ 'elements/poll/ballots/scores.ts': `import '../../petition/gauge.ts';` }, /but apart/);
  });

  it('keeps the rooms of the server from knowing a noun, and nouns from knowing each other', () => {
    const noun = { 'server/nouns/poll/count.ts': 'export const count = 1;' };
    says({ ...noun, 'server/core/counts.ts': `import '../nouns/poll/count.ts';` }, /"server", but apart/);
    says({ ...noun, 'server/nouns/petition/view.ts': `import '../poll/count.ts';` }, /"server", but apart/);
    passes({ ...noun, 'server/nouns/consultation/view.ts': `import '../poll/count.ts';` });
    passes({ ...noun, 'server/nouns.ts': `import './nouns/poll/count.ts';` });
  });

  it('lets the server say what the widgets say, in the languages of both, and nothing else of theirs', () => {
    const texts = { 'locales/fr.ts': '', 'elements/poll/texts/en.ts': '', 'elements/poll/texts/texts.ts': '' };
    passes({ ...texts, 'server/words/fr.ts': `import '../../locales/fr.ts';` });
    passes({ ...texts, 'server/nouns/poll/words.en.ts': `import '../../../elements/poll/texts/en.ts';` });
    says(
      { ...texts, 'server/nouns/poll/words.ts': `import '../../../elements/poll/texts/texts.ts';` },
      /"server" must not at run time/,
    );
    says(
      { ...texts, 'server/nouns/petition/words.ts': `import '../../../elements/poll/texts/en.ts';` },
      /texts of a noun/,
    );
    says({ ...texts, 'server/words/en.ts': `import '../../elements/poll/texts/en.ts';` }, /texts of a noun/);
  });

  it('finds a cycle of rooms where no file is in one', () => {
    says(
      {
        'server/core/a.ts': `import '../http/b.ts';`,
        'server/http/b.ts': '',
        'server/http/c.ts': `import '../core/d.ts';`,
        'server/core/d.ts': '',
      },
      /server\/core → server\/http → server\/core is a cycle of rooms/,
    );
  });

  it('lets nobody import the files with side effects, nor what lies outside', () => {
    says({ 'index.ts': `import './define.ts';` }, /define\.ts has side effects/);
    says({ 'state/store.ts': `import '../embed.ts';` }, /embed\.ts has side effects/);
    says({ 'embed.ts': `import './define.ts';`, 'define.ts': '' }, /embed\.ts imports \.\/define\.ts/);
    passes({ 'define.ts': `import './state/store.ts';`, 'state/store.ts': '' });
    says({ 'state/store.ts': `import '../../test/support/worker.ts';` }, /it lies outside src/);
    says({ 'helpers/date.ts': '' }, /helpers\/date\.ts stands on no floor/);
  });

  it('finds a cycle, of types too', () => {
    says(
      { 'schema/a.ts': `import type { B } from './b.ts';`, 'schema/b.ts': `import type { A } from './a.ts';` },
      /schema\/a\.ts → schema\/b\.ts → schema\/a\.ts is a cycle/,
    );
  });

  it('keeps Node out of what runs in browsers', () => {
    says(
      {
        'server/app.ts': `import { open } from './store/sqlite.ts';`,
        'server/store/sqlite.ts': `import { DatabaseSync } from 'node:sqlite';`,
      },
      /server\/app\.ts → server\/store\/sqlite\.ts imports node:sqlite/,
    );
    passes({ 'server/app.ts': '', 'server/main/cli.ts': `import '../app.ts'; import 'node:fs';` });
  });

  it('knows a barrel and a wall', () => {
    says({ 'state/all.ts': `export * from './store.ts';`, 'state/store.ts': '' }, /state\/all\.ts is a barrel/);
    says({ 'state/store.ts': 'export {};\n'.repeat(301) }, /state\/store\.ts has 301 lines, the wall is 300/);
  });
});
