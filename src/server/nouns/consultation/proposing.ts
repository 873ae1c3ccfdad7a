import { events } from '../../confirmation/tables.ts';
import { digest } from '../../core/crypto.ts';
import { languagesOf } from '../../core/documents.ts';
import type { NewProposal, Proposal, ProposedIn, Proposing } from '../../core/proposing.ts';
import { slugOf } from '../../core/slug.ts';
import { isId } from '../../core/things.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { stanceTotals } from '../poll/stance-totals.ts';
import { askedWith, versionOf } from './asked.ts';
import type { ConsultationDocument } from './document.ts';
import { readRows, searchRows } from './proposal-search.ts';
import { correctionsOf, hiddenOf, wordsOf, type ProposalRow, type TownRow } from './standing.ts';
import { proposals, townActs } from './tables.ts';

/** How the proposals of consultations are run at the desk. */
export const consultationProposing: Proposing = {
  async list(reader, stored, { after, limit, search }) {
    const behind = positionOf(after);
    const { found, next } =
      search === undefined
        ? await readRows(reader, stored, limit, behind)
        : await searchRows(reader, stored, search, limit, behind);
    return {
      items: await Promise.all(found.map(([row, done]) => toProposal(stored, row, done))),
      ...(next && { next: `${next.created_at}~${next.id}` }),
    };
  },
  async find(reader, stored, id) {
    if (!isId(id)) return undefined;
    const key = { scope: stored.scope, id };
    const [row, done] = [await reader.get(proposals, key), await reader.get(townActs, key)];
    return row && toProposal(stored, row, done);
  },
  hide: (writer, { scope }, id, hidden) =>
    put(writer, scope, id, {
      hidden: hidden ? JSON.stringify(hidden.why) : null,
      hidden_at: hidden?.at ?? null,
    }),
  async correct(writer, { scope }, id, words, corrected) {
    const before = correctionsOf(await doneTo(writer, scope, id));
    await put(writer, scope, id, {
      words: JSON.stringify(words),
      corrected: JSON.stringify([...before, corrected]),
    });
  },
  async isActedOn(reader, { scope }, thing) {
    const place = { scope, thing };
    // Votes that came by an import are no acts of here.
    const cast = (await reader.get(stanceTotals, place))?.ballots ?? 0;
    return cast > 0 || (await reader.list(events, place, { limit: 1 })).length > 0;
  },
  metric: 'contributions',
  async add(writer, stored, { words, by, now }) {
    const { scope, document } = stored;
    const { wording, section } = words;
    const [first = 'fr'] = languagesOf(document);
    const { title, body } = wording[first] ?? Object.values(wording)[0]!;
    const found = await freeId(writer, stored, { words, by }, slugOf(title) || 'proposition');
    if (!found.isNew) return found;
    const row = { scope, id: found.id, author: '', section, title, body, created_at: now, url: null, removed: null };
    await writer.insert(proposals, row);
    await put(writer, scope, found.id, { words: JSON.stringify(words), signed: by });
    return found;
  },
};

/** Finds a name for an address that is not taken, or the proposal of the institution that says the same by the same author. */
async function freeId(
  reader: ReadStore,
  { scope, document }: ProposedIn,
  { words, by }: Pick<NewProposal, 'words' | 'by'>,
  name: string,
): Promise<{ id: string; isNew: boolean }> {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    const row = await reader.get(proposals, { scope, id });
    if (!row) return { id, isNew: true };
    const done = await doneTo(reader, scope, id);
    const isSame = JSON.stringify(wordsOf(document, row, done)) === JSON.stringify(words);
    if (row.author === '' && isSame && (done?.signed ?? '') === by) return { id, isNew: false };
  }
}

/** Reads where a page begins; one that makes no sense begins at the top. */
function positionOf(after: string | undefined): { after?: [number, string] } {
  const [, at, id = ''] = /^(-?\d{1,16})~([^]*)$/.exec(after ?? '') ?? [];
  return at !== undefined && Number.isSafeInteger(Number(at)) && isId(id) ? { after: [Number(at), id] } : {};
}

async function toProposal(
  { document, path }: ProposedIn,
  row: ProposalRow,
  done: TownRow | undefined,
): Promise<Proposal> {
  const { id, author, removed } = row;
  const words = wordsOf(document, row, done);
  return {
    ...{ id, path: `${path}/proposals/${encodeURIComponent(id)}` },
    ...words,
    isOwn: author === '' && !done?.signed,
    removed: removed ?? undefined,
    hidden: hiddenOf(done),
    corrected: correctionsOf(done),
    version: await digest(JSON.stringify([row, done])),
    textVersion: await versionOf(askedWith(document as ConsultationDocument, words.wording, id)),
  };
}

/** What the town has done to a proposal to which it has done nothing. */
const nothingDone = { hidden: null, hidden_at: null, words: null, corrected: null, signed: null };

async function put(writer: Writer, scope: string, id: string, changes: Partial<TownRow>): Promise<void> {
  const before = await doneTo(writer, scope, id);
  await writer.put(townActs, { ...nothingDone, ...before, scope, id, ...changes });
}

const doneTo = (reader: ReadStore, scope: string, id: string): Promise<TownRow | undefined> =>
  reader.get(townActs, { scope, id });
