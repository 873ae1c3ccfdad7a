import { execFileSync, execSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The blocks of code of a page of the documentation, by the name behind their language: `ts town.ts`. */
export function codeOf(page: string): Map<string, string> {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const blocks = text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms);
  return new Map([...blocks].map(([, name = '', code = '']) => [name, code]));
}

/**
 * An empty folder with the packed package in it, as `npm install` would leave it without a network: what the package and a reader's
 * own tests need besides is linked to where it is installed already.
 */
export function openFolder(): { path: string; close(): void } {
  const path = mkdtempSync(join(tmpdir(), 'civic-guide-'));
  const modules = join(path, 'node_modules');
  mkdirSync(modules);
  execSync(`npm pack --ignore-scripts --pack-destination "${path}"`, { cwd: root, stdio: 'pipe' });
  const packed = readdirSync(path).find((name) => name.endsWith('.tgz'))!;
  execFileSync('tar', ['-xzf', packed], { cwd: path });
  renameSync(join(path, 'package'), join(modules, 'civic-widgets'));
  rmSync(join(path, packed));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!existsSync(join(modules, name))) symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}

/** Writes blocks of a page into a folder. */
export function writeFiles(path: string, code: ReadonlyMap<string, string>): void {
  for (const [name, text] of code) if (name.includes('.')) writeFileSync(join(path, name), text);
}

/** Runs a command as a reader would type it, and answers what it prints, or what went wrong. */
export function runIn(path: string, command: string): { status: number; output: string } {
  // What the runner of this very test tells its own processes is not for the reader's.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(command, { cwd: path, env, shell: true, encoding: 'utf8' });
  return { status: status ?? 1, output: stdout + stderr };
}
