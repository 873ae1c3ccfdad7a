import { StartError } from '../core/start-error.ts';
import { fingerprints } from '../core/tables.ts';
import type { ReadStore, Store, Writer } from '../store/store.ts';
import type { Keys } from './keys.ts';

/* What a database notes of how it is sealed: by which keys, and what was gone through. The keys themselves are never there. */

const [inUse, lost, rows, lookups] = ['sealing keys', 'lost sealing keys', 'sealed', 'lookups'] as const;

async function read(reader: ReadStore, of: string): Promise<string | undefined> {
  return (await reader.get(fingerprints, { of }))?.value;
}

const write = (writer: Writer, of: string, value: string): Promise<void> => writer.put(fingerprints, { of, value });

const idsIn = (value = ''): string[] => value.split(' ').filter((id) => id !== '');

/** Reads the ids of the keys by which rows may be sealed, the newest first. */
export const keyIdsOf = async (reader: ReadStore): Promise<string[]> => idsIn(await read(reader, inUse));

/** Reads the ids of keys that were given up as lost. */
export const lostKeysOf = async (reader: ReadStore): Promise<ReadonlySet<string>> =>
  new Set(idsIn(await read(reader, lost)));

/**
 * Makes sure that all keys are at hand by which rows may be sealed.
 *
 * @throws StartError where one is missing; nothing is changed then
 */
export async function checkKeys(store: Store, keys: Keys): Promise<void> {
  const missing = (await keyIdsOf(store)).filter((id) => !keys.find(id));
  if (missing.length === 0) return;
  throw new StartError(
    `Names and addresses in ${store.home} are sealed with a key that is not at hand (${missing.join(', ')}): put back the file sealing-keys beside that of the ` +
      'secret, or give SEALING_KEYS what it had. Nothing was changed. Only if it is lost for good: civic-widgets secret --renew.',
  );
}

/** Notes the key that seals from now on, before it does. */
export async function noteKey(store: Store, { current }: Keys): Promise<void> {
  const { id } = current();
  if ((await keyIdsOf(store))[0] === id) return;
  await store.write(async (writer) => {
    const ids = await keyIdsOf(writer);
    await write(writer, inUse, [id, ...ids.filter((each) => each !== id)].join(' '));
  });
}

/** Gives up the keys that are not at hand: what they sealed reads as empty from now on. Answers whether there are any. */
export async function giveUpKeys(writer: Writer, keys: Keys): Promise<boolean> {
  const ids = await keyIdsOf(writer);
  const gone = ids.filter((id) => !keys.find(id));
  if (gone.length === 0) return false;
  await write(writer, lost, [...new Set([...(await lostKeysOf(writer)), ...gone])].join(' '));
  await write(writer, inUse, ids.filter((id) => !gone.includes(id)).join(' '));
  return true;
}

const soundRows = ({ current }: Keys, cover: string): string => `${current().id} ${cover}`;

/** Checks whether every row was gone through and sealed by the present key. @param cover see `coverOf` */
export const areRowsSealed = async (reader: ReadStore, keys: Keys, cover: string): Promise<boolean> =>
  (await read(reader, rows)) === soundRows(keys, cover);

/** Notes that every row was, and that nothing is sealed by another key any more. */
export const noteRows = (store: Store, keys: Keys, cover: string): Promise<void> =>
  store.write(async (writer) => {
    await write(writer, rows, soundRows(keys, cover));
    await write(writer, inUse, keys.current().id);
  });

/** Checks whether digests stand for all that is looked up. */
export const areLookupsMade = async (reader: ReadStore, cover: string): Promise<boolean> =>
  (await read(reader, lookups)) === cover;

/** Notes that they do. */
export const noteLookups = (store: Store, cover: string): Promise<void> =>
  store.write((writer) => write(writer, lookups, cover));

/** Forgets that digests stand for what is looked up, where another secret is to make them. */
export const forgetLookups = async (writer: Writer): Promise<boolean> =>
  (await writer.remove(fingerprints, { of: lookups })) > 0;
