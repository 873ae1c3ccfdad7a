import { parseArgs } from 'node:util';
import type { Command } from '../../core/command.ts';
import { checkEmail } from '../../core/rules.ts';
import { StartError } from '../../core/start-error.ts';
import { voiceRoles, type VoiceRole } from '../../core/voices.ts';
import { giveVoice, takeVoice } from '../../desk/voices/acts.ts';
import { threadVoices } from './voices.ts';

/** Gives an address a role in the threads of a scope, or takes it. */
export const moderatorCommand: Command = {
  name: 'moderator',
  usage: '<scope> <email> [--role official] [--remove] [--reason text] [--lang fr]',
  help: `Lets an address moderate the threads of a scope (the id in the address of the
thread, petition or consultation), or speak there for the institution; the public log says
so, with the reason, and never who`,
  async run(given, { open }) {
    const options = { role: text, remove: { type: 'boolean' }, reason: text, lang: text } as const;
    const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
    const { role = 'moderator', remove = false, reason, lang = 'fr' } = values;
    const [scope, email] = positionals;
    if (!scope || !email || positionals.length > 2) {
      throw new StartError('Name a scope and an address: civic-widgets moderator <scope> <email> [--role official]');
    }
    const checked = checkEmail(email);
    if ('fault' in checked) throw new StartError(`"${email}" is not an email address.`);
    if (!isRole(role)) throw new StartError(`There is no role "${role}": it is moderator or official.`);
    const store = await open();
    try {
      const how = { scope, by: 'operator', now: Date.now(), ...(reason && { why: { [lang]: reason } }) } as const;
      const voices = threadVoices({});
      const isChanged = await store.write((writer) =>
        remove
          ? takeVoice(writer, voices, { who: checked.value, role }, how)
          : giveVoice(writer, voices, { email: checked.value, role }, how),
      );
      if (remove && !isChanged)
        throw new StartError(`${checked.value} is no ${role} of the threads of "${scope}" by this command.`);
      const done = remove ? 'is no longer' : 'is now';
      return `${checked.value} ${done} ${role} of the threads of "${scope}" in ${store.home}. They join there with this address.`;
    } finally {
      await store.close();
    }
  },
};

const text = { type: 'string' } as const;

const isRole = (role: string): role is VoiceRole => voiceRoles.some((each) => each === role);
