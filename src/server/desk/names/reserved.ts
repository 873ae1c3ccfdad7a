import { lengthOf, tidy } from '../../../text/length.ts';
import { withoutPiles } from '../../../text/bounds.ts';
import { skeleton } from '../../core/look-alike.ts';
import { likeReserved } from '../../core/reserved-names.ts';
import { maxNameLength } from '../../core/rules.ts';
import type { Services, Site } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { writeLog } from '../log.ts';
import { takeTurn, type Turn } from '../pace/turns.ts';
import { reservedNames } from './tables.ts';

/* The names that a site reserves: its own, those that were added for all, and those that were added for one thing. */

/** So many names are reserved at most in one place: each that is given is compared with all of them. */
const most = 500;

/** Why a name can't be reserved. */
export type NameFault = 'required' | 'too-long' | 'letters' | 'taken' | 'too-many';

/** Lists the names that were added for all, or for one thing. */
export const listNames = async (store: ReadStore, scope: string): Promise<string[]> =>
  (await store.list(reservedNames, { scope })).map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'fr'));

/** Returns what the site is called, and the institution that is responsible for it. */
export const ownNames = ({ name, notice }: Pick<Site, 'name' | 'notice'>): string[] => {
  const controller = notice?.controller.split('\n', 1)[0]?.trim() ?? '';
  return [...new Set([name, controller])].filter(Boolean);
};

/** Returns the reserved name that somebody's looks like; nothing where it is one like any. */
export async function reservedLike(
  { store, site }: Pick<Services, 'site'> & { store: ReadStore },
  scope: string,
  name: string,
): Promise<string | undefined> {
  const [everywhere, here] = await Promise.all([listNames(store, ''), scope === '' ? [] : listNames(store, scope)]);
  return likeReserved(name, [...everywhere, ...here, ...ownNames(site)]);
}

/** Reads a name as it is kept. */
function readName(given: string): { id: string; name: string } | NameFault {
  const name = tidy(withoutPiles(given.replaceAll('\0', '')).toWellFormed()).replace(/\s+/g, ' ');
  if (name === '') return 'required';
  if (lengthOf(name) > maxNameLength) return 'too-long';
  const id = skeleton(name);
  // One letter is no name, and would refuse many.
  return /\p{L}.*\p{L}/u.test(name) && id.length > 1 ? { id, name } : 'letters';
}

/** Who changes what is reserved, and where. */
export interface Where extends Turn {
  /** The thing; empty where it is the whole site. */
  scope: string;
  path?: string;
}

/** Reserves a name; answers why it does not where it can't be. The log says that one was, not which: it may be that of a person. */
export async function reserveName(writer: Writer, given: string, where: Where): Promise<NameFault | undefined> {
  const { scope, now } = where;
  const read = readName(given);
  if (typeof read === 'string') return read;
  if ((await writer.count(reservedNames, { scope })) >= most) return 'too-many';
  if (!(await writer.insert(reservedNames, { scope, ...read, at: now }))) return 'taken';
  await takeTurn(writer, where);
  await tell(writer, where, 'name-reserved');
  return undefined;
}

/** Frees a name; answers whether it was reserved. */
export async function freeName(writer: Writer, given: string, where: Where): Promise<boolean> {
  if ((await writer.remove(reservedNames, { scope: where.scope, id: skeleton(given) })) === 0) return false;
  await tell(writer, where, 'name-freed');
  return true;
}

const tell = (writer: Writer, { scope, path, by, now }: Where, act: 'name-reserved' | 'name-freed'): Promise<void> =>
  writeLog(writer, { scope, ...(path && { path }), by, act, now, details: {} });

/**
 * Lets exactly these names be reserved, with one line for all that come and one for all that go; answers the fault of each that can't be, by its
 * place, and changes nothing then.
 */
export async function putNames(
  writer: Writer,
  given: readonly string[],
  where: Where,
): Promise<Map<number, NameFault>> {
  const read = given.map(readName);
  const faults = new Map(read.flatMap((each, at) => (typeof each === 'string' ? [[at, each] as const] : [])));
  if (given.length > most) faults.set(most, 'too-many');
  if (faults.size > 0) return faults;
  const wanted = new Map(read.flatMap((each) => (typeof each === 'string' ? [] : [[each.id, each.name] as const])));
  const { scope, now: at } = where;
  const gone: string[] = [];
  for (const { id, name } of await writer.list(reservedNames, { scope })) {
    if (wanted.get(id) === name) wanted.delete(id);
    else gone.push(id);
  }
  if (gone.length > 0) {
    await writer.removeMany(reservedNames, { scope }, 'id', gone);
    await tell(writer, where, 'name-freed');
  }
  if (wanted.size > 0) {
    await takeTurn(writer, where);
    await writer.insertMany(
      reservedNames,
      [...wanted].map(([id, name]) => ({ scope, id, name, at })),
    );
    await tell(writer, where, 'name-reserved');
  }
  return faults;
}
