import { digest } from '../../core/crypto.ts';
import type { Chosen, Services } from '../../core/services.ts';
import type { ReadStore, Store, Writer } from '../../store/store.ts';
import { isExpected } from '../expected.ts';
import { isSame } from '../faults.ts';
import { writeLog } from '../log.ts';
import { takeTurn, type Turn } from '../pace/turns.ts';
import { siteSettings } from './tables.ts';

/* What was chosen of the site, in the database. */

export const settingNames = [
  'name',
  'home',
  'timeZone',
  'accent',
  'logo',
  'notice',
  'legal',
  'accessibility',
  'conformity',
] as const satisfies readonly (keyof Chosen)[];
export type SettingName = keyof Chosen;

/** Reads what was chosen. */
export async function readChosen(store: ReadStore): Promise<Chosen> {
  const rows = await store.list(siteSettings, {});
  const known = rows.filter(({ name }) => settingNames.some((each) => each === name));
  return Object.fromEntries(known.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
}

/** Reads what was chosen, maybe in another process, and lets the site be that. */
export async function takeChosen({ store, choices }: Pick<Services, 'store' | 'choices'>): Promise<void> {
  if (choices) choices.choose(await readChosen(store));
}

/** Returns what tells these settings, as they are, from any others. */
export const versionOf = (chosen: Chosen, names: readonly SettingName[]): Promise<string> =>
  digest(JSON.stringify(names.map((name) => chosen[name] ?? null)));

/** Who changes settings, when, and upon which version of them. */
export interface Change extends Turn {
  /** Whatever stands there is changed where it is missing. */
  expects?: string | undefined;
  /** The settings that the version is of; those that are changed where it is missing. */
  over?: readonly SettingName[] | undefined;
}

/** Writes settings, and into the log which ones have changed; one without a value is forgotten. Answers whether it was done upon this version. */
export async function writeChosen(
  writer: Writer,
  wanted: Readonly<Partial<Record<SettingName, Chosen[SettingName]>>>,
  { expects, over, ...turn }: Change,
): Promise<boolean> {
  const { by, now } = turn;
  const before = await readChosen(writer);
  const names = settingNames.filter((name) => name in wanted);
  if (!isExpected(expects, await versionOf(before, over ?? names))) return false;
  const changed = names.filter((name) => !isSame(before[name], wanted[name]));
  for (const name of changed) {
    const value = wanted[name];
    if (value === undefined) await writer.remove(siteSettings, { name });
    else await writer.put(siteSettings, { name, value: JSON.stringify(value), at: now });
  }
  if (changed.length === 0) return true;
  await takeTurn(writer, turn);
  await writeLog(writer, { scope: '', by, act: 'settings', now, details: { settings: changed } });
  return true;
}

/** Changes settings, here at once and elsewhere within a minute. Answers whether it was done upon this version. */
export async function changeSettings(
  services: Pick<Services, 'choices'> & { store: Store },
  wanted: Parameters<typeof writeChosen>[1],
  change: Change,
): Promise<boolean> {
  const isDone = await services.store.write((writer) => writeChosen(writer, wanted, change));
  if (isDone) await takeChosen(services);
  return isDone;
}
