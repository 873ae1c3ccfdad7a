import { existsSync } from 'node:fs';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomSecret } from '../core/crypto.ts';
import { StartError } from '../core/start-error.ts';

/** Fewer characters could be guessed. */
const minSecretLength = 32;

/** Path of the file that keeps a secret which is not given. */
export const secretFile = (folder: string): string => join(folder, 'secret');

/** Reads the secret that is given or kept, if there is one; none is made. @throws StartError where it is too short. */
export async function presentSecret(given: string | undefined, folder: string): Promise<string | undefined> {
  return given === undefined && !existsSync(secretFile(folder)) ? undefined : readSecret(given, folder);
}

/**
 * Reads the secret that makes what stands for a voter: the one that is given, else the one in the data folder, where it is made at the
 * first start, readable for this account only. It is not in the database, so that a copy of that tells nothing of who voted.
 *
 * @throws StartError where it is too short, or the folder does not take it.
 */
export async function readSecret(given: string | undefined, folder: string): Promise<string> {
  if (given !== undefined) return checked(given, 'SECRET');
  const file = secretFile(folder);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (existsSync(file)) await keepPrivate(file);
    else await make(file);
    return checked((await readFile(file, 'utf8')).trim(), `The file ${file}`);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The secret can't be kept in ${file} (${(error as Error).message}): make the folder writable, or set SECRET.`,
      { cause: error },
    );
  }
}

/** Lets only this account read a file that was there before: the mode of `open` acts on a new one only. */
async function keepPrivate(file: string): Promise<void> {
  // Windows has no such rights, and tells 666 of every file.
  if (process.platform === 'win32' || ((await stat(file)).mode & 0o077) === 0) return;
  try {
    await chmod(file, 0o600);
    console.error(`[secret] Other accounts of this machine could read ${file}; now only this one can.`);
  } catch {
    console.error(`[secret] Other accounts of this machine can read ${file}: let only that of the server read it.`);
  }
}

/** Makes the file whole or not at all: two processes that start together end up with the same one. */
async function make(file: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(`${randomSecret()}${randomSecret()}\n`);
  await handle.sync();
  await handle.close();
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}

function checked(secret: string, where: string): string {
  if (secret.length >= minSecretLength) return secret;
  throw new StartError(
    `${where} holds fewer than ${minSecretLength} characters: write a random text of that length there.`,
  );
}
