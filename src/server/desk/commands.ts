import { parseArgs } from 'node:util';
import type { Command, CommandContext } from '../core/command.ts';
import { spokenIn } from '../core/documents.ts';
import type { ServerNoun, Stored } from '../core/noun.ts';
import { StartError } from '../core/start-error.ts';
import type { Store } from '../store/store.ts';
import { deskActs } from './acts.ts';
import { deleteDraft, draftNamedBy, refuseDeleting } from './deleting.ts';
import { readSent } from './act.ts';
import { askedList, listedStates } from './listing/asked.ts';
import { draftLines, lineOf, thingLines } from './list-lines.ts';
import { readJson } from './json-file.ts';
import { readMeans } from './rewording.ts';
import { takeReasons, type Why } from './why.ts';
import { archiveThing, closeThing, extendThing, openThing, pauseThing, resumeThing } from './running.ts';
import { getThing, type Desk } from './things.ts';
import { putWarned } from './warnings.ts';

/** What a command is told of the server. */
export interface DeskOptions {
  nouns: readonly ServerNoun[];
  /** Reads what is said of the server and its place: in the environment, else as it was chosen. */
  read(store: Store): Promise<Pick<Desk, 'baseUrl' | 'timeZone'>>;
  /** Milliseconds since 1970; the clock of the machine where it is not given. */
  clock?: () => number;
}

interface Given {
  /** Path of the thing. */
  at: string;
  rest: string[];
  reason?: string;
  lang?: string;
  means?: string;
  state?: string;
  noun?: string;
  q?: string;
}

const string = { type: 'string' } as const;

/** Checks that an option is one of some words, where it is given. @throws StartError */
function among(name: string, given: string | undefined, words: readonly string[]): void {
  if (given !== undefined && !words.includes(given))
    throw new StartError(`--${name} is ${given}: it is one of ${words.join(', ')}.`);
}

/** Returns the commands with which a town makes, changes and ends what people take part in. */
export function deskCommands({ nouns, read, clock = Date.now }: DeskOptions): Command[] {
  const command = (
    name: string,
    usage: string,
    help: string,
    run: (desk: Desk, given: Given, warn: CommandContext['warn']) => Promise<string>,
  ): Command => ({
    name,
    usage,
    help,
    async run(given, { open, warn }) {
      const options = { reason: string, lang: string, means: string, state: string, noun: string, q: string };
      const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
      const [at = '', ...rest] = positionals;
      const wanted = usage.match(/<\w+>/g)?.length ?? 0;
      const takes = Object.keys(values).every((name) => usage.includes(`--${name} `));
      if (positionals.length !== wanted || !takes)
        throw new StartError(`Write it like: civic-widgets ${name} ${usage}`);
      const store = await open();
      try {
        return await run(
          { ...(await read(store)), store, nouns, now: clock(), by: 'operator' },
          { at, rest, ...values },
          warn,
        );
      } finally {
        await store.close();
      }
    },
  });

  /** Why, in one language of the thing; a reason that it has in others stays. */
  const whyOf = async (desk: Desk, { at, reason, lang }: Given): Promise<Why | undefined> => {
    if (reason === undefined) return undefined;
    const { document } = await getThing(desk, at);
    const [first = 'fr'] = spokenIn(document);
    return { ...document.reason, ...takeReasons({ [lang ?? first]: reason }, [lang ?? first]) };
  };
  const told = (desk: Desk, { path, document }: Stored): string => lineOf(desk, path, document);

  return [
    command(
      'list',
      '[--state open] [--noun petition] [--q words]',
      `Lists what stands on the server, promises that are late first, then what comes next: its path, its phase, its figures as
everyone may read them, when it opens or closes, until when an answer is due, its title; with
--state (${listedStates.join(', ')}), --noun and --q, what is in that state, of that type, with those words in its title`,
      async (desk, { state, noun, q }) => {
        among('state', state, listedStates);
        among(
          'noun',
          noun,
          nouns.map(({ type }) => type),
        );
        const asked = readSent(askedList, { state, noun, q });
        const lines = asked.state === 'draft' ? await draftLines(desk, asked) : await thingLines(desk, asked);
        const isAll = (state ?? noun ?? q) === undefined;
        const none = 'Nothing stands on the server yet. Put a first document: civic-widgets put <path> <file>';
        return lines.join('\n') || (isAll ? none : 'Nothing fits.');
      },
    ),
    command('get', '<path>', 'Prints the document of a thing, as JSON', async (desk, { at }) =>
      JSON.stringify((await getThing(desk, at)).document, null, 2),
    ),
    command(
      'put',
      '<path> <file> [--means same|other] [--reason text] [--lang fr]',
      `Puts the document in a JSON file (- for standard input) at a path like /petitions/name,
or in the place of the one that stands there; --means says whether other words than those that people acted on mean the same, and the reason stands in the public log`,
      async (desk, { at, rest: [file = ''], means, reason, lang = 'fr' }, warn) => {
        const { stored, isNew, warnings } = await putWarned(
          {
            ...desk,
            means: readMeans(means),
            why: reason === undefined ? undefined : takeReasons({ [lang]: reason }, [lang]),
          },
          at,
          await readJson(file),
        );
        for (const { field, detail } of warnings) warn(`${field}: ${detail}`);
        return `${isNew ? 'Made' : 'Changed'}: ${told(desk, stored)}`;
      },
    ),
    command(
      'open',
      '<path> [--reason text] [--lang fr]',
      'Opens it now, before the day that was announced',
      async (desk, given) => told(desk, await openThing(desk, given.at, await whyOf(desk, given))),
    ),
    command(
      'pause',
      '<path> [--reason text] [--lang fr]',
      'Takes no more acts until it is resumed; the reason, without which it is refused, is shown to people',
      async (desk, given) => told(desk, await pauseThing(desk, given.at, await whyOf(desk, given))),
    ),
    command('resume', '<path>', 'Goes on as the dates say, after a pause or out of the archive', async (desk, { at }) =>
      told(desk, await resumeThing(desk, at)),
    ),
    command(
      'extend',
      '<path> <day> [--reason text] [--lang fr]',
      'Lets it stay open until the end of a later day, like 2027-03-31',
      async (desk, given) => told(desk, await extendThing(desk, given.at, given.rest[0]!, await whyOf(desk, given))),
    ),
    command(
      'close',
      '<path> [--reason text] [--lang fr]',
      'Closes it now; before its day, with a reason',
      async (desk, given) => told(desk, await closeThing(desk, given.at, await whyOf(desk, given))),
    ),
    command(
      'archive',
      '<path> [--reason text] [--lang fr]',
      'Keeps it to be read, and takes nothing more; before its end, with a reason',
      async (desk, given) => told(desk, await archiveThing(desk, given.at, await whyOf(desk, given))),
    ),
    command(
      'delete',
      '<path>',
      `Deletes a draft, /desk/drafts/…; what was published is not deleted, but closed and archived`,
      async (desk, { at }) => {
        const draft = draftNamedBy(at);
        if (draft === undefined) return refuseDeleting(desk, at);
        await deleteDraft(desk, draft);
        return `The draft is deleted: ${at}`;
      },
    ),
    ...deskActs.map(({ name, help, run }) =>
      command(name, '<path> <file>', help, async (desk, { at, rest: [file = ''] }) =>
        told(desk, await run(desk, at, await readJson(file))),
      ),
    ),
  ];
}
