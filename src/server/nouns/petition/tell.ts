import { endedAt, endings, findPerson, happenedAt } from '../../confirmation/rules.ts';
import { acts, events, people } from '../../confirmation/tables.ts';
import { newWithdrawLink } from '../../confirmation/withdraw-link.ts';
import { mailLanguage, say } from '../../core/documents.ts';
import { momentOf } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { wordsBefore } from '../../desk/words-before.ts';
import { changesTold } from './tell-changes.ts';
import type { StoredPetition } from './document.ts';
import { petitionWords, signingWords } from './words-for.ts';

/**
 * Writes to those who signed another text than the one that stands now, in the language that they signed in, with a link to withdraw while
 * that is possible: what has changed in which sentences, and why. A signature that waits for its confirmation is not counted, and its author is not told.
 */
export async function tellOfText(
  services: Services,
  writer: Writer,
  petition: StoredPetition,
  { after, limit }: { after: string; limit: number },
): Promise<string | undefined> {
  const { scope } = petition;
  const rows = await writer.list(people, { scope }, { after: [after], limit });
  const known = new Map<string, Promise<string[]>>();
  /** What has changed since a version, which many have signed, in a language: it is looked for once. */
  const changesSince = (version: string, lang: string): Promise<string[]> => {
    const name = JSON.stringify([version, lang]);
    const changes =
      known.get(name) ??
      wordsBefore(writer, petition, version).then((before) =>
        before ? changesTold(petition.document, before, lang) : [],
      );
    known.set(name, changes);
    return changes;
  };
  for (const { act } of rows) {
    const version = await otherVersion(writer, petition, act);
    if (version !== undefined)
      await tell(services, writer, petition, { act, changes: (lang) => changesSince(version, lang) });
  }
  return rows.length < limit ? undefined : rows.at(-1)?.act;
}

/** People who are looked at together. */
const atOnce = 500;

/** Counts those behind an act to whom that will be written. */
export async function countToTellOfText(reader: ReadStore, petition: StoredPetition, after: string): Promise<number> {
  const { scope, id: thing, document } = petition;
  let count = 0;
  for (let last: string | undefined = after; last !== undefined;) {
    const rows: { act: string }[] = await reader.list(people, { scope }, { after: [last], limit: atOnce });
    const ids = rows.map(({ act }) => act);
    const signed = await reader.getMany(acts, { scope }, 'id', ids);
    const others = signed
      .filter((row) => row.kind === 'signature' && row.thing === thing && row.text_version !== document.textVersion)
      .map(({ id }) => id);
    const having = async (kind: string) => reader.getMany(events, { scope, thing, kind }, 'act', others);
    const counted = new Set((await having('counted')).map(({ act }) => act));
    for (const kind of endings) for (const { act } of await having(kind)) counted.delete(act);
    count += counted.size;
    last = rows.length < atOnce ? undefined : rows.at(-1)?.act;
  }
  return count;
}

/** Returns the version that a signature which counts is of; nothing where it is that which stands now. */
async function otherVersion(writer: Writer, petition: StoredPetition, act: string): Promise<string | undefined> {
  const row = await writer.get(acts, { scope: petition.scope, id: act });
  if (row?.kind !== 'signature' || row.thing !== petition.id) return undefined;
  if (row.text_version === petition.document.textVersion) return undefined;
  const isCounted = (await happenedAt(writer, petition, 'counted', act)) !== undefined;
  return isCounted && (await endedAt(writer, petition, act)) === undefined ? row.text_version : undefined;
}

async function tell(
  services: Services,
  writer: Writer,
  petition: StoredPetition,
  { act, changes }: { act: string; changes: (lang: string) => Promise<string[]> },
): Promise<void> {
  const { scope, document, path, kind } = petition;
  const person = await findPerson(writer, scope, act);
  if (!person) return;
  const lang = mailLanguage(document, person.lang);
  const title = say(document.title, lang);
  const { changed } = petitionWords(lang);
  const { greeting } = signingWords(lang).mails;
  const canWithdraw = kind.rules.withdrawFault(document, momentOf(services)) === undefined;
  const to = { act, email: person.email, lang };
  const text = [
    greeting,
    changed.told(title),
    ...(await changes(lang)),
    `${changed.read}\n${services.baseUrl}${path}?lang=${lang}`,
    changed.stays,
    canWithdraw && `${changed.withdraw}\n${await newWithdrawLink(services, writer, petition, to)}`,
    services.site.name,
  ];
  await services.outbox.add(
    writer,
    { scope, about: act },
    { to: person.email, lang, subject: changed.subject(title), text: `${text.filter(Boolean).join('\n\n')}\n` },
  );
}
