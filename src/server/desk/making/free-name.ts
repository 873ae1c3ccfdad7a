import { things } from '../../core/tables.ts';
import { randomSecret } from '../../core/crypto.ts';
import type { ReadStore } from '../../store/store.ts';

/** Returns the name itself, or with a number behind it, so that nothing stands there yet. */
export async function freeName(store: ReadStore, name: string): Promise<string> {
  const isFree = async (id: string): Promise<boolean> => (await store.get(things, { scope: id, id })) === undefined;
  if (await isFree(name)) return name;
  for (let number = 2; number < 50; number += 1) {
    const numbered = `${name}-${number}`;
    if (await isFree(numbered)) return numbered;
  }
  return `${name}-${randomSecret()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')}`;
}
