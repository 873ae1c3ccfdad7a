import type { ReadStore, Writer } from '../../store/store.ts';
import { falls } from './tables.ts';

/** Why a count fell: by how many, and the public reason by language. */
export interface Fall {
  at: number;
  number: number;
  why: Readonly<Record<string, string>>;
}

/** What does not count any more, and in which thing. */
interface Fallen {
  scope: string;
  thing: string;
  id: string;
}

/** Notes why something does not count any more, in the transaction in which it ceases to. */
export const noteFall = (writer: Writer, { scope, thing, id }: Fallen, { at, number, why }: Fall): Promise<void> =>
  writer.put(falls, { scope, thing, id, at, number, why: JSON.stringify(why) });

/** Forgets the fall of what counts again. */
export const forgetFall = async (writer: Writer, { scope, thing, id }: Fallen): Promise<void> =>
  void (await writer.remove(falls, { scope, thing, id }));

/** Finds why the count of a thing fell last, other than by acts that were taken out. */
export async function readNotedFall(store: ReadStore, place: Omit<Fallen, 'id'>): Promise<Fall | undefined> {
  const [last] = await store.list(falls, { ...place }, { index: 'at', reverse: true, limit: 1 });
  return last && { at: last.at, number: last.number, why: JSON.parse(last.why) as Fall['why'] };
}
