import { eraseTimeOf } from '../../core/retention.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { ReadStore } from '../../store/store.ts';
import { DocumentFault, isSame, type FieldFault } from '../faults.ts';
import type { Change, Rule } from './change.ts';
import { freeVersion, keptIn, otherWords } from './versions.ts';

/* What people were told of their personal data when they acted: it stays known who read what, and none is kept for longer than was said. */

interface Notice {
  version: string;
}

/** Returns what a document says on personal data, by the place at which it stands: a part of it, as a discussion, may say it apart. */
function noticesIn(document: object): ReadonlyMap<string, Notice> {
  const parts = Object.entries(document as Record<string, { notice?: Notice } | undefined>);
  const nested = parts.flatMap(([name, part]): [string, Notice][] =>
    part?.notice === undefined ? [] : [[`${name}.notice`, part.notice]],
  );
  const { notice } = document as { notice?: Notice };
  return new Map([...(notice ? [['notice', notice] as const] : []), ...nested]);
}

/** Why names and addresses can't be kept for longer. */
export const keptLonger =
  'people acted when a shorter time was said, so that it can become shorter, and not longer. Put the thing at another address.';

/** Refuses another notice under a version that people have read, and a longer time of keeping. */
export const checkNotice: Rule = async (change) => {
  const { before, after, isActedOn, timeZone } = change;
  if (!before || !isActedOn) return;
  const faults = [...(await versionFaults(change)), ...keepingFaults(before, after, timeZone)];
  if (faults.length > 0) throw new DocumentFault(faults);
};

/** Finds, at every place of the document, other words under a version that people have read, there or in the place of it. */
async function versionFaults({ kept, noun, id, before, after }: Change): Promise<FieldFault[]> {
  if (!before) return [];
  const [were, are] = [noticesIn(before), noticesIn(after)];
  const places = [...new Set([...were.keys(), ...are.keys()])].filter(
    (place) => !isSame(were.get(place), are.get(place)),
  );
  if (places.length === 0) return [];
  const log = await keptIn(kept, id);
  const unsaid = (document: object, place: string) => noun.unsaidNotices?.(document as ThingDocument)[place];
  return places.flatMap((place) => {
    const now = are.get(place) ?? unsaid(after, place);
    const was = were.get(place) ?? unsaid(before, place);
    if (!now || isSame(was, now)) return [];
    const { version } = now;
    const field = are.has(place) ? `${place}.version` : place;
    if (was?.version === version)
      return [{ field, detail: are.has(place) ? sameVersion(version) : takenAway(version) }];
    const stood = log.flatMap((each) => (each[place] as Notice | undefined) ?? []);
    const read = stood.some((each) => each.version === version)
      ? stood
      : [before, ...log].flatMap((each) => unsaid(each, place) ?? []);
    const isOthers = read.some((each) => each.version === version && !isSame(each, now));
    return isOthers ? [{ field, detail: are.has(place) ? otherWords(version) : takenAway(version) }] : [];
  });
}

const sameVersion = (version: string): string =>
  `people have acted on another notice. Give it another value than "${version}", so that it stays known who read which.`;

const takenAway = (version: string): string =>
  `without it, other words stand there under the version "${version}", which people have read. Leave it, or change its words under another version first.`;

function keepingFaults(before: ThingDocument, after: ThingDocument, timeZone: string): FieldFault[] {
  const { keepUntil, keepMonths } = after;
  if (isSame([before.keepUntil, before.keepMonths], [keepUntil, keepMonths])) return [];
  const isBounded = before.keepUntil !== undefined || before.keepMonths !== undefined;
  return isBounded && !isShorter(before, after, timeZone)
    ? [{ field: keepUntil === undefined ? 'keepMonths' : 'keepUntil', detail: keptLonger }]
    : [];
}

/** Checks whether people are forgotten no later than was said, by the same close: that another close moves it is said where that is changed. */
function isShorter(before: ThingDocument, after: ThingDocument, timeZone: string): boolean {
  if (before.keepUntil === undefined && after.keepUntil === undefined) {
    return after.keepMonths !== undefined && after.keepMonths <= before.keepMonths!;
  }
  // Where the end is taken away too, what was said counts from the one that there was.
  const said = eraseTimeOf({ ...before, closesAt: after.closesAt ?? before.closesAt }, timeZone);
  const now = eraseTimeOf(after, timeZone);
  return said !== undefined && now !== undefined && now <= said;
}

/** Returns what people were told when they acted, as it was, where it changed. */
export function keptNotice({ before, after, isActedOn }: Change): Record<string, unknown> {
  if (!before || !isActedOn) return {};
  const now = noticesIn(after);
  const [were, are] = [before, after] as unknown as Record<string, unknown>[];
  const names = ['keepMonths', 'keepUntil'].filter((name) => were![name] !== undefined && were![name] !== are![name]);
  return Object.fromEntries([
    ...[...noticesIn(before)].filter(([place, was]) => !isSame(was, now.get(place))),
    ...names.map((name) => [name, were![name]] as const),
  ]);
}

/** Gives another notice its next version, where it still has that of the one which people have read. */
export async function withNoticeVersion<D extends ThingDocument>(
  reader: ReadStore,
  id: string,
  before: ThingDocument,
  after: D,
): Promise<D> {
  const [was, now] = [before, after].map((document) => noticesIn(document).get('notice'));
  if (!was || !now || was.version !== now.version || isSame(was, now)) return after;
  const taken = (await keptIn(reader, id)).map((each) => (each['notice'] as Notice | undefined)?.version);
  return { ...after, notice: { ...now, version: freeVersion(now.version, taken) } };
}
