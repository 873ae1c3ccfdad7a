import type { Store, Table, Writer } from '../../../store/store.ts';
import { ballots } from '../../poll/tables.ts';
import { undated, undatedLast } from '../../../core/undated.ts';
import { addJoined } from '../../../core/participant-days.ts';
import { participants } from '../../../core/tables.ts';
import { countImport } from './counted.ts';
import { importedVotes, proposals, reports, sources } from '../tables.ts';
import { commentRow } from '../../comments/rows.ts';
import { addComment } from '../../comments/write.ts';
import type { CapRecord } from './records.ts';

/** Writes one record as a row of a consultation. Written again, it changes nothing. */
async function writeRecord(writer: Writer, scope: string, record: CapRecord): Promise<void> {
  const { id, author, at: created_at = undated } = record;
  switch (record.kind) {
    case 'proposal': {
      const { section, title, body, url, removed } = record;
      const at = record.at ?? undatedLast;
      return writer.put(proposals, { scope, id, author, section, title, body, created_at: at, url, removed });
    }
    case 'vote':
      return putVote(writer, { scope, thing: record.proposal, voter: author, choice: record.choice });
    case 'argument': {
      const { proposal: thing, alignment, body, supports: up, removed } = record;
      const taken = removed === null ? {} : ({ state: 'moderator', reason: removed } as const);
      const argument = { id, author, side: String(alignment), body, at: created_at, up, ...taken };
      // One that is there is left as it is: people may have answered it since.
      await addComment(writer, commentRow({ scope, thing }, argument), created_at);
      return;
    }
    case 'source':
      return writer.put(sources, { scope, thing: record.proposal, id, author, body: record.body, created_at });
    case 'report': {
      const { proposal: thing, reason, body } = record;
      return writer.put(reports, { scope, thing, id, author, reason, body, created_at });
    }
  }
}

type BallotRow = typeof ballots extends Table<infer R> ? R : never;

/** Puts a vote, which replaces that of the same person, and counts that it came by an import. */
async function putVote(writer: Writer, vote: BallotRow): Promise<void> {
  const { scope, thing } = vote;
  if (await writer.insert(ballots, vote)) await writer.increment(importedVotes, { scope, thing }, 'value', 1);
  else await writer.put(ballots, vote);
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
      const added = await writer.insertMany(
        participants,
        newcomers.map((id) => ({ scope: this.#scope, id })),
      );
      await addJoined(writer, this.#scope, '', undated, added.length);
      for (const record of records) await writeRecord(writer, this.#scope, record);
    };
    await this.#store.write((writer) => countImport(writer, this.#scope, () => write(writer)));
    for (const id of newcomers) this.#people.add(id);
  }
}
