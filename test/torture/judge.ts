import { acts, events } from '../../src/server/confirmation/tables.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import { digest } from '../../src/server/core/crypto.ts';
import { recount } from '../../src/server/core/recount.ts';
import { exportStore } from '../../src/server/export/run.ts';
import { nouns, tables } from '../../src/server/nouns.ts';
import { keyPrefix } from '../../src/server/nouns/comments/members.ts';
import { comments, commentVotes, members } from '../../src/server/nouns/comments/tables.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import type { Row, Store, Table } from '../../src/server/store/store.ts';
import { judgeHeld } from './held.ts';
import { kinds, type Entry, type Kind, type Ledger, type Step } from './ledger.ts';
import type { Letters } from './letters.ts';
import { petition, poll, statement, thread } from './town.ts';

/** What a comparison of a ledger with a database found. */
export interface Verdict {
  /** Acts that were acknowledged and are not there. */
  lost: string[];
  /** Acts that are there more than once, or by nobody's press. */
  doubled: string[];
  /** How many acts were held, and are counted since. */
  held: number;
  /** Counts that are not their rows, or not what their history comes to. */
  wrong: string[];
}

/** Where the acts of a kind stand. */
const places: Record<Exclude<Kind, 'comment' | 'vote'>, { scope: string; thing: string; prefix: string }> = {
  signature: { scope: petition, thing: petition, prefix: '' },
  ballot: { scope: poll, thing: poll, prefix: '' },
  membership: { scope: thread, thing: '', prefix: keyPrefix },
};

/** Compares what people were told with what a database holds, once no server changes it any more. */
export async function judge(store: Store, ledger: Ledger, letters: Letters): Promise<Verdict> {
  const verdict: Verdict = { lost: [], doubled: [], held: 0, wrong: [] };
  await judgeHeld(store, ledger, verdict);
  for (const kind of kinds) {
    const entries = ledger.entries.filter((entry) => entry.kind === kind);
    const found = kind === 'comment' || kind === 'vote' ? await saidIn(store, kind) : await actsIn(store, kind);
    const ids = new Map(await Promise.all(entries.map(async (entry) => [await idOf(entry), entry] as const)));
    compare(kind, ids, found, verdict);
  }
  for (const { kind, email, told } of ledger.entries) {
    if (kind === 'comment' || kind === 'vote' || !told.has('received')) continue;
    if (letters.count(email) === 0) verdict.lost.push(`the mail of a ${kind}`);
  }
  await compareCounts(store, ledger, verdict);
  return verdict;
}

/** Returns the id of an act in its rows. */
async function idOf({ kind, id }: Entry): Promise<string> {
  if (kind === 'comment') return id;
  return digest(`${kind === 'vote' ? keyPrefix : places[kind].prefix}${id}`);
}

/** How often each step of each act is there. */
type Found = Map<string, Map<Step, number>>;

function note(found: Found, id: string, step: Step): void {
  const steps = found.get(id) ?? new Map<Step, number>();
  found.set(id, steps.set(step, (steps.get(step) ?? 0) + 1));
}

async function actsIn(store: Store, kind: keyof typeof places): Promise<Found> {
  const { scope, thing } = places[kind];
  const found: Found = new Map();
  const rows = new Set((await all(store, acts, { scope })).map(({ id }) => id));
  for (const { act, kind: what } of await all(store, events, { scope, thing })) {
    if (what === 'received' || what === 'counted' || what === 'withdrawn') note(found, act, what);
    if (!rows.has(act)) note(found, `an event without its act, ${act}`, 'received');
  }
  return found;
}

async function saidIn(store: Store, kind: 'comment' | 'vote'): Promise<Found> {
  const found: Found = new Map();
  const place = { scope: thread, thing: thread };
  if (kind === 'comment') {
    for (const { id, body } of await all(store, comments, place)) if (id !== statement) note(found, body, 'counted');
    return found;
  }
  for (const { voter } of await all(store, commentVotes, { ...place, comment: statement }))
    note(found, voter, 'counted');
  return found;
}

