import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { version } from '../../src/elements/shared/claim.ts';
import { start } from '../../src/server/main/serve.ts';
import { adapterNames } from '../../src/platforms.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What the entry loads on demand has its version and the hash of its content in its name. */
const chunk = /^civic-widgets-\d+\.\d+\.\d+\.[a-z-]+(\.[a-z]+)?\.[\w-]{8}\.js$/;

describe('what a page loads', () => {
  const integrity = JSON.parse(read('dist/integrity.json')) as { version: string; files: Record<string, string> };

  it('says the version of the package', () => {
    const manifest = JSON.parse(read('package.json')) as { version: string };
    assert.deepEqual([version, integrity.version], [manifest.version, manifest.version]);
  });

  it('has a name of its own for each version, and a hash', () => {
    const names = ['', `-${version}`].flatMap((pin) => [
      `civic-widgets${pin}.js`,
      `civic-widgets${pin}.all.js`,
      `civic-widgets${pin}.classic.js`,
      `civic-frame${pin}.js`,
    ]);
    // The script looks for the file of an adapter by its own version, under whatever name it was itself loaded.
    const adapters = adapterNames
      .filter((name) => name !== 'rest')
      .map((name) => `civic-widgets-${version}.${name}.js`);
    const languages = globSync('src/locales/*.json', { cwd: root }).map(
      (path) => `civic-widgets-${version}.${basename(path)}`,
    );
    assert.equal(languages.length, 7);
    // What works beside the page is found by the version of the script that asks for it.
    const worker = `civic-widgets-${version}.worker.js`;
    const chunks = Object.keys(integrity.files).filter((name) => chunk.test(name));
    assert.deepEqual(
      Object.keys(integrity.files).sort(),
      [...names, ...adapters, ...languages, ...chunks, worker].sort(),
    );
    for (const [name, hash] of Object.entries(integrity.files)) {
      const digest = createHash('sha384')
        .update(read(`dist/${name}`))
        .digest('base64');
      assert.equal(hash, `sha384-${digest}`, name);
    }
  });

  it('is compressed once, for a server to send as it is, and kept for good where its name tells what it holds', async (t) => {
    for (const name of Object.keys(integrity.files)) {
      const path = join(root, 'dist', name);
      const file = readFileSync(path);
      assert.deepEqual(brotliDecompressSync(readFileSync(`${path}.br`)), file, name);
      assert.deepEqual(gunzipSync(readFileSync(`${path}.gz`)), file, name);
    }
    const data = mkdtempSync(join(tmpdir(), 'civic-widgets-'));
    const server = await start({ port: 0, data });
    t.after(async () => {
      await server.close();
      rmSync(data, { recursive: true });
    });
    const named = Object.keys(integrity.files).find((name) => chunk.test(name)) ?? assert.fail('no file of an element');
    for (const [name, kept] of [
      ['civic-widgets.js', 'public, no-cache'],
      [named, 'public, max-age=31536000, immutable'],
      [`civic-widgets-${version}.de.json`, 'public, max-age=31536000, immutable'],
    ] as const) {
      const { headers } = await fetch(`${server.url}/${name}`, { headers: { 'Accept-Encoding': 'gzip, br' } });
      assert.deepEqual(
        ['content-encoding', 'vary', 'cache-control'].map((each) => headers.get(each)),
        ['br', 'Accept-Encoding', kept],
      );
    }
  });

  it('is loaded by the entry alone: no file imports it, whatever the name that it was loaded by', () => {
    for (const name of Object.keys(integrity.files).filter((each) => chunk.test(each))) {
      const imported = [...read(`dist/${name}`).matchAll(/\b(?:from|import)\s*\(?"(\.\/[^"]+)"/g)].map(
        ([, path]) => path ?? '',
      );
      for (const path of imported) assert.match(path.slice(2), chunk, `${name} imports ${path}`);
    }
  });

  it('needs nothing of what a module alone may do, in the classic file', () => {
    assert.doesNotMatch(read('dist/civic-widgets.classic.js'), /import\.meta|^export /m);
  });
});
