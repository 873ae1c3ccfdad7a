import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { StartError } from '../core/start-error.ts';

/** Reads JSON from a file, from the standard input (`-`), or from what was given itself. @throws StartError */
export async function readJson(file: string): Promise<unknown> {
  try {
    if (file.startsWith('{')) return JSON.parse(file);
    return JSON.parse(file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} holds no JSON: ${message}`, {
      cause: error,
    });
  }
}
