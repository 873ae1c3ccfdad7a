import { findThing, isId, type Stored } from '../../core/things.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Schedule } from '../../core/phases.ts';
import type { Reader } from '../../store/store.ts';
import { proposals } from '../../store/tables.ts';
import type { ThreadRules } from './document.ts';

/** The rows of one thread. */
export interface Place {
  scope: string;
  thing: string;
}

/** A thread, wherever it stands. */
export interface StoredThread extends Place {
  /** The path of its page. */
  path: string;
  /** The document that it is set up in: its own, or that of the petition or consultation that it belongs to. */
  document: ThingDocument;
  rules: ThreadRules;
  schedule: Schedule;
  /** Where it stands below a proposal: its title, who made it, and whether it was taken out. */
  proposal?: { title: string; author: string; removed: boolean };
}

const placeOf = (scope: string, thing: string): Place => ({ scope, thing });

/** A thread that stands alone, at `/threads/{id}`. */
export async function findThread(store: Reader, id: string): Promise<StoredThread | undefined> {
  const stored = await findThing(store, 'thread', id);
  if (!stored) return undefined;
  const { document, path } = stored;
  return { ...placeOf(stored.scope, id), path, document, rules: document, schedule: document };
}

/** The thread of a petition whose document has a part `thread`. */
export async function findPetitionThread(store: Reader, id: string): Promise<StoredThread | undefined> {
  const stored = await findThing(store, 'petition', id);
  const rules = stored?.document.thread;
  return stored && rules && below(stored, rules, placeOf(stored.scope, id), `${stored.path}/comments`);
}

/** The thread of a proposal: what was said for and against it, where its consultation does not say otherwise. */
export async function findProposalThread(
  store: Reader,
  consultation: string,
  id: string,
): Promise<StoredThread | undefined> {
  const stored = await findThing(store, 'consultation', consultation);
  if (!stored || !isId(id)) return undefined;
  const proposal = await store.get(proposals, { scope: stored.scope, id });
  if (!proposal) return undefined;
  const rules = { sides: [{ id: '1' }, { id: '-1' }], ...stored.document.thread };
  const removed = proposal.removed !== null;
  // What was said of a proposal that was taken out stays, and nothing is added.
  const document = removed ? { ...stored.document, override: 'archived' as const } : stored.document;
  const path = `${stored.path}/proposals/${encodeURIComponent(id)}/comments`;
  return {
    ...below({ ...stored, document }, rules, placeOf(stored.scope, id), path),
    proposal: { title: proposal.title, author: proposal.author, removed },
  };
}

function below(
  { document }: Stored<Extract<ThingDocument, { type: 'petition' | 'consultation' }>>,
  rules: ThreadRules,
  place: Place,
  path: string,
): StoredThread {
  const notice = rules.notice ?? ('notice' in document ? document.notice : undefined);
  return { ...place, path, document, rules: { ...rules, ...(notice && { notice }) }, schedule: document };
}

/** What a thread does where its document does not say. */
export const settingsOf = ({ rules }: StoredThread) => {
  const votes = rules.votes ?? 'support';
  return {
    votes,
    orders: rules.orders ?? defaultOrders.filter((order) => votes !== 'none' || order !== 'supported'),
    sides: rules.sides ?? [],
    depth: rules.depth ?? 3,
    longest: rules.longest ?? 2000,
    editWindow: rules.editWindow ?? 15 * 60,
  };
};

const defaultOrders = ['supported', 'newest', 'oldest', 'discussed', 'random'] as const;

/** The version of what is said of personal data; '0' where the server's own words stand for it. */
export const noticeVersion = ({ rules }: StoredThread): string => rules.notice?.version ?? '0';
