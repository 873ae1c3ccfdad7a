import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Folder } from '../core/noun.ts';
import { StartError } from '../core/start-error.ts';

/** Makes an empty folder. @throws StartError where it can't be made or something is in it: an archive is never mixed with another. */
export async function makeFolder(root: string): Promise<Folder & { readonly files: number }> {
  try {
    await mkdir(root, { recursive: true });
    if ((await readdir(root)).length > 0) throw new StartError(`The folder ${root} is not empty: name a new one.`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The folder ${root} can't be made (${String(error)}): name another one.`, { cause: error });
  }
  const made = new Set<string>();
  let files = 0;
  return {
    get files() {
      return files;
    },
    async write(path, content) {
      const file = join(root, path);
      const folder = dirname(file);
      if (!made.has(folder)) await mkdir(folder, { recursive: true });
      made.add(folder);
      await writeFile(file, typeof content === 'string' ? content : `${JSON.stringify(content)}\n`);
      files += 1;
    },
  };
}
