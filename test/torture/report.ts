import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';
import type { Found } from './trial.ts';
import type { Trial } from './trials.ts';

/** A trial that was run. */
export interface Run {
  trial: Trial;
  found: Found;
  seconds: number;
}

const file = join(import.meta.dirname, '../../docs/reliability.md');
const number = (value: number): string => value.toLocaleString('en').replaceAll(',', '\u202f');

const about = `# What was tried against loss and doubling

\`npm run torture\` runs a server, lets people sign, vote, confirm by mail, take back, join, write and vote on comments, and does harm meanwhile. Then it compares
what each of them was told with what the database holds. \`npm test\` runs a small part of each trial, and \`npm run torture -- --seconds 30\` as much as fits
into that time. Chance comes from a seed, which a run names; \`--seed\` gives it again.

- **Lost** is what a server acknowledged and the database does not hold, and a mail that was owed and never left. **Doubled** is what is there twice, or by nobody’s press.
- What was sent and not acknowledged was asked for while nothing could be taken, or by somebody who left for good at the first fault.
- Three in ten of those who sign or vote come from a domain that makes their act [held](operating.md): each is held once, and is there once when an officer has all of them counted,
  with a line in the log that names as many.
- Every count that is shown is compared with its rows, and with what its days come to.
- People act through the adapter of the widgets, with its repetitions, and through the outbox of the page: what waits there is sent again with the same key. There
  is no browser around it; what the widgets show meanwhile is tested in browsers.
- **A kill** is SIGKILL. What a process had handed to the system stays then, so that PostgreSQL is run with \`fsync\` off. **A power cut** is an image of the disk as it is at one moment, without what the
  system had in its memory. With \`synchronous = off\` this trial finds that everything is lost, which shows that it looks. A disk that lies about what it has
  written is not tried, nor is a power cut under PostgreSQL.
- **Hostile requests** are made from [the OpenAPI document](openapi.json), for every route in turn: no answer may be 500, tell of the inside of the server, or hold the number of ballots of a
  vote whose result is hidden.
`;

/** Returns the versions of the engines. */
async function versions(postgres: string): Promise<string> {
  const sqlite = new DatabaseSync(':memory:').prepare('select sqlite_version() as version').get()?.['version'];
  const client = new pg.Client(`${postgres}/postgres`);
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return `SQLite ${String(sqlite)}, PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`;
}

/** Writes docs/reliability.md: the machine, the day, and per trial what was done and found. */
export async function writeReport(runs: readonly Run[], seed: number, postgres: string): Promise<void> {
  const machine = `${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${release()}, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const heads = ['trial', 'engine', 'sent', 'acknowledged', 'kills', 'faults', 'lost', 'doubled', 'seconds'];
  const cells = runs.map(({ trial, found, seconds }) => [
    ...[trial.name, trial.engine],
    ...[found.sent, found.acknowledged, found.kills, found.faults, found.lost, found.doubled, seconds].map(number),
  ]);
  const table = [heads, heads.map((_, at) => (at < 2 ? '---' : '---:')), ...cells].map(line).join('\n');
  const told = runs.map(({ trial, found }) => {
    const wrong = found.wrong.length > 0 ? ` **Found:** ${found.wrong.join('; ')}.` : '';
    return `- **${trial.name}, ${trial.engine}**: ${found.told.join('; ')}.${wrong}`;
  });
  const run = `Run on ${day} with the seed ${seed}: ${machine}, ${await versions(postgres)}.`;
  const text = [about, '## The last long run', run, table, told.join('\n')].join('\n\n');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
