import { parseArgs } from 'node:util';
import type { Command } from '../core/command.ts';
import { Refusal } from '../core/refusal.ts';
import { StartError } from '../core/start-error.ts';
import type { Store } from '../store/store.ts';
import type { Asked, DeskCall, Told } from './call.ts';
import { deskCalls } from './calls.ts';
import { readJson } from './json-file.ts';
import type { DeskRoutes } from './options.ts';
import { runCall } from './routes-calls.ts';
import { whole } from './soon.ts';
import { getThing } from './things.ts';

/** A server without requests, for the time of a command. */
export interface AtWork {
  options: DeskRoutes;
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
  /** Lets go of what it has opened besides the store. */
  end?(): void;
}

/** Returns the commands of what programs do over HTTP: one for each first word, whose verbs are the second ones. */
export function callCommands(begin: (store: Store) => Promise<AtWork>): Command[] {
  const named = deskCalls.filter(({ command }) => command);
  return [...Map.groupBy(named, ({ command }) => wordsOf(command!)[0])].map(([name, calls]): Command => {
    const usage = calls.map(usageOf).join(', or ');
    return {
      name,
      usage,
      help: calls.map(({ help }) => help).join(';\n'),
      async run(given, { open }) {
        const found = calls.find(
          ({ command }) => wordsOf(command!)[1] === (calls[0]!.command === name ? '' : given[0]),
        );
        if (!found) throw new StartError(`Write it like: civic-widgets ${name} ${usage}`);
        const args = wordsOf(found.command!)[1] ? given.slice(1) : given;
        const names = Object.keys(found.query?.shape ?? {});
        const options = Object.fromEntries(names.map((each) => [each, { type: 'string' } as const]));
        const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
        if (positionals.length !== placesOf(found).length)
          throw new StartError(`Write it like: civic-widgets ${name} ${usageOf(found)}`);
        const store = await open();
        try {
          const { options: made, idle, end } = await begin(store);
          try {
            const told = await refused(() => runFor(made, found, positionals, { ...values }));
            await idle();
            return await printed(told);
          } finally {
            end?.();
          }
        } finally {
          await store.close();
        }
      },
    };
  });
}

const wordsOf = (command: string): [string, string] => {
  const [name = '', verb = ''] = command.split(' ');
  return [name, verb];
};

/** Returns what has to be given, in order. */
const placesOf = ({ of, path, body }: DeskCall): string[] => [
  ...(of ? ['<path>'] : []),
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => `<${name}>`),
  ...(body ? ['<file>'] : []),
];

const usageOf = (call: DeskCall): string =>
  [wordsOf(call.command!)[1], ...placesOf(call), ...Object.keys(call.query?.shape ?? {}).map((name) => `[--${name} …]`)]
    .filter(Boolean)
    .join(' ');

/** Does what is asked as whoever runs the server: one person, with every duty. */
async function runFor(
  options: DeskRoutes,
  call: DeskCall,
  positionals: readonly string[],
  query: Record<string, unknown>,
): Promise<Told> {
  const { nouns, services } = options;
  const { store, baseUrl, site, clock } = services;
  const given = new Map(placesOf(call).map((place, index) => [place, positionals[index]!]));
  const desk = { store, nouns, baseUrl, timeZone: site.timeZone, now: clock(), by: 'operator' } as const;
  const at = given.get('<path>');
  const stored = at === undefined ? undefined : await getThing(desk, at);
  const noun = nouns.find(({ type }) => type === stored?.kind.type);
  if (noun && !call.of!(noun)) throw new StartError(`A ${noun.type} has none of this: ${stored!.path}.`);
  const [, part = ''] = [...given].find(([place]) => place !== '<path>' && place !== '<file>') ?? [];
  const file = given.get('<file>');
  const asked: Asked = {
    ...{
      options,
      desk,
      part,
      query,
      soon: whole,
      person: 'operator',
      prefers: ([first = 'fr']) => first,
      holder: { grants: [{ role: 'owner', scope: '' }] },
    },
    body: file === undefined ? undefined : await readJson(file),
  };
  return runCall(call, asked, stored && noun && { ...stored, kind: noun });
}

/** Says a refusal as whoever reads it here is told. */
async function refused<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = Object.entries(error.fields ?? {}).map(([field, fault]) => `  ${field}: ${fault}`);
    throw new StartError([`It is refused (${error.reason}).`, ...fields].join('\n'), { cause: error });
  }
}

async function printed(told: Told): Promise<string> {
  if ('body' in told) return JSON.stringify(told.body, null, 2);
  let text = '';
  try {
    for await (const part of told.handed.parts) text += part;
  } finally {
    await told.handed.close();
  }
  return text.trimEnd();
}
