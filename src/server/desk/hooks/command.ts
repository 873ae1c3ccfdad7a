import { parseArgs } from 'node:util';
import type { Command } from '../../core/command.ts';
import { StartError } from '../../core/start-error.ts';
import { addHook, eventsOf, hookEvents, hookFaults, listHooks, newHookSecret, removeHook } from './hooks.ts';

const usage = `add|remove <url> [--on ${hookEvents.join(',')}], or list`;

/** Says which programs are told of what happens. */
export const hookCommand: Command = {
  name: 'hook',
  usage,
  help: `Tells a program at an address of what happens here, signed with a secret that is printed this once;
stops telling it; lists the addresses`,
  async run(args, { open }) {
    const { values, positionals } = parseArgs({ args, options: { on: { type: 'string' } }, allowPositionals: true });
    const [verb = '', url, ...rest] = positionals;
    const isSound = ['add', 'remove', 'list'].includes(verb) && rest.length === 0 && (verb === 'list') === !url;
    const wanted = (values.on ?? hookEvents.join(',')).split(',').filter(Boolean);
    const events = hookEvents.filter((event) => wanted.includes(event));
    if (!isSound || events.length < wanted.length) throw new StartError(`Write it like: civic-widgets hook ${usage}`);
    const store = await open();
    const how = { by: 'operator', now: Date.now() } as const;
    try {
      const all = await listHooks(store);
      if (!url) {
        const lines = all.map((hook) => `${hook.url}  ${eventsOf(hook).join(', ')}`);
        return lines.join('\n') || 'No address is told yet. Add one: civic-widgets hook add <url>';
      }
      if (verb === 'remove') {
        const hook = all.find((each) => each.url === URL.parse(url)?.href);
        if (!hook) throw new StartError(`${url} is not told. See civic-widgets hook list.`);
        await store.write((writer) => removeHook(writer, hook.id, how));
        return `${hook.url} is not told any more.`;
      }
      const secret = newHookSecret();
      const fault = await store.write((writer) => addHook(writer, { url, secret, events }, how));
      if (fault) throw new StartError(hookFaults[fault]);
      return `${url} is told when something is: ${events.join(', ')}. Keep its secret now, it is shown once:\n${secret}`;
    } finally {
      await store.close();
    }
  },
};
