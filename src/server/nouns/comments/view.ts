import { receiptUrl } from '../../confirmation/receipt-page.ts';
import { commentsWords } from './words-for.ts';
import type { Choice, Comment, CommentPage, ReportReason, Thread, Tombstone } from '../../../schema/comments.ts';
import { say } from '../../core/documents.ts';
import { phaseOf, signFault } from '../../core/phases.ts';
import { responsibleFor } from '../../core/responsible.ts';
import type { Services } from '../../core/services.ts';
import type { CommentRow } from './tables.ts';
import { toldOf } from '../../core/told.ts';
import { ability, common, noted, noticeOf, reader, type View } from '../../core/view.ts';
import type { RowPage } from './pages.ts';
import { whyFallen, type Falls } from '../../desk/falls/why.ts';
import { total, type ThreadCounts } from './write.ts';
import { noticeVersion, settingsOf, type StoredThread } from './find.ts';

/** Returns a thread as it is shown, with its first page. */
export function toThread(
  services: Services,
  thread: StoredThread,
  counts: ThreadCounts & { falls: Falls },
  first: CommentPage,
  view: View,
): Thread {
  const { document, rules, schedule, said } = thread;
  const words = commentsWords(view.lang);
  const { votes, orders, sides, depth, longest, editWindow } = settingsOf(thread);
  const can = ability(words.abilities, signFault(schedule, view), document, view);
  const bySide = Object.fromEntries(sides.map(({ id }) => [id, counts.published.get(id) ?? 0]));
  const published = total(counts.published);
  const asOf = new Date(view.now).toISOString();
  return {
    ...common(document, view),
    receiptUrl: receiptUrl(view),
    type: 'thread',
    title: titleOf(thread, view.lang),
    phase: phaseOf(schedule, view),
    can: { comment: can, ...(votes !== 'none' && { vote: can }), report: { allowed: true } },
    numbers: {
      comments: {
        value: published,
        asOf,
        ...whyFallen(counts.falls, { units: words.page.comments, takenBack: words.takenBack }, view),
        method: noted(words.method, document, view),
      },
    },
    orders: labels(
      orders.map((id) => ({ id })),
      words.orders,
      view.lang,
    ),
    sides: labels(sides, words.sides, view.lang),
    bySide,
    votes,
    depth,
    longest,
    editWindow,
    ...(rules.guidelines && { guidelines: reader(view).say(rules.guidelines) }),
    reasons: reasonsOf(thread, view.lang),
    log: `${view.url}/log`,
    ...(said && toldOf({ ...document, ...said }, words.timeline, view)),
    notice: noticeFor(services, thread, view),
    first,
  };
}

/** Returns what a thread is about. The title of a proposal that was taken out is taken out too. */
export function titleOf({ document, proposal }: StoredThread, lang: string): string {
  if (!proposal) return say(document.title, lang);
  return proposal.removed ? commentsWords(lang).removedProposal : fit(say(proposal.title, lang), 500) || '…';
}

const labels = (
  given: readonly { id: string; label?: Record<string, string> | undefined }[],
  known: Record<string, string>,
  lang: string,
): Choice[] =>
  given.map(({ id, label }) => {
    const ours = label || !Object.hasOwn(known, id) ? undefined : known[id];
    return { id, label: label ? say(label, lang) : (ours ?? id), ...(ours !== undefined && { code: id }) };
  });

const ownReasons = ['illegal', 'hate', 'harassment', 'privacy', 'child-abuse', 'spam', 'off-topic', 'other'];

/** Returns the reasons for which a comment may be reported, with their labels. */
export function reasonsOf({ rules }: StoredThread, lang: string): ReportReason[] {
  const given: NonNullable<typeof rules.reasons> =
    rules.reasons ?? ownReasons.map((id) => ({ id, ...(id === 'child-abuse' && { anonymous: true }) }));
  const named = labels(given, commentsWords(lang).reasons, lang);
  return named.map((reason, at) => ({ ...reason, ...(given[at]?.anonymous && { anonymous: true }) }));
}

function noticeFor({ site }: Services, thread: StoredThread, view: View): Thread['notice'] {
  const { notice } = thread.rules;
  if (notice) return noticeOf(notice, view);
  const words = commentsWords(view.lang).notice;
  return {
    version: noticeVersion(thread, site),
    controller: responsibleFor(site, view.lang),
    ...words,
    url: reader(view).resolve(site.privacy),
  };
}

/** Makes a page of rows as it is shown. */
export const toPage = ({ rows, next, total }: RowPage, thread: StoredThread, view: View): CommentPage => ({
  items: rows.map((row) => toComment(row, thread, view)),
  ...(next && { next }),
  ...(total !== undefined && { total }),
});

/** For whom a comment is shown: everyone, who asks for this very comment, or its author and moderators. */
export type Audience = 'public' | 'asked' | 'insider';

/** Returns a comment as it is shown. What was taken out keeps its place and side, and neither name nor text. */
export function toComment(row: CommentRow, thread: StoredThread, view: View, audience: Audience = 'public'): Comment {
  const { id, parent, name, lang, side, state, edited_at, replies, up, down } = row;
  const { votes } = settingsOf(thread);
  const role = row.role || (row.author !== '' && row.author === thread.proposal?.author ? 'proposer' : '');
  const isOpen = state === 'published' || audience === 'insider';
  const isNamed = isOpen || state === 'hidden';
  return {
    id,
    ...(parent !== '' && { parent }),
    ...(isNamed && name !== '' && { author: fit(name, 300) }),
    ...(isNamed && role !== '' && { role }),
    at: iso(row.created_at),
    ...(isNamed && edited_at !== null && { editedAt: iso(edited_at) }),
    ...(isNamed && lang !== '' && { lang }),
    ...((isOpen || (state === 'hidden' && audience === 'asked')) && row.body !== '' && { text: fit(row.body, 20_000) }),
    ...(side !== '' && { side }),
    ...(isOpen && votes !== 'none' && { up }),
    ...(isOpen && votes === 'up-down' && { down }),
    replies,
    // To its author, a comment that waits is a comment.
    ...(state !== 'published' &&
      !(isHeld(row) && audience === 'insider') && { tombstone: tombstoneOf(row, thread, view) }),
    ...(audience === 'insider' && state !== 'author' && { state: isHeld(row) ? 'held' : 'published' }),
  };
}

const isHeld = ({ state }: CommentRow): boolean => state === 'held' || state === 'awaiting';

function tombstoneOf({ state, state_at, reason, ground }: CommentRow, { rules }: StoredThread, view: View): Tombstone {
  const isDecided = state === 'moderator' || state === 'hidden';
  return {
    kind: state as Tombstone['kind'],
    at: iso(state_at),
    ...(isDecided && reason && { reason: fit(reason, 500) }),
    ...(isDecided && ground && { ground }),
    ...(isDecided && rules.contest && { contest: reader(view).resolve(rules.contest) }),
  };
}

/** Shortens a text that came from elsewhere, and may be longer than a widget takes. */
const fit = (text: string, maxLength: number): string =>
  text.length > maxLength ? text.slice(0, maxLength).toWellFormed() : text;

const iso = (at: number): string => new Date(at).toISOString();
