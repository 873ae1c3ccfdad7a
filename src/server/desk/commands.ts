import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { Command } from '../core/command.ts';
import { say, spokenIn, type ThingDocument } from '../core/documents.ts';
import type { ServerNoun } from '../core/noun.ts';
import { closingOf, phaseOf } from '../core/phases.ts';
import { StartError } from '../core/start-error.ts';
import { eachThing } from '../core/things.ts';
import { changeThing, getThing, putThing, type Desk } from './things.ts';

/** What a command is told of the server. */
export interface DeskOptions {
  nouns: readonly ServerNoun[];
  /** Reads from the environment what is said of the server and its place. */
  read(): Pick<Desk, 'baseUrl' | 'timeZone'>;
}

interface Given {
  /** Path of the thing. */
  at: string;
  rest: string[];
  reason?: string;
  lang?: string;
}

const string = { type: 'string' } as const;

/** The commands with which a town makes, changes and ends what people take part in. */
export function deskCommands({ nouns, read }: DeskOptions): Command[] {
  const command = (
    name: string,
    usage: string,
    help: string,
    run: (desk: Desk, given: Given) => Promise<string>,
  ): Command => ({
    name,
    usage,
    help,
    async run(given, { open }) {
      const options = { reason: string, lang: string };
      const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
      const [at = '', ...rest] = positionals;
      const wanted = usage.match(/<\w+>/g)?.length ?? 0;
      const takes = usage.includes('--reason') || Object.keys(values).length === 0;
      if (positionals.length !== wanted || !takes)
        throw new StartError(`Write it like: civic-widgets ${name} ${usage}`);
      z.config(z.locales.en());
      const store = await open();
      try {
        return await run({ ...read(), store, nouns, now: Date.now() }, { at, rest, ...values });
      } finally {
        await store.close();
      }
    },
  });

  /** What is said beside a state, in one language of the thing. */
  const reasonIn = (document: ThingDocument, { reason, lang }: Pick<Given, 'reason' | 'lang'>) => {
    const [first = 'fr'] = spokenIn(document);
    return reason === undefined ? undefined : { ...document.reason, [lang ?? first]: reason };
  };
  const state = async (desk: Desk, at: string, change: (document: ThingDocument) => object): Promise<string> => {
    const { path, document } = await changeThing(desk, at, change);
    return lineOf(desk, path, document);
  };

  return [
    command(
      'list',
      '',
      'Lists what stands on the server: its path, its phase, when it closes, its title',
      async (desk) => {
        const lines: string[] = [];
        for await (const { path, document } of eachThing(desk.store, nouns)) lines.push(lineOf(desk, path, document));
        return (
          lines.join('\n') || 'Nothing stands on the server yet. Put a first document: civic-widgets put <path> <file>'
        );
      },
    ),
    command('get', '<path>', 'Prints the document of a thing, as JSON', async (desk, { at }) =>
      JSON.stringify((await getThing(desk, at)).document, null, 2),
    ),
    command(
      'put',
      '<path> <file>',
      `Puts the document in a JSON file (- for standard input) at a path like /petitions/name,
or in the place of the one that stands there`,
      async (desk, { at, rest: [file = ''] }) => {
        const { path, isNew } = await putThing(desk, at, await readJson(file));
        return `${isNew ? 'Made' : 'Changed'}: ${lineOf(desk, path, (await getThing(desk, path)).document)}`;
      },
    ),
    command(
      'pause',
      '<path> [--reason text] [--lang fr]',
      'Takes no more acts until it is resumed; the reason is shown to people',
      (desk, { at, ...why }) =>
        state(desk, at, (document) => ({ override: 'paused', reason: reasonIn(document, why) ?? document.reason })),
    ),
    command('resume', '<path>', 'Goes on as the dates say, after a pause or out of the archive', (desk, { at }) =>
      state(desk, at, () => ({ override: undefined, reason: undefined })),
    ),
    command('close', '<path>', 'Closes it now', async (desk, { at }) =>
      state(desk, at, ({ closesAt, ...document }) => {
        const end = closingOf({ closesAt }, desk.timeZone);
        if (end !== undefined && end <= desk.now) throw new StartError(`It has closed already, on ${closesAt}.`);
        const { opensAt } = document;
        if (phaseOf({ opensAt }, desk) === 'not-open')
          throw new StartError('It is not open yet: change its dates by put.');
        return { closesAt: new Date(desk.now).toISOString(), override: undefined, reason: undefined };
      }),
    ),
    command(
      'archive',
      '<path> [--reason text] [--lang fr]',
      'Keeps it to be read, and takes nothing more',
      (desk, { at, ...why }) =>
        state(desk, at, (document) => ({ override: 'archived', reason: reasonIn(document, why) ?? document.reason })),
    ),
  ];
}

function lineOf(desk: Desk, path: string, document: ThingDocument): string {
  const [lang = 'fr'] = spokenIn(document);
  const end = document.closesAt ? `closes ${document.closesAt}` : 'no end';
  return [path, phaseOf(document, desk), end, say(document.title, lang)].join('  ');
}

/** Reads JSON from a file, or from the standard input. @throws StartError */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StartError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} holds no JSON: ${message}`, {
      cause: error,
    });
  }
}
