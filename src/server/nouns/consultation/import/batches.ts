import type { Store, Table, Writer } from '../../../store/store.ts';
import { ballots } from '../../poll/tables.ts';
import { undated, undatedLast } from '../../../core/undated.ts';
import { addJoined } from '../../../core/participant-days.ts';
import { addLeaf } from '../../../ledger/waiting.ts';
import { participants } from '../../../core/tables.ts';
import { countImport } from './counted.ts';
import { importedVotes, proposals, reports, sources } from '../tables.ts';
import { commentRow } from '../../comments/rows.ts';
import { addComment } from '../../comments/write.ts';
import type { CapRecord } from './records.ts';

/** Writes one record as a row of a consultation. Written again, it changes nothing. Answers on what it is one more vote, where it is. */
async function writeRecord(writer: Writer, scope: string, record: CapRecord): Promise<string | undefined> {
  const { id, author, at: created_at = undated } = record;
  switch (record.kind) {
    case 'proposal': {
      const { section, title, body, url, removed } = record;
      const at = record.at ?? undatedLast;
      await writer.put(proposals, { scope, id, author, section, title, body, created_at: at, url, removed });
      return undefined;
    }
    case 'vote':
      return putVote(writer, { scope, thing: record.proposal, voter: author, choice: record.choice });
    case 'argument': {
      const { proposal: thing, alignment, body, supports: up, removed } = record;
      const taken = removed === null ? {} : ({ state: 'moderator', reason: removed } as const);
      const argument = { id, author, side: String(alignment), body, at: created_at, up, ...taken };
      // One that is there is left as it is: people may have answered it since.
      await addComment(writer, commentRow({ scope, thing }, argument), created_at);
      return undefined;
    }
    case 'source':
      await writer.put(sources, { scope, thing: record.proposal, id, author, body: record.body, created_at });
      return undefined;
    case 'report': {
      const { proposal: thing, reason, body } = record;
      await writer.put(reports, { scope, thing, id, author, reason, body, created_at });
      return undefined;
    }
  }
}

type BallotRow = typeof ballots extends Table<infer R> ? R : never;

/** Puts a vote, which replaces that of the same person, and counts that it came by an import; answers on what, where it is one more. */
async function putVote(writer: Writer, vote: BallotRow): Promise<string | undefined> {
  const { scope, thing } = vote;
  if (!(await writer.insert(ballots, vote))) {
    await writer.put(ballots, vote);
    return undefined;
  }
  await writer.increment(importedVotes, { scope, thing }, 'value', 1);
  return thing;
}

/** Gathers records and writes them some hundred at a time. */
export class Batches {
  readonly #store: Store;
  readonly #scope: string;
  readonly #size: number;
  /** Who is written already. */
  readonly #people = new Set<string>();
  #waiting: CapRecord[] = [];

  constructor(store: Store, scope: string, size: number) {
    this.#store = store;
    this.#scope = scope;
    this.#size = size;
  }

  /** Takes a record; answers whether a batch was written. */
  async add(record: CapRecord): Promise<boolean> {
    this.#waiting.push(record);
    if (this.#waiting.length < this.#size) return false;
    await this.flush();
    return true;
  }

  async flush(): Promise<void> {
    const records = this.#waiting;
    this.#waiting = [];
    const authors = new Set(records.map(({ author }) => author));
    const newcomers = [...authors].filter((id) => !this.#people.has(id));
    const write = async (writer: Writer): Promise<void> => {
      const joined = await writer.insertMany(
        participants,
        newcomers.map((id) => ({ scope: this.#scope, id })),
      );
      await addJoined(writer, this.#scope, '', undated, joined.length);
      const added = new Map<string, number>();
      for (const record of records) {
        const thing = await writeRecord(writer, this.#scope, record);
        if (thing !== undefined) added.set(thing, 1 + (added.get(thing) ?? 0));
      }
      for (const [thing, amount] of added)
        await addLeaf(writer, { scope: this.#scope, thing }, { kind: 'imported', amount });
    };
    await this.#store.write((writer) => countImport(writer, this.#scope, () => write(writer)));
    for (const id of newcomers) this.#people.add(id);
  }
}
