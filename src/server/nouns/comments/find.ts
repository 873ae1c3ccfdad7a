import { findThing } from '../../core/things.ts';
import type { Stored } from '../../core/noun.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Said } from '../../core/answering.ts';
import type { MakingSite } from '../../core/making.ts';
import type { Schedule } from '../../core/phases.ts';
import { versionFor } from '../../core/responsible.ts';
import type { ReadStore } from '../../store/store.ts';
import type { ThreadDocument, ThreadRules } from './document.ts';
import { commentsKind } from './kind.ts';

/** The rows of one thread. */
export interface ThreadKey {
  scope: string;
  thing: string;
}

/** A thread, wherever it stands. */
export interface StoredThread extends ThreadKey {
  /** The path of its page. */
  path: string;
  /** The document that it is set up in: its own, or that of the petition or consultation that it belongs to. */
  document: ThingDocument;
  rules: ThreadRules;
  schedule: Schedule;
  /** What the institution said of it, where it stands alone; of what it belongs to, that is said there. */
  said?: Said;
  /** Where it stands below a proposal: its title by language, who made it, and whether it was taken out. */
  proposal?: { title: Record<string, string>; author: string; removed: boolean };
}

/** Finds a thread that stands alone, at `/threads/{id}`. */
export async function findThread(store: ReadStore, id: string): Promise<StoredThread | undefined> {
  const stored = await findThing(store, commentsKind, id);
  return stored && threadAlone(stored);
}

/** Returns a thread that stands alone, as a thread. */
export const threadAlone = ({ scope, id, document, path }: Stored<ThreadDocument>): StoredThread => ({
  scope,
  thing: id,
  path,
  document,
  rules: document,
  schedule: document,
  said: document,
});

/** Returns the thread of a thing, with the rules that its document sets for it. */
export function threadBelow(
  { scope, document }: Pick<Stored, 'scope' | 'document'>,
  thing: string,
  path: string,
  rules: ThreadRules,
): StoredThread {
  return { scope, thing, path, document, rules, schedule: document };
}

/** Returns the settings of a thread, with defaults where its document does not say. */
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

/** The version of what is said of personal data in the server's own words, but for the name of who is responsible. */
export const noNotice = '0';

/** Returns the version of what is said of personal data. */
export const noticeVersion = ({ rules }: StoredThread, site: MakingSite): string =>
  rules.notice?.version ?? versionFor(site, noNotice);
