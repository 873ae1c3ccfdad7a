import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import type { ReadStore } from '../../store/store.ts';
import { siteCall, thingCall, type DeskCall } from '../call.ts';
import { DocumentFault } from '../faults.ts';
import type { Desk } from '../things.ts';
import { listNames, putNames, type NameFault } from './reserved.ts';

/* Reserved names for programs: a list, put as a whole, so that it may be sent again. */

const sentNames = z.strictObject({ names: z.array(text(2000)) });

const faults: Record<NameFault, string> = {
  required: 'a name can’t be empty.',
  'too-long': 'a name has 100 characters at most.',
  letters: 'a name has two letters at least.',
  taken: 'it is reserved already.',
  'too-many': 'five hundred names are reserved at most: leave some out.',
};

type Place = { scope: string; path?: string };

/** Returns the names that are reserved in a place. */
const readNames = async (store: ReadStore, scope: string): Promise<{ names: string[] }> => ({
  names: await listNames(store, scope),
});

/** Lets exactly these names be reserved in a place. @throws DocumentFault with each name that can't be */
async function writeNames(
  { store, by, now, holder }: Desk,
  { scope, path }: Place,
  names: readonly string[],
): Promise<{ names: string[] }> {
  const where = { scope, ...(path !== undefined && { path }), by, now, holder };
  const found = await store.write((writer) => putNames(writer, names, where));
  if (found.size > 0) {
    throw new DocumentFault([...found].map(([at, fault]) => ({ field: `names.${at}`, detail: faults[fault] })));
  }
  return readNames(store, scope);
}

const path = '/names';
const of = (): boolean => true;

/** What programs do about reserved names; the command is `name`. */
export const namesCalls: readonly DeskCall[] = [
  siteCall({
    ...{ method: 'GET', path, duty: 'moderate' },
    help: 'Lists the names that nobody may take who takes part, anywhere',
    run: async ({ desk: { store } }) => ({ body: await readNames(store, '') }),
  }),
  siteCall({
    ...{ method: 'PUT', path, duty: 'moderate', body: sentNames },
    help: 'Lets exactly these "names" be reserved everywhere',
    run: async ({ desk, body: { names } }) => ({ body: await writeNames(desk, { scope: '' }, names) }),
  }),
  thingCall({
    ...{ method: 'GET', path, of, duty: 'moderate' },
    help: 'Lists the names that are reserved in this thing only',
    run: async ({ desk: { store } }, { scope }) => ({ body: await readNames(store, scope) }),
  }),
  thingCall({
    ...{ method: 'PUT', path, of, duty: 'moderate', body: sentNames },
    help: 'Lets exactly these "names" be reserved in this thing',
    run: async ({ desk, body: { names } }, thing) => ({ body: await writeNames(desk, thing, names) }),
  }),
];
