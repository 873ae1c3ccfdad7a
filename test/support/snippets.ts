import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '..', '..', 'docs');

/**
 * The files of a guide, by their names: a block of code that begins with ```` ```tsx App.tsx ```` is the file `App.tsx`.
 * What a reader copies is what a test runs.
 */
export function readSnippets(guide: string): Map<string, string> {
  const text = readFileSync(join(docs, guide), 'utf8');
  const blocks = [...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)];
  if (blocks.length === 0) throw new Error(`${guide} has no block of code with a file's name.`);
  return new Map(blocks.map(([, name = '', code = '']) => [name, code]));
}

/** One file of a guide. */
export function readSnippet(guide: string, name: string): string {
  const code = readSnippets(guide).get(name);
  if (code === undefined) throw new Error(`${guide} has no block of code called ${name}.`);
  return code;
}
