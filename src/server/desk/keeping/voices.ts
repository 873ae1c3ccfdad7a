import type { ThingDocument } from '../../core/documents.ts';
import { voiceRoles, type VoiceRole } from '../../core/voices.ts';
import type { Writer } from '../../store/store.ts';
import { DeskFault } from '../faults.ts';
import { writeLog, type Author } from '../log.ts';
import { grantFor } from '../roles.ts';
import type { Change, Changer, Rule } from './change.ts';

/* Who moderates and who speaks for the institution may stand in a document: whoever changes that names people, as on the page of it. */

/** A role that a document gives, or gave. */
interface Named {
  role: VoiceRole;
  id: string;
}

/** What a document changes of who moderates and who speaks, and as what it may be done; nothing where it may not. */
interface VoiceChange {
  given: readonly Named[];
  taken: readonly Named[];
  by: Author | undefined;
}

/** Refuses to name who moderates or speaks, or to leave them out, to whoever may not appoint. */
export const checkVoices: Rule = async (change) => {
  if ((await voicesIn(change)).by) return;
  throw new DeskFault(
    403,
    'It names moderators or official voices, or takes them out: only owners do that. Leave "moderators" and "officials" as they are, or have an owner do it on the page of the thing.',
  );
};

/** Finds whom a document would name, and whom it would leave out. */
async function voicesIn(change: Change): Promise<VoiceChange> {
  const were = await namedIn(change, change.before);
  const are = await namedIn(change, change.after);
  const given = lacking(are, were);
  const taken = lacking(were, are);
  const isOther = given.length > 0 || taken.length > 0;
  return { given, taken, by: isOther ? appointing(change, change.id) : change.by };
}

/** Tells everyone, in the words of the page on which it is done else. The log names nobody. */
export async function tellVoices(writer: Writer, change: Change): Promise<void> {
  const { id: scope, path, now } = change;
  const { given, taken, by = change.by } = await voicesIn(change);
  const line = { scope, path, by, now, details: {} };
  for (const { role } of taken) await writeLog(writer, { ...line, act: `${role}-removed` });
  for (const { role } of given) await writeLog(writer, { ...line, act: `${role}-named` });
}

/** Returns those whom a document itself names: what is given besides stands in rows, and no document changes it. */
async function namedIn({ kept, noun, id }: Change, document: ThingDocument | undefined): Promise<Named[]> {
  const listed = document && (await noun.voices?.(document)?.list(kept, id));
  return (listed ?? []).filter(({ at }) => at === undefined);
}

const keyOf = ({ role, id }: Named): string => `${role} ${id}`;

/** Returns those of some who are not among others, each once. */
function lacking(some: readonly Named[], others: readonly Named[]): Named[] {
  const known = new Set(others.map(keyOf));
  return voiceRoles.flatMap((role) =>
    [...new Set(some.filter((each) => each.role === role).map(({ id }) => id))]
      .map((id) => ({ role, id }))
      .filter((each) => !known.has(keyOf(each))),
  );
}

/** Returns as what somebody may appoint in a scope; nothing where they may not. */
function appointing({ by, holder }: Changer, scope: string): Author | undefined {
  if (by === 'operator') return by;
  return grantFor(holder ?? { grants: [{ role: by, scope: '' }] }, 'appoint', scope)?.role;
}
