import { randomSecret } from '../../core/crypto.ts';
import { say, spokenIn } from '../../core/documents.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { sameAddress } from '../../core/mailboxes.ts';
import type { Mail, MailTopic } from '../../core/outbox.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { languages } from '../../words/words-for.ts';
import type { Author } from '../log.ts';
import { takeRoleMail } from '../pace/turns.ts';
import type { Grant } from '../roles.ts';
import type { Why } from '../why.ts';
import { deskWordsFor } from '../words/words-for.ts';
import { teamWords } from './words-for.ts';

/*
 * Tells people that they have a role at the desk, or have it no longer. The mail stands in the transaction that gives or takes the role. It
 * lets nobody in: whoever reads it asks for a code as always.
 */

/** By what those who get or lose a role are written to. @property lang the language in which it is done; where none is known, that of the thing */
export interface RoleMails {
  services: Pick<Services, 'outbox' | 'baseUrl' | 'site'>;
  lang?: string | undefined;
}

/** A role that was given or taken. */
export interface RoleChange {
  change: 'given' | 'taken';
  email: string;
  grant: Grant;
  by: Author;
  now: number;
  why?: Why | undefined;
  /** Whoever has lost it has others. */
  keepsOthers?: boolean;
}

/** Where a role is: the whole site, where nothing is said. */
interface Place {
  title: string;
  path: string;
  lang: string;
}

/** A mail that has not left for so long may be wrong by then. */
const lifetime = 3 * 86_400_000;

/** Returns the address at which one enters the desk; without a language, the browser says which. */
export const signInUrl = ({ baseUrl }: Pick<Services, 'baseUrl'>, lang?: string): string =>
  `${baseUrl}/desk/sign-in${lang === undefined ? '' : `?lang=${lang}`}`;

/** Adds the mail on a role to the transaction that gives or takes it; answers none where none can leave, or enough went to that address. */
export async function tellRole(
  writer: Writer,
  nouns: readonly ServerNoun[],
  { services, lang: wanted }: RoleMails,
  change: RoleChange,
): Promise<MailTopic | undefined> {
  if (!services.outbox.works || !(await takeRoleMail(writer, sameAddress(change.email), change.now))) return undefined;
  const place = await placeOf(writer, nouns, change.grant.scope, wanted);
  const lang = wanted ?? languages.find((each) => each === place?.lang) ?? languages[0];
  const topic = { scope: 'desk', about: randomSecret() };
  await services.outbox.add(writer, topic, roleMail(services, lang, change, place), lifetime);
  return topic;
}

/** Finds the thing that a role is in. */
async function placeOf(
  reader: ReadStore,
  nouns: readonly ServerNoun[],
  scope: string,
  lang: string | undefined,
): Promise<Place | undefined> {
  if (scope === '') return undefined;
  for (const noun of nouns) {
    // One whose document can't be read is named by its scope.
    const found = await findThing(reader, noun, scope).catch(() => undefined);
    if (!found) continue;
    const spoken = spokenIn(found.document);
    const own = lang !== undefined && spoken.includes(lang) ? lang : (spoken[0] ?? 'fr');
    return { title: say(found.document.title, own), path: found.path, lang: own };
  }
  return { title: scope, path: '/desk', lang: lang ?? 'fr' };
}

function roleMail(
  services: RoleMails['services'],
  lang: string,
  { change, email, grant: { role }, by, why, keepsOthers = false }: RoleChange,
  place: Place | undefined,
): Mail {
  const said = teamWords(lang);
  const { label, may } = deskWordsFor(lang).officers.roles[role];
  const { name } = services.site;
  const reason = why && (why[lang] ?? Object.values(why)[0]);
  const where = place ? `${said.only(place.title)}\n${services.baseUrl}${place.path}` : said.wholeSite;
  const enter = signInUrl(services, lang);
  const ending =
    change === 'given' ? [said.enter(enter), said.unexpected] : [keepsOthers ? said.left(enter) : said.nothingLeft];
  const paragraphs = [
    said.hello,
    said.by[change][by === 'owner' ? 'owner' : 'operator'](name),
    `${said.role(label, may)}\n${said.where(where)}`,
    ...(reason ? [said.why(reason)] : []),
    ...ending,
    `-- \n${name}`,
  ];
  return { to: email, lang, subject: said.subject[change](name), text: `${paragraphs.join('\n\n')}\n` };
}
