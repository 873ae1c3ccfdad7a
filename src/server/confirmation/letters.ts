import type { ActResult } from '../../schema/common.ts';
import { say } from '../core/documents.ts';
import type { Mail } from '../core/outbox.ts';
import type { Services } from '../core/services.ts';
import { confirmationMail, duplicateMail, type Letter } from '../mail/mail.ts';
import type { ReadStore, Writer } from '../store/store.ts';
import type { Made } from '../words/act-words.ts';
import { formatZoned } from '../words/format.ts';
import { challenge, type Secrets } from './challenge.ts';
import { identityFor, type Digests } from './digests.ts';
import { linkToken } from './links.ts';
import type { Actable } from './rules.ts';
import { acts, people, tokens } from './tables.ts';

interface Draft {
  to: string;
  lang: string;
  token: string;
  /** Missing where the person has acted already and nothing is left to confirm: then the mail says only that. */
  code: string | undefined;
  made: Made | undefined;
  /** What the person did was taken out of the count by those who run the site. */
  isInvalidated: boolean;
}

/** Who gets the mail of an act. */
export interface Addressee {
  act: string;
  email: string;
  lang: string;
}

/** Writes the rows of an act's next mail: it asks for a confirmation, or tells of a double. From outside nobody can tell which. */
export async function prepareMail(
  services: Services,
  writer: Writer,
  thing: Actable,
  { act, email, lang }: Addressee,
  { secrets, digests, now }: { secrets: Secrets; digests: Digests; now: number },
): Promise<ActResult> {
  const { scope, kind } = thing;
  const { identities, mailbox } = await digests.of(email);
  const identity = await identityFor(writer, thing, identities, digests);
  const taken = await kind.rules.takenBy(writer, thing, identity, act, digests);
  // What was taken out of the count is withdrawn once its author took it back, too, and no address leads to any other that is.
  const isInvalidated =
    taken !== undefined && (await kind.rules.find(writer, thing, taken, digests))?.state !== 'counted';
  const opens = taken ?? act;
  await writer.insert(tokens, { scope, token: await digests.link(secrets.secret, identity), act: opens });
  const token = linkToken(opens, secrets.secret);
  const write = async (code: string | undefined) => {
    const made = await madeOf(services, writer, thing, act, lang);
    return compose(services, thing, { to: email, lang, token, code, made, isInvalidated });
  };
  return challenge(services, writer, { scope, act, mailbox, now }, secrets, write, taken === undefined);
}

/** Returns what was asked for in the name of an address, for the one who reads its mails: they need not be who asked. */
export async function madeOf(
  { site }: Services,
  reader: ReadStore,
  { scope }: Actable,
  act: string,
  lang: string,
): Promise<Made | undefined> {
  const row = await reader.get(acts, { scope, id: act });
  const person = await reader.get(people, { scope, act });
  return (
    row &&
    person && {
      who: [person.name, person.place].filter(Boolean).join(', '),
      when: formatZoned(lang, row.at, site.timeZone),
      from: row.source ?? '',
      isListed: person.display_publicly === 1,
    }
  );
}

/** Writes the mail in words. Its links open in its language. */
function compose(
  services: Services,
  { kind, document, path }: Actable,
  { to, lang, token, code, made, isInvalidated }: Draft,
): Mail {
  const said = kind.words(lang);
  const page = `${services.baseUrl}${path}`;
  const query = new URLSearchParams({ lang, token }).toString();
  const letter: Letter = {
    words: said.mails,
    to,
    lang,
    title: say(document.title, lang),
    site: services.site.name,
    confirmUrl: `${page}/confirm?${query}`,
    withdrawUrl: `${page}/withdraw?${query}`,
    made,
  };
  return code === undefined
    ? duplicateMail(letter, isInvalidated ? said.refusals['invalidated'] : undefined)
    : confirmationMail(letter, code);
}
