import { statSync } from 'node:fs';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { randomSecret } from '../core/crypto.ts';
import { StartError } from '../core/start-error.ts';
import type { Settings } from './settings.ts';

/** Fewer characters could be guessed. */
const minSecretLength = 32;

/** Where a secret is: given, or in a file, which is named or stands in a folder beside that of the data. */
export type SecretSettings = Pick<Settings, 'secret' | 'secretFile' | 'data'>;

/** Where versions of before kept it: who copied that folder had both. */
const earlierFile = ({ data }: SecretSettings): string => join(data, 'secret');

const laterFile = ({ secretFile, data }: SecretSettings): string =>
  secretFile ?? join(`${resolve(data)}-secret`, 'secret');

/** The folder for what is kept apart from the data. */
export const folderApart = (settings: SecretSettings): string => dirname(laterFile(settings));

/**
 * Path of the file that keeps a secret which is not given: where it is, or where it will be made.
 *
 * @throws StartError where nobody can tell whether it is there.
 */
export function secretFile(settings: SecretSettings): string {
  const file = laterFile(settings);
  return !isThere(file) && isThere(earlierFile(settings)) ? earlierFile(settings) : file;
}

/** Checks whether a file is there. One that this account may not see is not taken for missing: people could vote twice with a new one. */
function isThere(file: string): boolean {
  try {
    statSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw unreadable(file, error);
  }
}

/** Names the account that this program runs as: in a container, it may have no name. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return `number ${process.getuid?.()}`;
  }
}

const unreadable = (file: string, error: unknown): StartError =>
  new StartError(
    `The file ${file}, which keeps the secret, can't be read (${(error as Error).message}). It has to belong to the user that runs the ` +
      `server, who has to be let into its folder; this was run by the user ${account()}: run it as the one whose file it is, or give the file (chown) to this one.`,
    { cause: error },
  );

/** Says where the secret should be moved to, where it lies beside the database; nothing where it does not. */
export function secretBeside(settings: SecretSettings): string | undefined {
  if (settings.secret !== undefined) return undefined;
  const file = secretFile(settings);
  if (file !== earlierFile(settings)) return undefined;
  const better = laterFile(settings);
  return (
    `[secret] ${file} lies beside the database, so that whoever copies the folder has both. It is used there as long as it is there. To move it, see ` +
    `“Upgrades” in docs/deploy.md (in a container, ${dirname(better)} has to be on a volume first); or stop the server and, as the user that runs it ` +
    `(${account()}) and no other: mkdir -m 700 -p ${dirname(better)} && mv ${file} ${better}`
  );
}

/** Reads the secret that is given or kept, if there is one; none is made. @throws StartError where it is too short. */
export async function presentSecret(settings: SecretSettings): Promise<string | undefined> {
  const isKept = settings.secret !== undefined || isThere(secretFile(settings));
  return isKept ? readSecret(settings) : undefined;
}

/**
 * Reads the secret that makes what stands for a voter: the one that is given, else the one in its file, which is made at the first start,
 * readable for this account only. It is neither in the database nor in its folder, so that a copy of these tells nothing of who voted.
 *
 * @throws StartError where it is too short, or the folder does not take it.
 */
export async function readSecret(settings: SecretSettings): Promise<string> {
  if (settings.secret !== undefined) return checked(settings.secret, 'SECRET');
  const file = secretFile(settings);
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    if (isThere(file)) await keepPrivate(file);
    else await make(file);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(
      `The secret can't be kept in ${file} (${(error as Error).message}): make the folder writable, name another file in SECRET_FILE, or set SECRET.`,
      { cause: error },
    );
  }
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return checked(kept.trim(), `The file ${file}`);
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
