import type { ServerNoun } from '../../core/noun.ts';
import type { ReadStore } from '../../store/store.ts';
import { fold } from '../../../text/fold.ts';
import { begunFrom } from '../making/begun.ts';
import { listDrafts } from '../making/drafts.ts';
import { draftPath } from '../making/page-step.ts';
import { titleOfDraft } from '../making/say.ts';
import { makingWordsFor } from '../making/words-for.ts';
import type { AskedList, ListedDraft } from './asked.ts';

/** So many drafts are looked through. */
const mostDrafts = 1000;

/** Finds the drafts that are asked for; those that were changed last come first. */
export async function findDrafts(
  store: ReadStore,
  nouns: readonly ServerNoun[],
  { noun, q }: AskedList,
  lang: string,
): Promise<ListedDraft[]> {
  const words = q === undefined ? [] : fold(q).split(/\s+/).filter(Boolean);
  const all = (await listDrafts(store, '', mostDrafts)).flatMap((draft) => begunFrom(nouns, draft) ?? []);
  return all
    .map(({ draft: { id, type, values, changedAt } }) => ({
      ...{ path: draftPath(id), type, changedAt },
      title: titleOfDraft({ desk: makingWordsFor(lang), lang }, values),
    }))
    .filter(
      ({ type, title }) => (noun === undefined || type === noun) && words.every((word) => fold(title).includes(word)),
    );
}
