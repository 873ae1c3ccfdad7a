import type { ServerNoun } from '../../core/noun.ts';
import type { Services } from '../../core/services.ts';
import { findThing } from '../../core/things.ts';
import { nothing } from '../expected.ts';
import { DeskFault, DocumentFault, Outdated } from '../faults.ts';
import { grantFor, type Officer } from '../roles.ts';
import { isMeans } from '../rewording.ts';
import type { Why } from '../why.ts';
import { ResultsFault } from '../keeping/results.ts';
import { ErasedFault } from '../retention/reopening.ts';
import { putIn, type Desk } from '../things.ts';
import { correctionOf } from './correcting.ts';
import { besideOf, documentFrom } from './document.ts';
import { findDraft, removeDraft, versionOfValues } from './drafts.ts';
import type { Begun } from './say.ts';

/* How a draft becomes public: the thing, the line of the log and the end of the draft in one transaction. */

/** Why nothing was published. */
export type Refused = 'gone' | 'changed' | 'taken' | 'outdated' | 'unsaid' | 'erased' | 'told';

export type Published = { path: string } | { refused: Refused };

/** What an officer sends. */
export interface Sent {
  /** What tells the draft that they read from any other. */
  version: string;
  /** Name of the address of a new thing. */
  name?: string;
  /** Of a correction: whether the meaning stays the `same`, or is `other`. */
  means?: string;
  /** Of a correction: why, for everyone. */
  why?: Why | undefined;
}

/** Publishes what is made at the desk. @throws DocumentFault where the document is not sound */
export function publishing(services: Services, nouns: readonly ServerNoun[]) {
  const { store, clock, site, baseUrl } = services;
  const deskOf = (officer: Officer, of: string, expects: string): Desk => ({
    store,
    nouns,
    baseUrl,
    timeZone: site.timeZone,
    now: clock(),
    by: grantFor(officer, 'publish', of)!.role,
    holder: officer,
    expects,
  });

  /** Makes a new thing at an address where nothing stands. */
  async function make(begun: Begun, officer: Officer, { version, name = '' }: Sent): Promise<Published> {
    const desk = deskOf(officer, '', nothing);
    const { noun, making, model } = begun;
    return store
      .write(async (writer): Promise<Published> => {
        const draft = await findDraft(writer, begun.draft.id);
        if (!draft) return { refused: 'gone' };
        if (version !== (await versionOfValues(draft.values))) return { refused: 'changed' };
        const document = documentFrom(making, model, draft.values);
        const { path } = await putIn(writer, desk, `${noun.path}/${name}`, document);
        const published = await findThing(writer, noun, name);
        if (published) await making.addBeside?.(writer, published, besideOf(model, draft.values), desk.now);
        await removeDraft(writer, draft.id);
        return { path };
      })
      .catch((error: unknown): Published => {
        if (isTaken(error)) return { refused: 'taken' };
        throw error;
      });
  }

  /** Puts a correction in the place of what stands there, upon the version that it was made for. */
  async function correct(begun: Begun, officer: Officer, { version, means, why }: Sent): Promise<Published> {
    const desk = deskOf(officer, begun.draft.of, begun.draft.base);
    return store
      .write(async (writer): Promise<Published> => {
        const draft = await findDraft(writer, begun.draft.id);
        const correction = draft && (await correctionOf(writer, { ...begun, draft }, desk));
        if (!draft || !correction) return { refused: 'gone' };
        if (version !== (await versionOfValues(draft.values))) return { refused: 'changed' };
        const { stored, document, isReworded, isOwedReworded } = correction;
        if ((isReworded || isOwedReworded) && !isMeans(means)) return { refused: 'unsaid' };
        const { textVersion } = document;
        // It stays known who agreed to which words, whatever is said of their meaning.
        const isNext = isReworded && textVersion !== undefined;
        const next = { ...document, ...(isNext && { textVersion: correction.nextVersion }) };
        await putIn(writer, { ...desk, why, means: isMeans(means) ? means : undefined }, stored.path, next);
        await removeDraft(writer, draft.id);
        return { path: stored.path };
      })
      .catch((error: unknown): Published => {
        if (error instanceof Outdated) return { refused: 'outdated' };
        if (error instanceof ErasedFault) return { refused: 'erased' };
        if (error instanceof ResultsFault) return { refused: 'told' };
        throw error;
      });
  }

  return (begun: Begun, officer: Officer, sent: Sent): Promise<Published> =>
    begun.draft.of === '' ? make(begun, officer, sent) : correct(begun, officer, sent);
}

/** Checks whether something stands at the address already. */
const isTaken = (error: unknown): boolean =>
  error instanceof Outdated ||
  (error instanceof DeskFault && !(error instanceof DocumentFault) && error.status === 409);
