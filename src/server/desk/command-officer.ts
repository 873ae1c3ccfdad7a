import { parseArgs } from 'node:util';
import type { Command } from '../core/command.ts';
import type { ServerNoun } from '../core/noun.ts';
import { checkEmail } from '../core/rules.ts';
import { StartError } from '../core/start-error.ts';
import type { Store } from '../store/store.ts';
import { languages } from '../words/words-for.ts';
import { appoint, dismiss, findOfficer, listOfficers } from './officers.ts';
import { isRole, roles, type Grant } from './roles.ts';
import { entryUrl, giveLink } from './sign-in.ts';
import { takeReasons } from './why.ts';

interface Given extends Grant {
  email: string;
  /** Why, in its language. */
  why: Readonly<Record<string, string>> | undefined;
}

const text = { type: 'string' } as const;
const usage = 'add|remove|link <email> [--role owner] [--only id] [--reason text] [--lang fr], or list';

/** What the command is told of the server: the nouns, and how to read its public address. */
interface Server {
  nouns: readonly ServerNoun[];
  addressOf(): string;
}

/** Says who may enter the desk, and lets someone in where mail does not. */
export const officerCommand = (server: Server): Command => ({
  name: 'officer',
  usage,
  help: `Gives an address a role at the desk (${roles.join(', ')}), in one thing with --only,
or takes it, for a reason that the public log tells; prints a link that lets an officer in once; lists them all`,
  async run(args, { open }) {
    const options = { role: text, only: text, reason: text, lang: text } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [verb = '', email, ...rest] = positionals;
    const does = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!does || rest.length > 0 || (verb === 'list') !== (email === undefined)) {
      throw new StartError(`Write it like: civic-widgets officer ${usage}`);
    }
    const { role = 'editor', only = '', reason, lang = 'fr' } = values;
    if (!isRole(role)) throw new StartError(`There is no role "${role}": it is one of ${roles.join(', ')}.`);
    if (role === 'owner' && only !== '') throw new StartError('An owner is one of the whole site: leave --only out.');
    const checked = email === undefined ? { value: '' } : checkEmail(email);
    if ('fault' in checked) throw new StartError(`"${email}" is no e-mail address.`);
    const why = takeReasons({ [lang]: reason }, languages);
    const store = await open();
    try {
      return await does(store, { email: checked.value, role, scope: only, why }, server);
    } finally {
      await store.close();
    }
  },
});

const verbs: Record<string, (store: Store, given: Given, server: Server) => Promise<string>> = {
  async add(store, { email, why, ...grant }, { nouns }) {
    const isNew = await store.write((writer) => appoint(writer, email, grant, { ...byCommand(nouns), why }));
    const link = `A link that lets them in without a mail: civic-widgets officer link ${email}`;
    return `${email} is ${isNew ? 'now' : 'already'} ${told(grant)}. They enter at /desk with this address.\n${link}`;
  },
  async remove(store, { email, why, ...grant }, { nouns }) {
    const fault = await store.write((writer) => dismiss(writer, email, grant, { ...byCommand(nouns), why }));
    if (fault === 'unknown') throw new StartError(`${email} is not ${told(grant)}. See civic-widgets officer list.`);
    if (fault) throw new StartError(`${email} is the only owner: add another one first, with --role owner.`);
    return `${email} is no longer ${told(grant)}.`;
  },
  async link(store, { email }, { addressOf }) {
    if (!(await findOfficer(store, email))) {
      throw new StartError(`${email} is no officer. Add them first: civic-widgets officer add ${email}`);
    }
    const { token } = await giveLink(store, email, Date.now());
    return `This link lets ${email} in once, within a day:\n${entryUrl({ baseUrl: addressOf() }, token)}`;
  },
  async list(store) {
    const all = await listOfficers(store);
    const lines = all.flatMap(({ email, grants }) => grants.map((grant) => `${email}  ${told(grant)}`));
    return lines.join('\n') || 'Nobody runs the site yet. Add someone: civic-widgets officer add <email> --role owner';
  },
};

const byCommand = (nouns: readonly ServerNoun[]) => ({ nouns, by: 'operator', now: Date.now() }) as const;

const told = ({ role, scope }: Grant): string => (scope ? `${role} of ${scope}` : role);
