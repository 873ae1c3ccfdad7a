import { countedAs } from '../../core/tables.ts';
import { table, type AnyTable } from '../../store/store.ts';
import { beginStanceTotals } from '../poll/count-stances.ts';
import { stanceTotals } from '../poll/stance-totals.ts';

/** A proposal put to a consultation. */
export const proposals = table<{
  scope: string;
  id: string;
  author: string;
  section: string;
  title: string;
  body: string;
  created_at: number;
  url: string | null;
  removed: string | null;
}>({
  name: 'proposal',
  columns: {
    scope: 'text',
    id: 'text',
    author: 'text',
    section: 'text',
    title: 'text',
    body: 'text',
    created_at: 'integer',
    url: 'text?',
    removed: 'text?',
  },
  key: ['scope', 'id'],
  indexes: { created: ['scope', 'created_at', 'id'] },
  counters: [countedAs('proposals')],
  async follow(writer, before, after) {
    if (after && !before) await beginStanceTotals(writer, after.scope, after.id);
    if (before && !after) await writer.remove(stanceTotals, { scope: before.scope, thing: before.id });
  },
});

/**
 * What a town did to a proposal, apart from what an import brings, which may be repeated: why and since when it is hidden, the words that
 * take the place of its own, why and when they were corrected, and who is named where it was added at the desk. All but the times and the
 * name are JSON.
 */
export const townActs = table<{
  scope: string;
  id: string;
  hidden: string | null;
  hidden_at: number | null;
  words: string | null;
  corrected: string | null;
  signed: string | null;
}>({
  name: 'proposal_act',
  columns: {
    scope: 'text',
    id: 'text',
    hidden: 'text?',
    hidden_at: 'integer?',
    words: 'text?',
    corrected: 'text?',
    signed: 'text?',
  },
  key: ['scope', 'id'],
  sealed: ['signed'],
});

/** A source that someone cites under a thing. */
export const sources = table<{
  scope: string;
  thing: string;
  id: string;
  author: string;
  body: string;
  created_at: number;
}>({
  name: 'source',
  columns: { scope: 'text', thing: 'text', id: 'text', author: 'text', body: 'text', created_at: 'integer' },
  key: ['scope', 'thing', 'id'],
  counters: [countedAs('sources')],
});

/** A report of a thing to its moderators. */
export const reports = table<{
  scope: string;
  thing: string;
  id: string;
  author: string;
  reason: string;
  body: string;
  created_at: number;
}>({
  name: 'report',
  columns: {
    scope: 'text',
    thing: 'text',
    id: 'text',
    author: 'text',
    reason: 'text',
    body: 'text',
    created_at: 'integer',
  },
  key: ['scope', 'thing', 'id'],
  sealed: ['body'],
});

/** By how much an import has changed the number of a metric that everyone reads, until the log says it. */
export const importChanges = table<{ scope: string; metric: string; value: number }>({
  name: 'import_change',
  columns: { scope: 'text', metric: 'text', value: 'integer' },
  key: ['scope', 'metric'],
});

/** How many votes on a proposal came by imports: what was cast here has a row of its own that says when. */
export const importedVotes = table<{ scope: string; thing: string; value: number }>({
  name: 'imported_vote',
  columns: { scope: 'text', thing: 'text', value: 'integer' },
  key: ['scope', 'thing'],
});

/** Every table of consultations. */
export const consultationTables: readonly AnyTable[] = [
  ...[proposals, townActs, sources],
  ...[reports, importChanges, importedVotes],
];
