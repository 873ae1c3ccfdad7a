import { bundlesOf } from '../../tally/tiles.ts';
import { momentOf } from '../core/phases.ts';
import type { Folder, ServerNoun, Stored } from '../core/noun.ts';
import type { Services } from '../core/services.ts';
import { readLines } from './reading.ts';
import { ledgerHeads } from './tables.ts';

/** Where the lines of a ledger stand in an archive, below the folder of a thing: a line of text for each, as it is hashed. */
export const ledgerLinesFile = 'ledger/lines.txt';
/** Where its signed checkpoint stands. */
export const ledgerCheckpointFile = 'ledger/checkpoint.txt';

/** Writes the ledger of a thing into an archive, where it has one and its count is public at that time. */
export async function exportLedger(
  services: Pick<Services, 'store' | 'clock' | 'site'>,
  folder: Folder,
  { kind, scope, document }: Stored & { kind: ServerNoun },
  path: string,
): Promise<void> {
  if (!kind.proving || kind.isCountPublic?.(document, momentOf(services)) === false) return;
  const read = await services.store.snapshot(async (reader) => {
    const head = await reader.get(ledgerHeads, { scope });
    if (!head) return undefined;
    const lines: string[] = [];
    for (const bundle of bundlesOf(head.size)) lines.push(...((await readLines(reader, scope, bundle)) ?? []));
    return { note: head.note, lines };
  });
  if (!read || read.lines.length === 0) return;
  await folder.write(`${path}/${ledgerLinesFile}`, `${read.lines.join('\n')}\n`);
  await folder.write(`${path}/${ledgerCheckpointFile}`, read.note);
}
