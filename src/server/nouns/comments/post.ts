import { digest } from '../../core/crypto.ts';
import { valuesOf } from '../../core/fields.ts';
import { momentOf, signFault } from '../../core/phases.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Checked } from '../../core/rules.ts';
import type { Services } from '../../core/services.ts';
import type { Writer } from '../../store/store.ts';
import { countMember, participantIds } from '../../core/participation.ts';
import { comments, openCases, type CommentRow } from './tables.ts';
import { hasRole, memberOf, type Member } from './members.ts';
import { reservedLike } from '../../desk/names/reserved.ts';
import { isMixed } from './confusables.ts';
import { settingsOf, type StoredThread } from './find.ts';
import { commentRow, placeUnder } from './rows.ts';
import { checkText, heldBy } from './comment-rules.ts';
import { readTag } from '../../../locales/tag.ts';
import { addComment } from './write.ts';

export interface Posting {
  key: string;
  act: string;
  text: string;
  parent?: string | undefined;
  side?: string | undefined;
  lang?: string | undefined;
}

/** For so long the same text from the same person is the same comment, in milliseconds. */
const repetition = 60_000;

/**
 * Posts a comment; answers its row, whose state tells whether it is published or held. The same act again answers the same comment.
 *
 * @throws Refusal `unknown` for a key that may not act, `invalid`, `not-open`, `paused`, `closed`, `parent` where what it answers
 * is not there, `key-used` where the act already posted another text, `rate-limited`.
 */
export async function post(services: Services, thread: StoredThread, act: Posting): Promise<CommentRow> {
  const { scope, thing } = thread;
  const { member, role } = await memberFor(services, thread, act.key);
  const { text, side } = checkPosting(thread, act);
  const ids = await participantIds(services, scope, member.email);
  const now = services.clock();
  const id = (await digest(`comment\n${scope}\n${thing}\n${act.key}\n${act.act}`)).slice(0, 16);
  const why = [
    ...(role === 'official' ? [] : heldBy(text, thread.rules)),
    ...(role === '' ? await heldByName(services, scope, member) : []),
  ];

  const row = await services.store.write(async (writer) => {
    const known = await writer.get(comments, { scope, thing, id });
    if (known) {
      if (known.body !== text && known.edited_at === null && known.state !== 'author') throw new Refusal('key-used');
      return known;
    }
    const fault = signFault(thread.schedule, momentOf(services));
    if (fault) throw new Refusal(fault);
    const parent = await parentOf(writer, thread, act.parent);
    const same = await lastAlike(writer, thread, member.id, { body: text, parent: parent?.id ?? '' }, now);
    if (same) return same;
    limit(services, scope, member.id);
    const added = commentRow(thread, {
      id,
      author: member.id,
      name: member.name,
      role,
      body: text,
      side: side ?? '',
      lang: languageOf(act.lang),
      at: now,
      state: why.length > 0 ? 'held' : 'published',
      ...(parent && placeUnder(parent, settingsOf(thread).depth)),
    });
    await addComment(writer, added, now);
    await countMember(writer, scope, member.id, ids, now);
    if (why.length > 0) {
      await writer.insert(openCases, { scope, thing, comment: id, since: now, why: JSON.stringify(why) });
    }
    return added;
  });
  services.counts.forget(scope, scope);
  return row;
}

/** Finds who posts, and as what they are marked: whoever has a role posts in it. */
async function memberFor({ store, clock }: Services, thread: StoredThread, key: string) {
  const member = await memberOf(store, thread.scope, key);
  for (const role of ['official', 'moderator'] as const)
    if (await hasRole(store, thread, member, role, clock())) return { member, role };
  return { member, role: '' as const };
}

/** Returns the rules that hold what a person writes for their name: it was taken before it was reserved, or mixes alphabets. */
async function heldByName(services: Services, scope: string, { name }: Member): Promise<string[]> {
  const like = await reservedLike(services, scope, name);
  return [...(like === undefined ? [] : [`name-like ${like}`]), ...(isMixed(name) ? ['name'] : [])];
}

/** A participant posts only so much in a minute; whether a place is taken twice by a transaction that is run again does not matter. */
function limit(services: Services, scope: string, member: string): void {
  const wait = services.pace.posts(`${scope}\n${member}`, services.clock());
  if (wait > 0) throw new Refusal('rate-limited', { retryAfter: wait });
}

/** Checks what is posted, and returns it in the form in which it is kept. @throws Refusal `invalid` with the fields to mend. */
export function checkPosting(
  thread: StoredThread,
  { text, side, parent }: Pick<Posting, 'text' | 'side' | 'parent'>,
): { text: string; side: string | undefined } {
  const { longest, sides } = settingsOf(thread);
  return valuesOf({ text: checkText(text, longest), side: checkSide(side, sides, !parent) });
}

/** Checks the side of a comment. A reply need not take one; what starts an argument has to. */
function checkSide(
  side: string | undefined,
  sides: readonly { id: string }[],
  isTop: boolean,
): Checked<string | undefined> {
  if (!side) return sides.length > 0 && isTop ? { fault: 'required' } : { value: undefined };
  return sides.some(({ id }) => id === side) ? { value: side } : { fault: 'invalid' };
}

/** Finds the comment that another one answers; nothing at the top. */
async function parentOf(writer: Writer, thread: StoredThread, id: string | undefined): Promise<CommentRow | undefined> {
  if (!id) return undefined;
  const { scope, thing } = thread;
  const parent = id.includes('\0') ? undefined : await writer.get(comments, { scope, thing, id });
  const answerable = parent?.state === 'published' || parent?.state === 'hidden';
  if (!parent || !answerable || settingsOf(thread).depth === 0) throw new Refusal('parent');
  return parent;
}

async function lastAlike(
  writer: Writer,
  { scope, thing }: StoredThread,
  author: string,
  { body, parent }: { body: string; parent: string },
  now: number,
): Promise<CommentRow | undefined> {
  const last = await writer.list(comments, { scope, thing, author }, { index: 'person', reverse: true, limit: 10 });
  return last.find(
    (row) =>
      row.body === body &&
      row.parent === parent &&
      now - row.created_at < repetition &&
      (row.state === 'published' || row.state === 'held'),
  );
}

/** Returns a language tag as `lang` takes it; nothing where it is none. */
export const languageOf = (lang = ''): string =>
  /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.exec(readTag(lang))?.[0].slice(0, 35) ?? '';
