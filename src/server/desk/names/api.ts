import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import type { Stored } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { readSent } from '../act.ts';
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

/** Returns the names that are reserved in a place. */
export const readNames = async (store: ReadStore, scope: string): Promise<{ names: string[] }> => ({
  names: await listNames(store, scope),
});

/** Lets exactly these names be reserved in a place. @throws DocumentFault with each name that can't be */
export async function writeNames(
  { store, by, now }: Desk,
  { scope, path }: Pick<Stored, 'scope'> & Partial<Pick<Stored, 'path'>>,
  sent: unknown,
): Promise<{ names: string[] }> {
  const { names } = readSent(sentNames, sent);
  const where = { scope, ...(path !== undefined && { path }), by, now };
  const found = await store.write((writer) => putNames(writer, names, where));
  if (found.size > 0) {
    throw new DocumentFault([...found].map(([at, fault]) => ({ field: `names.${at}`, detail: faults[fault] })));
  }
  return readNames(store, scope);
}
