import { readFileSync } from 'node:fs';
import { chown, mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomSecret } from '../core/crypto.ts';
import { StartError } from '../core/start-error.ts';
import { createKeys, type Keys } from '../sealing/keys.ts';
import { folderApart, secretFile, type SecretSettings } from './secret.ts';
import type { Settings } from './settings.ts';

/** Fewer characters could be guessed. */
const shortest = 32;

/** Where the keys are that follow the secret as what seals: given, or in a file beside that of the secret. */
export type KeySettings = SecretSettings & Pick<Settings, 'sealingKeys'>;

/** Path of the file with the keys that were made since, the newest first, each on a line. */
export const keysFile = (settings: KeySettings): string => join(folderApart(settings), 'sealing-keys');

/** Reads the texts of the keys that follow the secret, the newest first. @throws StartError where one is too short, or the file can't be read */
function laterKeys(settings: KeySettings): string[] {
  const where = settings.sealingKeys === undefined ? `The file ${keysFile(settings)}` : 'SEALING_KEYS';
  const keys = (settings.sealingKeys ?? readFile(keysFile(settings))).split(/\s+/).filter((each) => each !== '');
  if (keys.every((each) => each.length >= shortest)) return keys;
  throw new StartError(
    `${where} holds a key of fewer than ${shortest} characters: write a random text of that length.`,
  );
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new StartError(
      `The file ${file}, which keeps keys that seal names and addresses, can't be read (${(error as Error).message}): it has to belong to the user that runs the server.`,
      { cause: error },
    );
  }
}

/** Makes the keys of this process of the secret and of what followed it. @throws StartError where they can't be read */
export const keysOf = (secret: string, settings: KeySettings): Keys => createKeys(secret, () => laterKeys(settings));

/**
 * Adds a key, which seals from now on, before those that are there: the file is written whole or not at all.
 *
 * @throws StartError where the keys are given by the environment, which has to give the new one then
 */
export async function addKey(settings: KeySettings): Promise<void> {
  const text = `${randomSecret()}${randomSecret()}`;
  if (settings.sealingKeys !== undefined || settings.secret !== undefined) {
    const all = [text, settings.sealingKeys?.trim() ?? ''].filter((each) => each !== '').join(' ');
    throw new StartError(
      `The secret is given by the environment, and so has the new key to be: start all processes with SEALING_KEYS="${all}". ` +
        'They seal names and addresses anew, and read what is sealed by the keys of before meanwhile.',
    );
  }
  const file = keysFile(settings);
  await mkdir(folderApart(settings), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(`${[text, ...laterKeys(settings)].join('\n')}\n`);
  await handle.sync();
  await handle.close();
  // Where another account runs this than the server, the server has to be able to read it.
  const { uid, gid } = await stat(secretFile(settings));
  await chown(draft, uid, gid);
  await rename(draft, file);
}
