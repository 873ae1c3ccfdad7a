import * as z from 'zod/mini';
import { address, instant, text, whole } from '../../../schema/common.ts';
import { threeWay } from '../../../tally/three-way.ts';
import type { CountServices } from '../../core/counts.ts';
import { isId } from '../../core/things.ts';
import { undatedLast } from '../../core/undated.ts';
import type { ReadStore } from '../../store/store.ts';
import { proposals } from './tables.ts';
import type { StoredConsultation } from './document.ts';
import { orders, tallyProposals, type ProposalVotes } from './proposal-counts.ts';

/** A proposal in the list of its consultation. `votes` is absent as long as results are hidden; `removed` says why its words are. */
export const listedProposal = z.object({
  id: text(200),
  url: address,
  title: z.optional(text(500)),
  section: text(500),
  /** Missing where nobody knows. */
  createdAt: z.optional(instant),
  removed: z.optional(text(500)),
  votes: z.optional(z.object({ ballots: whole, agree: whole, neutral: whole, disagree: whole })),
});
export type ListedProposal = z.infer<typeof listedProposal>;

export const listOrder = z.enum(['volume', 'share', 'oldest']);
export type ListOrder = z.infer<typeof listOrder>;

/** Proposals in the order that was asked for and possible; `next` goes on behind the last. `method` counted the votes. */
export const proposalList = z.object({
  order: listOrder,
  method: text(60),
  asOf: z.optional(instant),
  items: z.array(listedProposal),
  next: z.optional(text(500)),
});
export type ProposalList = z.infer<typeof proposalList>;

export interface ListWish {
  order: ListOrder;
  after: string | undefined;
  limit: number;
}

/** What a cursor holds: the place of the last proposal in each order, whatever becomes of its votes. */
const id = text(1000).check(z.refine((value) => isId(value)));
const place = z.tuple([z.int(), id, whole, whole, whole, whole]);
interface CursorPosition {
  createdAt: number;
  votes: [string, number, number, number, number];
}

const writeCursor = (at: CursorPosition): string => encodeURIComponent(JSON.stringify([at.createdAt, ...at.votes]));

/** @throws SyntaxError or ZodError where it is none of ours */
function readCursor(cursor: string): CursorPosition {
  const [createdAt, ...votes] = z.parse(place, JSON.parse(decodeURIComponent(cursor)));
  return { createdAt, votes };
}

/**
 * A page of the proposals of a consultation, with volume and shares beside each other. Where votes are hidden it comes in the
 * order of time, which tells nothing of them.
 *
 * @param base public address of the consultation
 * @throws SyntaxError or ZodError where the cursor is none of ours
 */
export async function listProposals(
  services: CountServices,
  { scope }: StoredConsultation,
  base: string,
  shows: boolean,
  { order: wanted, after, limit }: ListWish,
): Promise<ProposalList> {
  const { store } = services;
  const order = shows ? wanted : 'oldest';
  const behind = after === undefined ? undefined : readCursor(after);
  const tallies = shows ? await tallyProposals(services, scope) : undefined;
  const rows =
    order === 'oldest' || !tallies
      ? await store.list(proposals, { scope }, { index: 'created', limit: limit + 1, ...afterTime(behind) })
      : await byVotes(store, scope, tallies.by(order), orders[order], behind, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const votesOf = (id: string): ProposalVotes =>
    tallies?.of.get(id) ?? { id, ballots: 0, agree: 0, neutral: 0, disagree: 0 };
  return {
    order,
    method: threeWay.id,
    ...(tallies && { asOf: new Date(tallies.asOf).toISOString() }),
    items: rows.slice(0, limit).map((row): ListedProposal => {
      const { id: _, ...votes } = votesOf(row.id);
      return {
        id: row.id,
        url: `${base}/proposals/${encodeURIComponent(row.id)}`,
        ...(row.removed === null ? { title: row.title.slice(0, 500).toWellFormed() } : {}),
        section: row.section.slice(0, 500).toWellFormed(),
        ...(row.created_at !== undatedLast && { createdAt: new Date(row.created_at).toISOString() }),
        ...(row.removed !== null && { removed: row.removed.slice(0, 500).toWellFormed() }),
        ...(tallies && { votes }),
      };
    }),
    ...(last && { next: writeCursor(placeOf(last.created_at, votesOf(last.id))) }),
  };
}

const placeOf = (createdAt: number, { id, ballots, agree, neutral, disagree }: ProposalVotes): CursorPosition => ({
  createdAt,
  votes: [id, ballots, agree, neutral, disagree],
});

const afterTime = (behind: CursorPosition | undefined) => behind && { after: [behind.createdAt, behind.votes[0]] };

/** The rows of the next proposals in an order of votes; only those of the page are read. */
async function byVotes(
  store: ReadStore,
  scope: string,
  sorted: readonly ProposalVotes[],
  compare: (a: ProposalVotes, b: ProposalVotes) => number,
  behind: CursorPosition | undefined,
  limit: number,
) {
  const [id = '', ballots = 0, agree = 0, neutral = 0, disagree = 0] = behind?.votes ?? [];
  const at = behind ? sorted.findIndex((each) => compare(each, { id, ballots, agree, neutral, disagree }) > 0) : 0;
  const found = at < 0 ? [] : sorted.slice(at, at + limit);
  const ids = found.map((each) => each.id);
  const rows = new Map((await store.getMany(proposals, { scope }, 'id', ids)).map((row) => [row.id, row]));
  return ids.flatMap((each) => rows.get(each) ?? []);
}
