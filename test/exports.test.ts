import assert from 'node:assert/strict';
import { execSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseModule } from './support/imports.ts';

/** Checks what is published, as it was built: an integrator meets these files, not the sources. */
const root = join(import.meta.dirname, '..');

type Target = string | { types: string; default: string };
interface Manifest {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  bin: Record<string, string>;
  customElements: string;
  exports: Record<string, Target>;
  sideEffects: string[];
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The files of a target: what its star stands for is the same wherever it occurs. */
function expand(target: string): string[] {
  if (!target.includes('*')) return [target];
  const [before = '', ...others] = target.split('*');
  const names = globSync(target.replaceAll('*', '[a-z]*'), { cwd: root }).map((path) =>
    `./${path.replaceAll('\\', '/')}`.slice(before.length).replace(/[./].*$/, ''),
  );
  return [...new Set(names)]
    .map((name) => [before, ...others].join(name))
    .filter((path) => existsSync(join(root, path)));
}

const targets = Object.entries(manifest.exports).flatMap(([entry, target]) =>
  (typeof target === 'string' ? [target] : Object.values(target)).map((path) => ({ entry, path })),
);

/** Runs a module in a Node of its own and answers what it prints. */
function runModule(code: string): string {
  const options = { cwd: root, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], options);
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

describe('package.json', () => {
  for (const { entry, path } of targets) {
    it(`has a file behind ${entry}: ${path}`, () => {
      const files = expand(path);
      assert.notEqual(files.length, 0, `Nothing matches ${path}.`);
      for (const file of files)
        assert.ok(existsSync(join(root, file)), `${file} is absent. Build it, or correct exports.`);
    });
  }

  it('has types beside every module', () => {
    for (const { path } of targets.filter(
      ({ path }) => path.endsWith('.js') && !/\/civic-(?:widgets|frame)\./.test(path),
    )) {
      for (const file of expand(path))
        assert.ok(existsSync(join(root, file.replace(/\.js$/, '.d.ts'))), `${file} has no types.`);
    }
  });

  it('names files that exist as the command, the manifest and the files with side effects', () => {
    for (const path of [...Object.values(manifest.bin), manifest.customElements, ...manifest.sideEffects]) {
      assert.ok(existsSync(join(root, path)), `${path} is absent.`);
    }
    assert.match(readFileSync(join(root, 'dist/server/main/cli.js'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
  });
});

describe('the entry points', () => {
  for (const entry of [
    'civic-widgets',
    'civic-widgets/adapters/rest',
    'civic-widgets/adapters/memory',
    'civic-widgets/server',
  ]) {
    it(`${entry} is imported where there is no page`, () => {
      assert.equal(runModule(`const all = await import('${entry}'); console.log(Object.keys(all).length > 0)`), 'true');
    });
  }

  it('register nothing, store nothing and ask nobody when any of their modules is imported', () => {
    const pure = globSync('dist/{index.js,{schema,tally,client,adapters,state,styles,locales,elements}/**/*.js}', {
      cwd: root,
      exclude: manifest.sideEffects.map((path) => path.slice('./'.length)),
    });
    assert.ok(pure.length > 100, 'the modules are found');
    const code = `
      const touched = [];
      let file;
      const watch = (name) => new Proxy(function () {}, {
        get: (_target, key) => (...args) => { touched.push(file + ': ' + name + '.' + String(key)); },
        apply: () => { touched.push(file + ': ' + name); },
      });
      for (const name of ['customElements', 'localStorage', 'sessionStorage', 'fetch']) {
        Object.defineProperty(globalThis, name, { value: watch(name), configurable: true });
      }
      for (file of ${JSON.stringify(pure)}) await import('./' + file);
      console.log(JSON.stringify(touched));`;
    assert.equal(runModule(code), '[]');
  });
});

describe('the built files', () => {
  it('import nothing but what is installed with the package', () => {
    const { dependencies, optionalDependencies, peerDependencies } = manifest;
    const installed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
    // The scripts of the desk are bundled, and their modules stay out of the package.
    const missing = globSync('dist/**/*.{js,d.ts}', { cwd: root, exclude: ['dist/desk/**'] }).flatMap((file) =>
      parseModule(file, readFileSync(join(root, file), 'utf8'))
        .imports.map(({ specifier }) => specifier)
        .filter((specifier) => !/^(\.|node:)/.test(specifier))
        .filter(
          (specifier) =>
            // Types may be in a package of their own.
            !installed.some((name) => `${specifier}/`.startsWith(`${name.replace('@types/', '')}/`)),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    );
    assert.deepEqual(missing, []);
  });
});

describe('the package', () => {
  const output = execSync('npm pack --dry-run --json --ignore-scripts', {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { files } = toPack(JSON.parse(output));
  const paths = files.map(({ path }) => path);

  it('holds the build, the files to deploy it, the licence and the readme, and nothing else', () => {
    for (const path of ['dist/civic-widgets.js', 'LICENSE', 'README.md'])
      assert.ok(paths.includes(path), `${path} is absent.`);
    const strange = paths.filter(
      (path) =>
        !/^(dist\/.*\.(js|d\.ts|json|css|txt)(\.br|\.gz)?|src\/server\/main\/civic-widgets\.mjs|docs\/platforms\/postgrest\.sql|docs\/deploy\/[\w.-]+|LICENSE|README\.md|package\.json)$/.test(
          path,
        ),
    );
    assert.deepEqual(strange, []);
  });

  it('holds nothing that a source has left behind', () => {
    const built = paths.filter((path) => path.endsWith('.d.ts'));
    const orphans = built.filter(
      (path) => !existsSync(join(root, path.replace('dist/', 'src/').replace('.d.ts', '.ts'))),
    );
    assert.deepEqual(orphans, []);
  });

  it('is an entry for the script tag that waits for nothing, and one self-contained file', () => {
    for (const name of ['civic-widgets.js', 'civic-widgets.all.js']) {
      const script = readFileSync(join(root, 'dist', name), 'utf8');
      assert.doesNotMatch(script, /^\s*import\b(?!\()|\bfrom\s*["'][^"']+["'];/m, name);
    }
    assert.ok(statSync(join(root, 'dist/civic-widgets.licenses.txt')).size > 0);
  });
});

interface Pack {
  files: { path: string }[];
}

/** npm 11 prints a list, npm 12 an object by name. */
function toPack(output: unknown): Pack {
  const [pack] = Object.values(output as Record<string, Pack>);
  assert.ok(pack);
  return pack;
}
