import { parseArgs } from 'node:util';
import type { Command } from '../../core/command.ts';
import { StartError } from '../../core/start-error.ts';
import type { DeskOptions } from '../commands.ts';
import { getThing } from '../things.ts';
import { freeName, listNames, reserveName, type NameFault } from './reserved.ts';

const usage = 'add|remove <name> [--at path], or list [--at path]';

const faults: Record<NameFault, string> = {
  required: 'Name what is to be reserved, in quotes where it has spaces.',
  'too-long': 'A name has 100 characters at most.',
  letters: 'A name has two letters at least.',
  taken: 'This name, or one that looks like it, is reserved there already.',
  'too-many': 'Five hundred names are reserved there already: free one first.',
};

/** Reserves names that nobody may take who takes part. */
export const nameCommand = ({ nouns, read }: DeskOptions): Command => ({
  name: 'name',
  usage,
  help: `Reserves a name, so that nobody who takes part can take it or one that looks like it, or frees it; lists what
is reserved. With a path, in that thing only`,
  async run(args, { open }) {
    const { values, positionals } = parseArgs({ args, options: { at: { type: 'string' } }, allowPositionals: true });
    const [verb = '', name, ...rest] = positionals;
    const isSound = ['add', 'remove', 'list'].includes(verb) && rest.length === 0 && (verb === 'list') === !name;
    if (!isSound) throw new StartError(`Write it like: civic-widgets name ${usage}`);
    const store = await open();
    try {
      const desk = { ...(await read(store)), store, nouns, now: Date.now(), by: 'operator' } as const;
      const { scope, path } = values.at ? await getThing(desk, values.at) : { scope: '', path: '' };
      const where = { scope, path, by: desk.by, now: desk.now };
      if (!name) return (await listNames(store, scope)).join('\n') || 'No name was added. See civic-widgets name add.';
      if (verb === 'remove') {
        const isDone = await store.write((writer) => freeName(writer, name, where));
        if (!isDone) throw new StartError(`"${name}" is not reserved there. See civic-widgets name list.`);
        return `"${name}" is free.`;
      }
      const fault = await store.write((writer) => reserveName(writer, name, where));
      if (fault) throw new StartError(faults[fault]);
      return `"${name}" is reserved, with what looks like it.`;
    } finally {
      await store.close();
    }
  },
});