function compare(kind: Kind, entries: ReadonlyMap<string, Entry>, found: Found, verdict: Verdict): void {
  // A vote stands under its member, whom no key names: there, the numbers are compared.
  if (kind === 'vote') {
    const [told, asked] = (['told', 'asked'] as const).map(
      (set) => [...entries.values()].filter((entry) => entry[set].has('counted')).length,
    ) as [number, number];
    for (let each = found.size; each < told; each += 1) verdict.lost.push('a vote on a comment');
    for (let each = asked; each < found.size; each += 1) verdict.doubled.push('a vote on a comment');
    return;
  }
  for (const [id, { told }] of entries) {
    for (const step of told) if (!found.get(id)?.has(step)) verdict.lost.push(`a ${kind}, ${step}`);
  }
  for (const [id, steps] of found) {
    for (const [step, times] of steps) {
      if (times > 1 || !entries.get(id)?.asked.has(step)) verdict.doubled.push(`a ${kind}, ${step}: ${times} times`);
    }
  }
}

/** Compares every count with its rows, and with what its days come to. */
async function compareCounts(store: Store, ledger: Ledger, verdict: Verdict): Promise<void> {
  const onMended = ({ what, was, is }: { what: string; was: unknown; is: unknown }): void =>
    void verdict.wrong.push(`${what} was ${String(was)}, is ${String(is)}`);
  await recount({ store, counts: createCounts(Date.now) }, { nouns, tables, onMended });

  const files = new Map<string, string>();
  const folder = {
    write: async (path: string, content: unknown) =>
      void files.set(path, typeof content === 'string' ? content : JSON.stringify(content)),
  };
  await exportStore(store, nouns, folder, { baseUrl: 'https://participer.exemple', at: Date.now() });
  const read = (path: string): unknown => JSON.parse(files.get(path) ?? '{}');
  const counted = [
    ['signatures', `petitions/${petition}`, await net(store, petition)],
    ['votes', `polls/${poll}`, await store.count(ballots, { scope: poll, thing: poll })],
    ['comments', `threads/${thread}`, await store.count(comments, { scope: thread, thing: thread, shown: 1 })],
  ] as const;
  for (const [metric, path, rows] of counted) {
    const { things = {} } = read(`${path}.json`) as {
      things?: Record<string, { numbers: Record<string, { value: number }> }>;
    };
    const { days = [] } = read(`${path}/days.json`) as {
      days?: { counted?: number; withdrawn?: number; held?: number }[];
    };
    const shown = Object.values(things)[0]?.numbers[metric]?.value;
    const told = days.reduce((sum, { counted: more = 0, withdrawn = 0, held = 0 }) => sum + more - withdrawn - held, 0);
    if (shown !== rows || told !== rows) {
      verdict.wrong.push(`${metric}: ${shown} are shown, ${rows} rows are there, the days come to ${told}`);
    }
  }
  const joined = await store.count(members, { scope: thread });
  const asked = ledger.entries.filter((entry) => entry.kind === 'membership' && entry.asked.has('counted')).length;
  if (joined > asked) verdict.doubled.push(`members: ${joined}, of whom ${asked} asked`);
  const up = (await store.get(comments, { scope: thread, thing: thread, id: statement }))?.up;
  const votes = await store.count(commentVotes, { scope: thread, thing: thread, comment: statement });
  if (up !== votes) verdict.wrong.push(`votes on a comment: ${up} are shown, ${votes} rows are there`);
}

async function net(store: Store, scope: string): Promise<number> {
  const by = await store.countBy(events, { scope, thing: scope }, 'kind');
  return (by.get('counted') ?? 0) - (by.get('withdrawn') ?? 0);
}

const all = <R extends Row>(store: Store, table: Table<R>, where: Partial<R>): Promise<R[]> =>
  store.list(table, where, { limit: 1_000_000 });
