import { countedAs } from '../../core/earlier-tables.ts';
import type { Table } from '../../store/store.ts';

/* The tables of consultations as their migrations found and wrote them. They are never changed, however the tables of today are. */

const text = 'text';
const integer = 'integer';

/** Proposals, of which only the key matters to a migration; from version 2 on with their number. */
export const proposals: Table<{ scope: string; id: string }> = {
  name: 'proposal',
  columns: { scope: text, id: text },
  key: ['scope', 'id'],
  counters: [countedAs('proposals')],
};

/** Sources, from version 2 on with their number. */
export const sources: Table<{ scope: string; thing: string; id: string }> = {
  name: 'source',
  columns: { scope: text, thing: text, id: text },
  key: ['scope', 'thing', 'id'],
  counters: [countedAs('sources')],
};

/** The votes on each proposal, kept from version 3 on. */
export const stanceTotals: Table<{
  scope: string;
  thing: string;
  agree: number;
  neutral: number;
  disagree: number;
  by_share: number;
}> = {
  name: 'stance_total',
  columns: { scope: text, thing: text, agree: integer, neutral: integer, disagree: integer, by_share: integer },
  key: ['scope', 'thing'],
};

/** What is being made at the desk, of which only what was typed matters here. */
export const drafts: Table<{ id: string; type: string; content: string }> = {
  name: 'draft',
  columns: { id: text, type: text, content: text },
  key: ['id'],
};
