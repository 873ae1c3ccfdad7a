import { archiveVersion as archive, fileName } from '../../schema/archive.ts';
import type { Thing } from '../../schema/common.ts';
import { createCounts } from '../core/counts.ts';
import { languagesOf, type ThingDocument } from '../core/documents.ts';
import { createPost } from '../mail/mail.ts';
import { createMailbox } from '../mail/mailbox.ts';
import { findProposal } from '../nouns/consultation/proposals.ts';
import { showsVotes } from '../nouns/poll/view.ts';
import { rateLimit } from '../http/rate-limit.ts';
import type { Services, Site } from '../core/services.ts';
import type { Store } from '../store/store.ts';
import { proposals } from '../store/tables.ts';
import { listThings, type Stored, type StoredConsultation, type StoredPetition } from '../core/things.ts';
import { findPetitionThread, findProposalThread, findThread, type StoredThread } from '../nouns/comments/find.ts';
import type { View } from '../core/view.ts';
import { toConsultation, toPetition } from '../nouns/petition/view.ts';
import type { Folder } from './folder.ts';
import { exportPoll } from '../nouns/poll/export.ts';
import { readMe } from './read-me.ts';
import { exportThread } from '../nouns/comments/export.ts';

export interface ExportOptions {
  /** Public address of the server: where the things stood. */
  baseUrl: string;
  /** The instant as of which everything is shown, in milliseconds since 1970. */
  at: number;
  /** Ballots of which fewer are alike are left out. */
  minimumCell?: number | undefined;
}

/** What was written: how many things of each type. */
export type ExportResult = Record<string, number>;

/**
 * Writes all that is public of a store into an empty folder, as an archive (`schema/archive.ts`): who signed, joined or voted is not
 * read, and what is hidden at that instant stays so. The same store with the same options gives the same bytes.
 */
export async function exportStore(store: Store, folder: Folder, options: ExportOptions): Promise<ExportResult> {
  const services = servicesFor(store, options);
  const index: { type: string; file: string; title: string }[] = [];

  const put = async (path: string, versions: Record<string, Thing>): Promise<void> => {
    const [first] = Object.values(versions);
    if (first) index.push({ type: first.type, file: `${path}.json`, title: first.title });
    await folder.write(`${path}.json`, { archive, things: versions });
  };
  const viewOf =
    (id: string, path: string) =>
    (lang: string): View => ({
      id,
      url: `${services.baseUrl}${path}`,
      lang,
      now: options.at,
      timeZone: services.site.timeZone,
    });
  const putThread = async (thread: StoredThread | undefined, path: string): Promise<void> => {
    if (thread) await put(path, await exportThread(services, folder, thread, path, viewOf(thread.thing, thread.path)));
  };

  async function putPetition(stored: StoredPetition, path: string): Promise<void> {
    const { scope, id, document } = stored;
    const tally = await services.counts.petition(
      scope,
      id,
      document.thresholds.map(({ at }) => at),
    );
    const archived = { ...document, override: 'archived' as const };
    const versions = inLanguages(document, (lang) => {
      const { notice: _, ...petition } = toPetition(archived, tally, viewOf(id, stored.path)(lang));
      return { ...petition, can: {} };
    });
    await put(path, versions);
    await putThread(await findPetitionThread(store, id), `${path}/comments`);
  }

  async function putConsultation(stored: StoredConsultation, path: string): Promise<void> {
    const { scope, id, document } = stored;
    const tally = await services.counts.consultation(scope);
    const shows = showsVotes(document, options.at);
    const archived = { ...document, override: 'archived' as const };
    await put(
      path,
      inLanguages(document, (lang) => toConsultation(archived, tally, viewOf(id, stored.path)(lang), shows)),
    );
    for (const { id: proposal } of await store.list(proposals, { scope })) {
      const poll = await findProposal(services, id, proposal);
      if (!poll) continue;
      const at = `${path}/proposals/${fileName(proposal)}`;
      await put(at, await exportPoll(services, folder, poll, at, viewOf(proposal, poll.path)));
      await putThread(await findProposalThread(store, id, proposal), `${at}/comments`);
    }
  }

  for (const stored of await listThings(store)) {
    const { id, document } = stored;
    const path = `${document.type}s/${fileName(id)}`;
    if (isA('petition', stored)) await putPetition(stored, path);
    else if (isA('consultation', stored)) await putConsultation(stored, path);
    else if (isA('poll', stored))
      await put(path, await exportPoll(services, folder, stored, path, viewOf(id, stored.path)));
    else await putThread(await findThread(store, id), path);
  }
  index.sort((one, other) => (one.file < other.file ? -1 : 1));
  const at = new Date(options.at).toISOString();
  await folder.write('index.json', { archive, at, from: services.baseUrl, things: index });
  await folder.write('README.txt', readMe(at, services.baseUrl, index));
  const types = Map.groupBy(index, ({ type }) => type);
  return Object.fromEntries([...types].map(([type, list]) => [type, list.length]));
}

const isA = <T extends ThingDocument['type']>(
  type: T,
  stored: Stored<ThingDocument>,
): stored is Stored<Extract<ThingDocument, { type: T }>> => stored.document.type === type;

const inLanguages = <T>(document: ThingDocument, show: (lang: string) => T): Record<string, T> =>
  Object.fromEntries(languagesOf(document).map((lang) => [lang, show(lang)]));

/** What the views of things need, with a clock that stands still. */
function servicesFor(store: Store, { baseUrl, at, minimumCell = 1 }: ExportOptions): Services {
  const clock = (): number => at;
  const home = baseUrl.replace(/\/+$/, '');
  return {
    store,
    counts: createCounts(store, clock),
    post: createPost(createMailbox()),
    clock,
    baseUrl: home,
    site: siteAt(home),
    secret: '',
    minimumCell,
    pace: { posts: rateLimit(0, 60_000), votes: rateLimit(0, 60_000), acts: rateLimit(0, 60_000) },
  };
}

/** No page is made here: only the name, the zone and the address of what is said of personal data come into views. */
const siteAt = (base: string): Site => ({
  base,
  name: 'Civic Widgets',
  timeZone: 'Europe/Paris',
  privacy: '/donnees-personnelles.html',
  stylesheet: '',
  script: '',
  frameScript: '',
  home: '/',
  icon: '',
});
