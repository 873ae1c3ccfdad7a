import { makeFolder } from '../export/folder.ts';
import { readChosen } from '../desk/settings/chosen.ts';
import { nouns } from '../nouns.ts';
import { exportStore } from '../export/run.ts';
import { openForCommand } from './serve.ts';
import { addressOf, readSettings } from './settings.ts';
import { readSite } from './site-settings.ts';
import { StartError } from '../core/start-error.ts';

interface Wish {
  out?: string;
  at?: string;
  'minimum-cell'?: string;
  'smallest-group'?: string;
}

/**
 * Writes the archive of the store that the environment names into a new folder, and answers what is in it.
 *
 * @throws StartError where an option makes no sense, or the folder or the store does not allow it.
 */
export async function exportArchive({ out, at, 'minimum-cell': cell = '1', ...wish }: Wish): Promise<string> {
  if (!out) throw new StartError('Name a new folder: civic-widgets export --out <folder>');
  const time = at === undefined ? Date.now() : Date.parse(at);
  if (Number.isNaN(time)) throw new StartError(`--at is ${at}: give a time like 2026-11-21T09:00:00Z.`);
  const settings = readSettings(process.env);
  const minimumCell = numberIn('minimum-cell', cell);
  const smallestGroup = numberIn('smallest-group', wish['smallest-group'] ?? String(settings.smallestGroup));
  const baseUrl = addressOf(settings);
  const given = readSite(process.env);
  const store = await openForCommand(settings);
  try {
    const { name, timeZone } = await readChosen(store);
    const site = { ...(name && { name }), ...(timeZone && { timeZone }), ...given };
    const folder = await makeFolder(out);
    const things = await exportStore(store, nouns, folder, { baseUrl, at: time, site, minimumCell, smallestGroup });
    const list = Object.entries(things).map(([type, number]) => `${number} of type ${type}`);
    return [
      `${folder.files} files are in ${out}: ${list.join(', ') || 'nothing stands in the store'}.`,
      ...(settings.baseUrl
        ? []
        : [`Their addresses begin with ${baseUrl}: set BASE_URL to the public address of the server.`]),
    ].join('\n');
  } finally {
    await store.close();
  }
}

function numberIn(name: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new StartError(`--${name} is ${given}: give a whole number from 1 on.`);
}
