import * as z from 'zod/mini';
import { address, instant, text, whole } from '../../../schema/common.ts';
import { threeWay } from '../../../tally/three-way.ts';
import { say } from '../../core/documents.ts';
import { isId } from '../../core/things.ts';
import { undatedLast } from '../../core/undated.ts';
import type { View } from '../../core/view.ts';
import type { ReadStore, Table } from '../../store/store.ts';
import { ranksOf, stanceTotals, type Stances } from '../poll/stance-totals.ts';
import { goneOf, rewordedAt, titlesIn, wordsOf } from './standing.ts';
import { proposals, townActs } from './tables.ts';
import type { StoredConsultation } from './document.ts';

/** A proposal in the list of its consultation. `votes` is absent as long as results are hidden; `removed` says why its words are, and `hiddenAt` since when
 * that is because the institution hides it; `rewordedAt` since when its words mean something other than what people had voted on before. */
export const listedProposal = z.object({
  id: text(200),
  url: address,
  title: z.optional(text(500)),
  /** Missing where its words are. */
  section: z.optional(text(500)),
  /** Missing where nobody knows. */
  createdAt: z.optional(instant),
  removed: z.optional(text(500)),
  hiddenAt: z.optional(instant),
  rewordedAt: z.optional(instant),
  votes: z.optional(z.object({ ballots: whole, agree: whole, neutral: whole, disagree: whole })),
});
export type ListedProposal = z.infer<typeof listedProposal>;

/** The orders of a list of proposals: by number of votes, by share of agreement, by date. */
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
  id: string;
  stances: Stances;
}

const writeCursor = ({ row, stances: { ballots, agree, neutral, disagree } }: Found): string =>
  encodeURIComponent(JSON.stringify([row.created_at, row.id, ballots, agree, neutral, disagree]));

/** @throws SyntaxError or ZodError where it is none of ours */
function readCursor(cursor: string): CursorPosition {
  const position = z.parse(place, JSON.parse(decodeURIComponent(cursor)));
  const [createdAt, id, ballots, agree, neutral, disagree] = position;
  return { createdAt, id, stances: { ballots, agree, neutral, disagree } };
}

/**
 * Reads a page of the proposals of a consultation, with volume and shares beside each other. Where votes are hidden it comes in the
 * order of time, which tells nothing of them.
 *
 * @param lang language of the words, where a proposal has several
 * @param shownAt the moment, where the votes may be known now
 * @throws SyntaxError or ZodError where the cursor is none of ours
 */
export async function listProposals(
  store: ReadStore,
  { scope, document }: StoredConsultation,
  { url: base, lang }: Pick<View, 'url' | 'lang'>,
  shownAt: number | undefined,
  { order: wanted, after, limit }: ListWish,
): Promise<ProposalList> {
  const order = shownAt === undefined ? 'oldest' : wanted;
  const behind = after === undefined ? undefined : readCursor(after);
  const read = { limit: limit + 1, behind };
  const found =
    order === 'oldest' ? await byTime(store, scope, shownAt, read) : await byVotes(store, scope, order, read);
  const last = found.length > limit ? found[limit - 1] : undefined;
  const shown = found.slice(0, limit);
  const ids = shown.map(({ row }) => row.id);
  const done = new Map((await store.getMany(townActs, { scope }, 'id', ids)).map((each) => [each.id, each]));
  return {
    order,
    method: threeWay.id,
    ...(shownAt !== undefined && { asOf: new Date(shownAt).toISOString() }),
    items: shown.map(({ row, stances }): ListedProposal => {
      const { ballots, agree, neutral, disagree } = stances;
      const of = done.get(row.id);
      const { wording, section } = wordsOf(document, row, of);
      const gone = goneOf(document, row, of);
      const reworded = gone ? undefined : rewordedAt(of);
      return {
        id: row.id,
        url: `${base}/proposals/${encodeURIComponent(row.id)}`,
        ...(!gone && { title: cut(say(titlesIn(wording), lang)) }),
        ...(!gone && { section: cut(section) }),
        ...(row.created_at !== undatedLast && { createdAt: new Date(row.created_at).toISOString() }),
        ...(gone && { removed: cut(say({ ...gone.why }, lang)) }),
        ...(gone?.hiddenAt !== undefined && { hiddenAt: new Date(gone.hiddenAt).toISOString() }),
        ...(reworded !== undefined && { rewordedAt: new Date(reworded).toISOString() }),
        ...(shownAt !== undefined && { votes: { ballots, agree, neutral, disagree } }),
      };
    }),
    ...(last && { next: writeCursor(last) }),
  };
}

const cut = (text: string): string => text.slice(0, 500).toWellFormed();

/** A proposal and its votes; none where they are hidden. */
interface Found {
  row: typeof proposals extends Table<infer R> ? R : never;
  stances: Stances;
}

interface Reading {
  limit: number;
  behind: CursorPosition | undefined;
}

const noVotes: Stances = { ballots: 0, agree: 0, neutral: 0, disagree: 0 };

/** Reads the next proposals in the order of time; their votes too where these are shown. */
async function byTime(
  store: ReadStore,
  scope: string,
  shownAt: number | undefined,
  { limit, behind }: Reading,
): Promise<Found[]> {
  const after = behind && { after: [behind.createdAt, behind.id] };
  const rows = await store.list(proposals, { scope }, { index: 'created', limit, ...after });
  const ids = rows.map(({ id }) => id);
  const totals = shownAt === undefined ? [] : await store.getMany(stanceTotals, { scope }, 'thing', ids);
  const of = new Map(totals.map((total) => [total.thing, total]));
  return rows.map((row) => ({ row, stances: of.get(row.id) ?? noVotes }));
}

/** Reads the next proposals in an order of votes. */
async function byVotes(
  store: ReadStore,
  scope: string,
  order: 'volume' | 'share',
  { limit, behind }: Reading,
): Promise<Found[]> {
  const ranks = behind && ranksOf(behind.stances);
  const after = ranks && {
    after: [...(order === 'share' ? [ranks.by_share] : []), ranks.by_volume, behind.id],
  };
  const totals = await store.list(stanceTotals, { scope }, { index: order, limit, ...after });
  const ids = totals.map(({ thing }) => thing);
  const rows = new Map((await store.getMany(proposals, { scope }, 'id', ids)).map((row) => [row.id, row]));
  return totals.flatMap((stances) => {
    const row = rows.get(stances.thing);
    return row ? [{ row, stances }] : [];
  });
}
