import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Command } from '../../core/command.ts';
import { StartError } from '../../core/start-error.ts';
import { writtenIn } from './calls.ts';
import { languages } from '../../words/words-for.ts';
import type { DeskOptions } from '../commands.ts';
import { getThing } from '../things.ts';
import { csvFile } from './csv-file.ts';
import { deliverList, fewestRows, listsOf, mostRows, type PreparedList } from './list.ts';

const usage =
  '<path> --out <file> [--list name] [--lang fr] [--rows 25] [--bom] [--minimum-cell n] [--base-url https://…]';
const text = { type: 'string' } as const;
const options = {
  out: text,
  list: text,
  lang: text,
  rows: { ...text, default: '25' },
  bom: { type: 'boolean', default: false },
  'minimum-cell': { ...text, default: '1' },
  'base-url': text,
} as const;

/** Returns the command that hands over a list as CSV. */
export const deliverCommand = ({ nouns, read }: DeskOptions): Command => ({
  name: 'deliver',
  usage,
  help: `Writes the list of confirmed signatures, of published ballots or of comments into a new CSV file,
and that it was handed over into the public log; with --bom, as Excel needs it. The list names the address of its page, by BASE_URL or --base-url`,
  async run(args, { open }) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const { out, bom } = values;
    const [at, ...rest] = positionals;
    if (!at || !out || rest.length > 0) throw new StartError(`Write it like: civic-widgets deliver ${usage}`);
    if (values.lang !== undefined && !languages.some((each) => each === values.lang)) {
      throw new StartError(`--lang is ${values.lang}: it is one of ${languages.join(', ')}.`);
    }
    const perSheet = numberOf('rows', values.rows, fewestRows, mostRows);
    const minimumCell = numberOf('minimum-cell', values['minimum-cell'], 1, 1_000_000);
    const given = values['base-url'];
    if (given !== undefined && !/^https?:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/i.test(given))
      throw new StartError(
        `--base-url is ${given}: write the public address of the site, like https://participer.ville.example.`,
      );
    const store = await open();
    try {
      const { timeZone, baseUrl: known } = await read(store);
      const baseUrl = (given ?? known)?.replace(/(?<!\/)\/+$/, '');
      if (baseUrl === undefined)
        throw new StartError(
          'The list names the address of its page, and BASE_URL is not set: set it, or add --base-url https://participer.ville.example.',
        );
      const moment = { timeZone, now: Date.now() };
      const stored = await getThing({ ...moment, store, nouns, baseUrl, by: 'operator' }, at);
      const lists = listsOf(stored, moment);
      const list = values.list === undefined ? lists[0] : lists.find(({ name }) => name === values.list);
      if (!list) {
        const names = lists.map(({ name }) => name).join(', ');
        throw new StartError(
          names
            ? `${stored.path} has no list "${values.list}": it has ${names}.`
            : `${stored.path} has nothing to hand over, or not yet.`,
        );
      }
      const wish = { lang: values.lang ?? writtenIn(stored), perSheet, minimumCell };
      const prepared = await deliverList(store, stored, list, wish, { ...moment, by: 'operator' });
      await writeTo(out, prepared, `${baseUrl}${stored.path}`, bom);
      const more = prepared.erased ? ` (and ${prepared.erased} of people who were erased)` : '';
      return `In ${out}: ${prepared.counted}${more}, sha256 ${prepared.sha256}. The public log says so.`;
    } finally {
      await store.close();
    }
  },
});

/** Writes the file, for this account only. A file of this name is a whole one. @throws StartError where it can't be written */
async function writeTo(out: string, prepared: PreparedList, url: string, mark: boolean): Promise<void> {
  const part = `${out}.part`;
  try {
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600 });
    await pipeline(Readable.from(csvFile(prepared.columns, prepared, { url, mark })), file);
    await rename(part, out);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') await rm(part, { force: true });
    if (code && /^E[A-Z]+$/.test(code)) throw new StartError(`${out} can't be written (${message}).`, { cause: error });
    throw error;
  } finally {
    await prepared.close();
  }
}

function numberOf(name: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new StartError(`--${name} is ${given}: give a whole number from ${least} to ${most}.`);
}
