import type { Thing } from '../../schema/common.ts';
import type { ThingDocument } from './documents.ts';
import { findProposal } from '../nouns/consultation/proposals.ts';
import { readConsultation, readPetition, readPoll } from './read-thing.ts';
import type { Services } from './services.ts';
import { shapeOf, thingPaths, type ThingPath } from './thing-paths.ts';
import { findPetitionThread, findProposalThread, findThread, type StoredThread } from '../nouns/comments/find.ts';
import { findThing, type Stored } from './things.ts';
import type { View } from './view.ts';
import { readThread } from '../nouns/comments/read.ts';

/** What stands at an address of this server, whatever it is. */
export interface ThingAt extends Stored<ThingDocument> {
  /** The element that shows it, without `civic-`. */
  element: 'petition' | 'poll' | 'comments' | 'counter';
  read(view: View): Promise<Thing>;
}

type Find = (services: Services, id: string, proposal: string) => Promise<ThingAt | undefined>;

const petitionAt: Find = async (services, id) => {
  const stored = await findThing(services.store, 'petition', id);
  return stored && { ...stored, element: 'petition', read: (view) => readPetition(services, stored, view) };
};

const consultationAt: Find = async (services, id) => {
  const stored = await findThing(services.store, 'consultation', id);
  const read = async (view: View) => (await readConsultation(services, stored!, view)).consultation;
  return stored && { ...stored, element: 'counter', read };
};

const pollAt: Find = async (services, id, proposal) => {
  const stored = proposal ? await findProposal(services, id, proposal) : await findThing(services.store, 'poll', id);
  return stored && { ...stored, element: 'poll', read: (view) => readPoll(services, stored, view) };
};

const threadAt =
  (find: (services: Services, id: string, proposal: string) => Promise<StoredThread | undefined>): Find =>
  async (services, id, proposal) => {
    const thread = await find(services, id, proposal);
    if (!thread) return undefined;
    const { scope, thing, path, document } = thread;
    return {
      ...{ scope, id: thing, path, document },
      element: 'comments',
      read: (view) => readThread(services, thread, view),
    };
  };

const finds: Record<ThingPath, Find> = {
  '/petitions/:id': petitionAt,
  '/polls/:id': pollAt,
  '/consultations/:id': consultationAt,
  '/threads/:id': threadAt(({ store }, id) => findThread(store, id)),
  '/petitions/:id/comments': threadAt(({ store }, id) => findPetitionThread(store, id)),
  '/consultations/:id/proposals/:proposal': pollAt,
  '/consultations/:id/proposals/:proposal/comments': threadAt(({ store }, id, proposal) =>
    findProposalThread(store, id, proposal),
  ),
};

const shapes = thingPaths.map((path) => [shapeOf(path), finds[path]] as const);

/** What stands at a path below the server's own address; nothing where no thing does. */
export async function findThingAt(services: Services, path: string): Promise<ThingAt | undefined> {
  for (const [shape, find] of shapes) {
    const [, id, proposal] = shape.exec(path) ?? [];
    if (id === undefined) continue;
    try {
      return await find(services, decodeURIComponent(id), decodeURIComponent(proposal ?? ''));
    } catch (error) {
      if (error instanceof URIError) return undefined;
      throw error;
    }
  }
  return undefined;
}

/**
 * The path below this server's own address that an address stands for, be it absolute or only a path; nothing where it is of
 * another server.
 *
 * @param here the address of the request: the server may be known by several names
 */
export function ownAddress({ baseUrl }: Services, here: string, address: string): URL | undefined {
  const base = new URL(`${baseUrl}/`);
  const url = URL.parse(address, base);
  if (!url || ![base.origin, new URL(here).origin].includes(url.origin)) return undefined;
  const prefix = base.pathname.slice(0, -1);
  if (!url.pathname.startsWith(`${prefix}/`)) return undefined;
  return Object.assign(url, { pathname: url.pathname.slice(prefix.length) });
}
