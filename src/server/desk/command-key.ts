import { parseArgs } from 'node:util';
import type { Command } from '../core/command.ts';
import type { ServerNoun } from '../core/noun.ts';
import { StartError } from '../core/start-error.ts';
import { giveKey, keyName, listKeys, newKey, takeKey } from './keys.ts';
import { isRole, roles } from './roles.ts';
import { languages } from '../words/words-for.ts';
import { takeReasons } from './why.ts';

const text = { type: 'string' } as const;
const usage = 'add|remove <name> [--role editor] [--only id] [--reason text] [--lang fr], or list';

/** Gives programs keys to the HTTP interface of the desk. */
export const keyCommand = (nouns: readonly ServerNoun[]): Command => ({
  name: 'key',
  usage,
  help: `Makes a key by which a program works at the desk over HTTP, in a role and perhaps in one thing,
and prints it this once; takes it by its name, for a reason that the public log tells; lists the names of all,
each with the day of its last use`,
  async run(args, { open }) {
    const options = { role: text, only: text, reason: text, lang: text } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [verb = '', given, ...rest] = positionals;
    const name = given === undefined ? '' : keyName(given);
    const isSound = ['add', 'remove', 'list'].includes(verb) && rest.length === 0 && (verb === 'list') === !name;
    if (!isSound) throw new StartError(`Write it like: civic-widgets key ${usage}`);
    const { role = 'editor', only: scope = '', reason, lang = 'fr' } = values;
    if (!isRole(role)) throw new StartError(`A key has one of the roles ${roles.join(', ')}.`);
    // The desk itself gives no such key: whoever has one can do everything but run commands.
    if (role === 'owner' && scope !== '') throw new StartError('An owner is one of the whole site: leave --only out.');
    const store = await open();
    const how = { nouns, by: 'operator', now: Date.now() } as const;
    try {
      if (!name) {
        const lines = (await listKeys(store)).map((key) => `${key.name}  ${told(key)}  ${usedOn(key)}`);
        return lines.join('\n') || 'No program has a key yet. Make one: civic-widgets key add <name>';
      }
      if (verb === 'remove') {
        const why = takeReasons({ [lang]: reason }, languages);
        // One of the time when a name was kept as it was typed is found by it.
        const isDone = await store.write(
          async (writer) =>
            (await takeKey(writer, given ?? '', { ...how, why })) || (await takeKey(writer, name, { ...how, why })),
        );
        if (isDone) return `The key "${name}" opens nothing any more.`;
        throw new StartError(`There is no key "${name}". See civic-widgets key list.`);
      }
      const { key, id } = await newKey();
      if (await store.write((writer) => giveKey(writer, { id, name, role, scope }, how))) {
        return `The key "${name}" is ${told({ role, scope })}. Keep it now, it is shown once:\n${key}`;
      }
      throw new StartError(`There is a key "${name}" already: choose another name, or remove that one first.`);
    } finally {
      await store.close();
    }
  },
});

const usedOn = ({ used_on: day }: { used_on: string }): string => (day ? `last used ${day}` : 'never used');

const told = ({ role, scope }: { role: string; scope: string }): string => (scope ? `${role} of ${scope}` : role);
