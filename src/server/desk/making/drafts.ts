import { digest, randomSecret } from '../../core/crypto.ts';
import { isId } from '../../core/things.ts';
import type { ReadStore, Writer } from '../../store/store.ts';
import { drafts } from './tables.ts';
import type { Values } from './form.ts';

/* What is being made, and what was typed so far. */

export interface Draft {
  id: string;
  type: string;
  model: string;
  /** The thing that is corrected; empty where a new one is made. */
  of: string;
  /** The version of it that the correction was made upon. */
  base: string;
  values: Values;
  /** What stood in the form when the correction began. */
  origin: Values;
  at: number;
  changedAt: number;
}

/** A version of what was typed: of all of it, or of one step. */
export const versionOfValues = (values: Values | readonly [string, string][]): Promise<string> =>
  digest(JSON.stringify(Array.isArray(values) ? values : Object.entries(values).sort()));

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;
const rowOf = (store: ReadStore, id: string) => store.get(drafts, { id });

function fromRow({ content, changed_at: changedAt, ...row }: Row): Draft {
  const { values, origin } = JSON.parse(content) as Pick<Draft, 'values' | 'origin'>;
  return { ...row, values, origin, changedAt };
}

/** Finds a draft; nothing where there is none, be it published or thrown away. */
export async function findDraft(store: ReadStore, id: string): Promise<Draft | undefined> {
  const row = isId(id) ? await rowOf(store, id) : undefined;
  return row && fromRow(row);
}

/** Returns the drafts of new things, or the corrections of one; those that were changed last come first. @param last the one behind which they go on */
export async function listDrafts(
  store: ReadStore,
  of = '',
  limit = 100,
  last?: Pick<Draft, 'changedAt' | 'id'>,
): Promise<Draft[]> {
  const behind = last && { after: [last.changedAt, last.id] };
  return (await store.list(drafts, { of }, { index: 'of', reverse: true, limit, ...behind })).map(fromRow);
}

const toRow = ({ values, origin, changedAt, ...draft }: Draft) => ({
  ...draft,
  content: JSON.stringify({ values, origin }),
  changed_at: changedAt,
});

/** Begins a draft. */
export async function addDraft(
  writer: Writer,
  draft: Pick<Draft, 'type' | 'model' | 'values'> & Partial<Pick<Draft, 'of' | 'base' | 'origin'>>,
  now: number,
): Promise<Draft> {
  const made: Draft = { of: '', base: '', origin: {}, ...draft, id: randomSecret(), at: now, changedAt: now };
  await writer.insert(drafts, toRow(made));
  return made;
}

/** Keeps what was typed. */
export const keepDraft = (writer: Writer, draft: Draft, now: number): Promise<void> =>
  writer.put(drafts, toRow({ ...draft, changedAt: now }));

/** Throws a draft away, or ends it because it was published; answers whether it was still there. */
export const removeDraft = async (writer: Writer, id: string): Promise<boolean> =>
  (await writer.remove(drafts, { id })) > 0;
