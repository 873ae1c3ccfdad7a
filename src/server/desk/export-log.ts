import type { Folder, ThingAddress } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { withoutHidden } from './log-hidden.ts';
import { entryOf, publicEntry } from './log.ts';
import { logEntries } from './tables.ts';

/** Where the log stands in an archive. */
export const logFile = 'log.ndjson';

const batch = 1000;

/** Writes the log into an archive as it stood at an instant: a line of JSON for each entry, as `/log` has them, the oldest first. */
export async function exportLog(
  services: Services,
  addresses: readonly ThingAddress[],
  folder: Folder,
  at: number,
): Promise<void> {
  const { store } = services;
  const lines: string[] = [];
  for (let after: (string | number)[] | undefined; ;) {
    const rows = await store.list(logEntries, {}, { index: 'time', limit: batch, ...(after && { after }) });
    const until = rows.filter((row) => row.at <= at);
    const entries = await withoutHidden(services, addresses, until.map(entryOf));
    lines.push(...entries.map((entry) => `${JSON.stringify(publicEntry(entry))}\n`));
    const last = rows.at(-1);
    if (!last || rows.length < batch || until.length < rows.length) break;
    after = [last.at, last.scope, last.id];
  }
  await folder.write(logFile, lines.join(''));
}
