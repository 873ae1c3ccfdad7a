import type { ThingDocument } from '../../core/documents.ts';
import type { Stored } from '../../core/noun.ts';
import type { Moment } from '../../core/phases.ts';
import { findThing } from '../../core/things.ts';
import type { ReadStore } from '../../store/store.ts';
import { isSame } from '../faults.ts';
import { withNoticeVersion } from '../keeping/notice.ts';
import { changedDue } from '../keeping/promises.ts';
import { freeVersion, keptIn } from '../keeping/versions.ts';
import { hasActs, versionOf } from '../things.ts';
import { documentFrom, valuesFrom } from './document.ts';
import type { Draft } from './drafts.ts';
import { inputsIn, type Input, type Values } from './form.ts';
import type { Begun } from './say.ts';

/* What a correction changes in something that stands already. */

/** A correction, beside what it corrects. */
export interface Correction {
  stored: Stored;
  /** The document that it makes, with the version of the text that stands there; another notice has its next one. */
  document: ThingDocument & { textVersion?: string };
  /** The fields that it changes. */
  changes: Input[];
  /** People have acted on other words: it has to be said whether the meaning stays. */
  isReworded: boolean;
  /** Nothing but the words of something that is promised and due is another: it has to be said that they mean the same. */
  isOwedReworded: boolean;
  /** The version that other words get, where words have one: nothing has had it. */
  nextVersion: string | undefined;
}

/** Finds what a draft corrects; nothing where a new thing is made, or it is gone. */
export const findCorrected = async (store: ReadStore, { draft, noun }: Begun): Promise<Stored | undefined> =>
  draft.of === '' ? undefined : findThing(store, noun, draft.of);

/** Reads what a correction would change now. */
export async function correctionOf(store: ReadStore, begun: Begun, moment: Moment): Promise<Correction | undefined> {
  const { making, model, noun, draft } = begun;
  const stored = await findCorrected(store, begun);
  if (!stored) return undefined;
  const document = documentFrom(making, model, draft.values, stored.document) as Correction['document'];
  const { values, origin } = draft;
  const all = model.steps.flatMap((step) => [...inputsIn(step, values), ...inputsIn(step, origin)]);
  const changes = new Map(
    all.filter(({ key }) => (values[key] ?? '') !== (origin[key] ?? '')).map((input) => [input.key, input]),
  );
  const isOther =
    noun.revising !== undefined && !isSame(noun.revising.words(stored.document), noun.revising.words(document));
  const isActedOn = await hasActs(store, draft.of);
  const taken = isActedOn ? (await keptIn(store, draft.of)).map((each) => each['textVersion']) : [];
  const due = isActedOn
    ? await changedDue(store, { ...stored, ...moment, noun, before: stored.document, after: document })
    : [];
  return {
    stored,
    document: isActedOn ? await withNoticeVersion(store, draft.of, stored.document, document) : document,
    changes: [...changes.values()],
    isReworded: isOther && isActedOn,
    isOwedReworded: due.some(({ isReworded }) => isReworded),
    nextVersion: document.textVersion === undefined ? undefined : freeVersion(document.textVersion, taken),
  };
}

/** What someone else changed since a correction began, where it was changed here too. */
export interface Meanwhile {
  input: Input;
  theirs: string;
}

/** Puts a correction on top of what stands there now: what it did not touch is taken over, what it did stays as it was typed. */
export async function rebased(begun: Begun, stored: Stored): Promise<{ draft: Draft; meanwhile: Meanwhile[] }> {
  const { model, draft } = begun;
  const theirs = valuesFrom(model, stored.document);
  const { values: mine, origin } = draft;
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(origin)]);
  const isMine = (key: string): boolean => (mine[key] ?? '') !== (origin[key] ?? '');
  const values: Values = Object.fromEntries(
    [...keys].flatMap((key): [string, string][] => {
      const value = isMine(key) ? mine[key] : theirs[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const inputs = model.steps.flatMap((step) => inputsIn(step, values));
  const meanwhile = inputs
    .filter(({ key }) => (theirs[key] ?? '') !== (origin[key] ?? ''))
    .map((input) => ({ input, theirs: theirs[input.key] ?? '' }));
  return { draft: { ...draft, values, origin: theirs, base: await versionOf(stored.document) }, meanwhile };
}
