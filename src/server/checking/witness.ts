import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { isName, writeKey, type NoteSigner } from '../../tally/checkpoint.ts';
import { StartError } from '../core/start-error.ts';
import { readSecret, writeSecret } from './cosignature.ts';

/** Name of the file by which whoever reads a folder knows its witness. */
export const witnessFile = 'witness-vkey';

/**
 * Opens the secret key of a witness, or makes it where there is none and a name is given.
 *
 * @param folder what the witness publishes: the key must not lie in it
 * @throws StartError with what to do
 */
export async function openWitness(file: string, name: string | undefined, folder: string): Promise<NoteSigner> {
  const inside = relative(resolve(folder), resolve(file));
  if (!inside.startsWith('..') && !isAbsolute(inside))
    throw new StartError(`The key ${file} would be published with the folder ${folder}. Name a file outside of it.`);
  const line = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return makeSecret(file, name);
    throw new StartError(`The key ${file} can’t be read (${error.message}).`);
  });
  const signer = await readSecret(line);
  if (!signer) throw new StartError(`The file ${file} holds no key of a witness.`);
  if (name !== undefined && name !== signer.key.name)
    throw new StartError(`The key ${file} is that of ${signer.key.name}. Another name needs another key.`);
  return signer;
}

async function makeSecret(file: string, name: string | undefined): Promise<string> {
  if (name === undefined)
    throw new StartError(`There is no key ${file}. To make one, say who signs: --name presse.example`);
  if (!isName(name)) throw new StartError('The name of a witness has neither spaces nor plus signs: presse.example');
  const line = writeSecret(name, crypto.getRandomValues(new Uint8Array(32)));
  await writeFile(file, `${line}\n`, { mode: 0o600, flag: 'wx' }).catch((error: Error) => {
    throw new StartError(`The key ${file} can’t be written (${error.message}).`);
  });
  return line;
}

/** Writes the public key of a witness, as a file has it. */
export const publicLine = ({ key }: NoteSigner): string => `${writeKey(key)}\n`;
