import { asideKind, heldKind } from '../../core/counters.ts';
import { counters } from '../../core/tables.ts';
import { table, type AnyTable, type Table } from '../../store/store.ts';

/** What becomes of a row: `marked` before its author has confirmed, `held`, `aside` once an officer set it aside, and `counted` once one had it counted. */
export type HeldState = 'marked' | 'held' | 'aside' | 'counted';

/**
 * An act that looks suspect, with the rule that says so. `trace` is a keyed digest of the block of addresses or of the domain that it came from,
 * and `domain` its name, both as long as it is not counted; `holder` is the key that goes on with the act, and `decision` what an officer did.
 */
export const heldActs = table<{
  scope: string;
  act: string;
  thing: string;
  state: string;
  at: number;
  reason: string;
  trace: string;
  domain: string;
  holder: string;
  decision: string;
}>({
  name: 'held_act',
  columns: {
    scope: 'text',
    act: 'text',
    thing: 'text',
    state: 'text',
    at: 'integer',
    reason: 'text',
    trace: 'text',
    domain: 'text',
    holder: 'text',
    decision: 'text',
  },
  key: ['scope', 'act'],
  indexes: { state: ['state', 'scope', 'act'], decision: ['scope', 'decision', 'act'] },
  sealed: ['domain'],
  counters: [
    { into: counters, by: ['scope', 'thing'], as: { kind: heldKind }, where: { state: 'held' } },
    { into: counters, by: ['scope', 'thing'], as: { kind: asideKind }, where: { state: 'aside' } },
  ],
});

export type HeldRow = NonNullable<typeof heldActs extends Table<infer R> ? R : never>;

/**
 * How many acted for the first time on a thing from a block of addresses or a domain within a span of time, which begins at `span`. No row leads to
 * an act, and all go within two days.
 */
export const holdCounts = table<{ scope: string; thing: string; span: number; trace: string; value: number }>({
  name: 'hold_count',
  columns: { scope: 'text', thing: 'text', span: 'integer', trace: 'text', value: 'integer' },
  key: ['scope', 'thing', 'span', 'trace'],
});

/** What an officer said of a block of addresses or of a domain: `count` lets its acts through from then on, `aside` holds each of them. */
export const holdVerdicts = table<{ scope: string; trace: string; verdict: string }>({
  name: 'hold_verdict',
  columns: { scope: 'text', trace: 'text', verdict: 'text' },
  key: ['scope', 'trace'],
});

/** What an officer did with held acts together. `why` is JSON, the public reason by language, or empty. */
export const holdDecisions = table<{
  scope: string;
  at: number;
  id: string;
  thing: string;
  verdict: string;
  number: number;
  reason: string;
  trace: string;
  why: string;
  undone_at: number | null;
}>({
  name: 'hold_decision',
  columns: {
    scope: 'text',
    at: 'integer',
    id: 'text',
    thing: 'text',
    verdict: 'text',
    number: 'integer',
    reason: 'text',
    trace: 'text',
    why: 'text',
    undone_at: 'integer?',
  },
  key: ['scope', 'at', 'id'],
});

/** When officers were last told that acts of a scope are held. */
export const holdTold = table<{ scope: string; at: number }>({
  name: 'hold_told',
  columns: { scope: 'text', at: 'integer' },
  key: ['scope'],
});

/** Challenges whose solution came with an act, by their nonce, until they expire: none is taken twice. */
export const usedWork = table<{ nonce: string; until: number }>({
  name: 'work_used',
  columns: { nonce: 'text', until: 'integer' },
  key: ['nonce'],
});

export const holdingTables: readonly AnyTable[] = [
  ...[heldActs, holdCounts, holdVerdicts, holdDecisions, holdTold],
  usedWork,
];
