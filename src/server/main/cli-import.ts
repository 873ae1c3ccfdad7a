import { importFile, type ImportResult, type Progress } from '../nouns/consultation/import/run.ts';
import { openForCommand } from './serve.ts';
import { readSettings } from './settings.ts';
import { StartError } from '../core/start-error.ts';

/**
 * Imports a file into the store that the environment names, and answers what became of its rows, for people or as JSON.
 * Ctrl-C ends it; running it again completes it.
 *
 * @throws StartError where the file or the store does not allow it, or where it was ended.
 */
export async function importOpenData(
  file: string,
  options: { json?: boolean; id?: string; open?: boolean },
): Promise<string> {
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const store = await openForCommand(readSettings(process.env));
  try {
    const result = await importFile(store, file, {
      id: options.id,
      open: options.open,
      signal: stopped.signal,
      onProgress: meter(),
    });
    return options.json ? JSON.stringify(result) : report(result, store.home);
  } catch (error) {
    const why = stopped.signal.aborted
      ? 'Stopped. What was read is kept; run the import again to complete it.'
      : error instanceof Error
        ? error.message
        : String(error);
    throw new StartError(why, { cause: error });
  } finally {
    await store.close();
  }
}

/** Says on the standard error how far it is, each time another tenth is done. */
function meter(): (progress: Progress) => void {
  let said = -1;
  return ({ rows, bytes, size }) => {
    const tenth = Math.floor((10 * bytes) / Math.max(size, 1));
    if (tenth > said) process.stderr.write(`${rows} rows, ${tenth * 10} %\n`);
    said = Math.max(said, tenth);
  };
}

function report(result: ImportResult, home: string): string {
  const { id, rows, proposals, ballots, replaced, comments, sources, reports, participants } = result;
  const { refused, mended, discrepancies } = result;
  return [
    `Imported into ${home}; its page is /consultations/${id}`,
    `${rows} rows: ${proposals} proposals, ${ballots} ballots (${replaced} votes replaced by a later one), ${comments} comments, ${sources} sources, ${reports} reports, by ${participants} participants.`,
    `${refused.length} rows refused${refused.length > 0 ? ':' : '.'}`,
    ...refused.map(({ row, reason }) => `  row ${row}: ${reason}`),
    `${mended.length} rows put right${mended.length > 0 ? ':' : '.'}`,
    ...mended.map(({ row, how }) => `  row ${row}: ${how}`),
    `${discrepancies.length} totals that the file declares otherwise than its rows give${discrepancies.length > 0 ? ':' : '.'}`,
    ...discrepancies.map(
      ({ proposal, title, what, declared, counted }) =>
        `  ${what}: ${declared} declared, ${counted} counted, of “${title}” (${proposal})`,
    ),
  ].join('\n');
}
