import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const modules = join(root, 'node_modules');

/** An integrator's project: the package as it is published, what it depends on, and a framework. */
export interface Project {
  folder: string;
  write(name: string, text: string): void;
  /** Checks types with `tsc` or `vue-tsc`, as strictly as it goes, and answers what it found. */
  check(command: 'tsc' | 'vue-tsc', options?: object): string[];
  /** Bundles a file for a browser, and answers the code. */
  bundle(entry: string, options?: BuildOptions): Promise<string>;
  /** Runs a module on Node and answers what it prints. */
  run(entry: string): string;
  close(): void;
}

/** Makes a project with the packed package installed as npm would, and these packages beside it. */
export function makeProject(packages: readonly string[]): Project {
  const folder = mkdtempSync(join(tmpdir(), 'civic-project-'));
  const installed = join(folder, 'node_modules');
  unpack(join(installed, 'civic-widgets'));
  const { dependencies } = readManifest(join(installed, 'civic-widgets'));
  for (const name of [...Object.keys(dependencies), ...packages]) {
    mkdirSync(dirname(join(installed, name)), { recursive: true });
    symlinkSync(join(modules, name), join(installed, name), 'junction');
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    check(command, options = {}) {
      const compilerOptions = { ...strict, ...options };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
      const binary = command === 'tsc' ? 'typescript/bin/tsc' : 'vue-tsc/bin/vue-tsc.js';
      const { stdout } = spawnSync(process.execPath, [join(modules, binary), '--pretty', 'false'], {
        cwd: folder,
        encoding: 'utf8',
      });
      return stdout.trim().split('\n').filter(Boolean);
    },
    async bundle(entry, options = {}) {
      const { outputFiles } = await build({
        entryPoints: [join(folder, entry)],
        bundle: true,
        format: 'esm',
        write: false,
        logLevel: 'silent',
        define: { 'process.env.NODE_ENV': '"development"' },
        ...options,
      });
      return outputFiles?.[0]?.text ?? '';
    },
    run: (entry) =>
      execFileSync(process.execPath, [join(folder, entry)], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const strict = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2024', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
};

interface Manifest {
  dependencies: Record<string, string>;
}
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

function unpack(target: string): void {
  mkdirSync(target, { recursive: true });
  const command = `npm pack --ignore-scripts --silent --pack-destination "${target}"`;
  const { status, stderr } = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>;
  execFileSync('tar', ['-xzf', `${name}-${version}.tgz`, '--strip-components=1'], { cwd: target });
}
