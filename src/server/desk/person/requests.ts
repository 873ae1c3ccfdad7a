import { digest, randomSecret } from '../../core/crypto.ts';
import { sameMailbox } from '../../core/mailboxes.ts';
import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import type { Store, Table } from '../../store/store.ts';
import { writeLog, type Author } from '../log.ts';
import { dataFile, eraseHoldings, holdingsOf } from './holdings.ts';
import { personRequests } from './tables.ts';
import type { Wish } from './wishes.ts';
import { personWordsFor } from './words-for.ts';

/* The two requests of a person (GDPR, articles 15 and 17): an officer passes them on, and only who reads the mails of the address answers. */

type Nouns = readonly ServerNoun[];
type Row = typeof personRequests extends Table<infer R> ? R : never;

const day = 24 * 3600 * 1000;
/** How long a link is good, and how many mails an address gets within a day. */
const lifetime = 7 * day;
const mailsPerDay = 3;
/** How long a link gives the data again, once it has. */
const again = 3600 * 1000;

/**
 * Mails the link to the address. Nothing tells whether it is known here. It takes no turn of whoever passes it on: nobody waits for their right because of
 * what else was done at the desk that hour, and the mails of a day bound it.
 *
 * @returns false where it got its mails for today
 */
export async function askPerson(
  services: Services,
  { what, email, by, lang }: { what: Wish; email: string; by: Author; lang: string },
): Promise<boolean> {
  const { store, outbox, baseUrl, site, clock } = services;
  const token = randomSecret();
  const id = await digest(token);
  const address = sameMailbox(email);
  const said = personWordsFor(lang);
  const url = `${baseUrl}/person?${new URLSearchParams({ token, lang }).toString()}`;
  const text = `${said.mail(site.name, what, url).join('\n\n')}\n`;
  const isSent = await store.write(async (writer) => {
    const now = clock();
    const latest = await writer.list(
      personRequests,
      { address },
      { index: 'address', reverse: true, limit: mailsPerDay },
    );
    if (latest.filter(({ at }) => at > now - day).length >= mailsPerDay) return false;
    await writer.insert(personRequests, { id, what, email, address, by, at: now, until: now + lifetime });
    await outbox.add(
      writer,
      { scope: 'desk', about: id },
      { to: email, lang, subject: said.subject(site.name, what), text },
    );
    return true;
  });
  void outbox.sendDue();
  return isSent;
}

/** Finds what a link asks for, as long as it is good. */
export async function requestOf({ store, clock }: Services, token: string): Promise<Row | undefined> {
  const row = await store.get(personRequests, { id: await digest(token) });
  return row && row.until > clock() ? row : undefined;
}

/** What is being done for a person, by store, by what it is and for whom. */
const underWay = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Does something once for all who ask for it meanwhile: each goes through everyone, and nobody makes work by asking often. */
function once<T>(store: Store, what: Wish, whom: string, begin: () => Promise<T>): Promise<T> {
  const jobs = underWay.get(store) ?? new Map<string, Promise<unknown>>();
  underWay.set(store, jobs);
  const name = `${what} ${whom}`;
  const known = jobs.get(name) as Promise<T> | undefined;
  if (known) return known;
  const job = begin().finally(() => jobs.delete(name));
  jobs.set(name, job);
  return job;
}

/**
 * Gives a person their data. The answer begins at once, for it takes long to go through everyone, and their link is good for an hour more: a
 * connection that ends loses them nothing. It is one line of the log.
 */
export async function* giveData(services: Services, nouns: Nouns, request: Row): AsyncGenerator<string> {
  const { id, email, by } = request;
  yield '{';
  const file = await once(services.store, 'export', email, async () =>
    dataFile(services, email, await holdingsOf(services, nouns, email)),
  );
  await services.store.write(async (writer) => {
    const now = services.clock();
    const row = await writer.get(personRequests, { id });
    if (!row || row.until - row.at < lifetime) return;
    await writer.update(personRequests, { id }, { until: Math.min(row.until - 1, now + again) });
    await writeLog(writer, { scope: '', by: by as Author, act: 'person-exported', now, details: {} });
  });
  yield file.slice(1);
}

/** Erases a person, once. @returns how many things were kept of them; nothing where the link is used up by now */
export const erasePersonOf = (
  services: Services,
  nouns: Nouns,
  { id, address, email, by }: Row,
): Promise<number | undefined> =>
  once(services.store, 'erase', address, () =>
    eraseHoldings(
      services,
      nouns,
      email,
      by as Author,
      // Another link of theirs would hold the address on.
      async (writer) =>
        (await writer.get(personRequests, { id })) !== undefined &&
        (await writer.remove(personRequests, { address })) > 0,
    ),
  );

/** Forgets the addresses of those who did not answer. */
export async function forgetUnanswered({ store, clock }: Pick<Services, 'clock'> & { store: Store }): Promise<void> {
  const [first] = await store.list(personRequests, {}, { index: 'until', limit: 1 });
  if (!first || first.until > clock()) return;
  await store.write(async (writer) => {
    const oldest = await writer.list(personRequests, {}, { index: 'until', limit: 100 });
    const ended = oldest.filter(({ until }) => until <= clock()).map(({ id }) => id);
    await writer.removeMany(personRequests, {}, 'id', ended);
  });
}
