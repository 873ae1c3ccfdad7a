import { parseArgs } from 'node:util';
import type { Command } from '../core/command.ts';
import type { MailTopic, MailTrouble } from '../core/outbox.ts';
import type { ServerNoun } from '../core/noun.ts';
import { checkEmail } from '../core/rules.ts';
import { StartError } from '../core/start-error.ts';
import type { Store } from '../store/store.ts';
import { languages } from '../words/words-for.ts';
import type { AtWork } from './command-calls.ts';
import { signInUrl, type RoleMails } from './team/mail.ts';
import { appoint, dismiss, findOfficer, listOfficers } from './officers.ts';
import { isRole, roles, type Grant } from './roles.ts';
import { entryUrl, giveLink } from './sign-in.ts';
import { takeReasons } from './why.ts';

interface Given extends Grant {
  email: string;
  /** Why, in its language. */
  why: Readonly<Record<string, string>> | undefined;
  /** The language of the mail, where it is said. */
  lang: string | undefined;
}

const text = { type: 'string' } as const;
const usage = 'add|remove|link <email> [--role owner] [--only id] [--reason text] [--lang fr], or list';

/** What the command is told of the server: the nouns, and how to read its address. */
interface Server {
  nouns: readonly ServerNoun[];
  /** Reads its public address; where none is said, the one on this machine. */
  readAddress(): { baseUrl: string; isPublic: boolean };
  /** Makes what sends mails, for the time of the command; nothing where none can leave from here. @throws StartError so too */
  begin(store: Store): Promise<AtWork | undefined>;
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
    const { role = 'editor', only = '', reason, lang } = values;
    if (!isRole(role)) throw new StartError(`There is no role "${role}": it is one of ${roles.join(', ')}.`);
    if (role === 'owner' && only !== '') throw new StartError('An owner is one of the whole site: leave --only out.');
    const checked = email === undefined ? { value: '' } : checkEmail(email);
    if ('fault' in checked) throw new StartError(`"${email}" is not an email address.`);
    const why = takeReasons({ [lang ?? 'fr']: reason }, languages);
    const store = await open();
    try {
      return await does(store, { email: checked.value, role, scope: only, why, lang }, server);
    } finally {
      await store.close();
    }
  },
});

const verbs: Record<string, (store: Store, given: Given, server: Server) => Promise<string>> = {
  async add(store, { email, why, lang, ...grant }, { nouns, readAddress, begin }) {
    const mailer = await mailerOf(store, begin, lang);
    const how = { ...byCommand(nouns), why, mails: mailer?.mails };
    const { isNew, mail } = await store.write((writer) => appoint(writer, email, grant, how));
    const link = `A link that lets them in without a mail: civic-widgets officer link ${email}`;
    const address = readAddress();
    const enter = `They enter at ${signInUrl(address, lang ?? ofOperator())} with this address.${unsaid(address)}`;
    const tells = isNew ? `${await sayTold(mailer, mail)}\n` : '';
    return `${email} is ${isNew ? 'now' : 'already'} ${told(grant)}. ${enter}\n${tells}${link}`;
  },
  async remove(store, { email, why, lang, ...grant }, { nouns, begin }) {
    const mailer = await mailerOf(store, begin, lang);
    const how = { ...byCommand(nouns), why, mails: mailer?.mails };
    const { fault, mail } = await store.write((writer) => dismiss(writer, email, grant, how));
    if (fault === 'unknown') throw new StartError(`${email} is not ${told(grant)}. See civic-widgets officer list.`);
    if (fault) throw new StartError(`${email} is the only owner: add another one first, with --role owner.`);
    return `${email} is no longer ${told(grant)}. ${await sayTold(mailer, mail)}`;
  },
  async link(store, { email }, { readAddress }) {
    if (!(await findOfficer(store, email))) {
      throw new StartError(`${email} is no officer. Add them first: civic-widgets officer add ${email}`);
    }
    const { token } = await giveLink(store, email, Date.now());
    const address = readAddress();
    return `This link lets ${email} in once, within a day:\n${entryUrl(address, token)}${unsaid(address)}`;
  },
  async list(store) {
    const all = await listOfficers(store);
    const lines = all.flatMap(({ email, grants }) => grants.map((grant) => `${email}  ${told(grant)}`));
    return lines.join('\n') || 'Nobody runs the site yet. Add someone: civic-widgets officer add <email> --role owner';
  },
};

/** Returns the language in which whoever gives the command works, where it is one of the pages. */
const ofOperator = (): string | undefined =>
  languages.find((lang) => [process.env['LC_ALL'], process.env['LANG']].find(Boolean)?.split(/[_.@]/)[0] === lang);

/** Says which address was printed, and how to have the public one, where that is not known. */
const unsaid = ({ baseUrl, isPublic }: ReturnType<Server['readAddress']>): string =>
  isPublic
    ? ''
    : `\nBASE_URL is not set here, so that this is where a server with this HOST and PORT is found: ${baseUrl}. Set BASE_URL to the public address of the site, as for the server itself, to have the address for everyone.`;

interface CommandMails {
  mails: RoleMails;
  /** Sends a mail; answers what holds it up. */
  send(mail: MailTopic): Promise<MailTrouble | undefined>;
}

/** Sends the mail that was written, and says what became of it. */
async function sayTold(mailer: CommandMails | undefined, mail: MailTopic | undefined): Promise<string> {
  if (!mailer)
    return 'No email can leave from here: tell them yourself. (It needs BASE_URL, the secret and a mail server.)';
  if (!mail) return 'No mail tells them so, since enough went to this address within a day: tell them yourself.';
  const trouble = await mailer.send(mail);
  if (trouble === 'failed') return 'The mail that tells them so was refused: tell them yourself.';
  if (trouble) return 'The mail that tells them so could not be sent yet: it waits, and is tried again by the server.';
  return 'An email tells them so.';
}

/** Finds how people are written to; nothing where no mail can leave from here, which holds nothing up. */
async function mailerOf(
  store: Store,
  begin: Server['begin'],
  lang: string | undefined,
): Promise<CommandMails | undefined> {
  const work = await begin(store).catch((error: unknown) => {
    if (error instanceof StartError) return undefined;
    throw error;
  });
  if (!work?.options.services.outbox.works) return undefined;
  const { services } = work.options;
  const send = async (mail: MailTopic): Promise<MailTrouble | undefined> => {
    await services.outbox.sendDue();
    await work.idle();
    return services.outbox.deliver(mail);
  };
  return { mails: { services, lang: languages.find((each) => each === lang) }, send };
}

const byCommand = (nouns: readonly ServerNoun[]) => ({ nouns, by: 'operator', now: Date.now() }) as const;

const told = ({ role, scope }: Grant): string => (scope ? `${role} of ${scope}` : role);
