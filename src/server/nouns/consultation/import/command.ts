import { parseArgs } from 'node:util';
import type { Command } from '../../../core/command.ts';
import { StartError } from '../../../core/start-error.ts';
import type { ImportResult, Progress } from './run.ts';

/** Imports a file into the store. Ctrl-C ends it; running it again completes it. */
export const importCommand: Command = {
  name: 'import',
  usage: '<file> [--json] [--id id] [--open]',
  help: `Reads the open data of a consultation (Cap Collectif, CSV) into the store; with --open,
people can go on voting there`,
  async run(given, { open }) {
    const flag = { type: 'boolean' } as const;
    const options = { json: flag, id: { type: 'string' }, open: flag } as const;
    const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
    const [file] = positionals;
    if (!file || positionals.length > 1) {
      throw new StartError('Name one file: civic-widgets import <file> [--json] [--id id] [--open]');
    }
    // Only this command needs the parser of CSV.
    const { importFile } = await import('./run.ts');
    const stopped = new AbortController();
    process.once('SIGINT', () => stopped.abort());
    const store = await open();
    try {
      const { id, open: isOpen } = values;
      const result = await importFile(store, file, { id, open: isOpen, signal: stopped.signal, onProgress: meter() });
      return values.json ? JSON.stringify(result) : report(result, store.home);
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
  },
};

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
