import { instantNow } from '../../client/clock.ts';
import type { BallotLine, MethodId } from '../../schema/ballot.ts';
import type { Comment, CommentPage, Thread } from '../../schema/comments.ts';
import type { Count } from '../../schema/common.ts';
import type { Petition } from '../../schema/petition.ts';
import type { Poll } from '../../schema/poll.ts';
import { settingsFault, settingsOf } from '../../tally/settings.ts';
import { startTally } from '../../tally/tally.ts';
import type { CommentRow, PetitionRow, PollRow, ThreadRow } from './rows.ts';

/* How rows are shown. */

type Row = PetitionRow | PollRow | ThreadRow;

const common = ({ id, lang, url, title, phase, opens_at, closes_at, notice }: Row) => ({
  id,
  lang,
  url,
  title,
  phase,
  ...(opens_at && { opensAt: opens_at }),
  ...(closes_at && { closesAt: closes_at }),
  ...(notice && { notice }),
});

const counted = (value: number, method: string | null | undefined): Count => ({
  value,
  asOf: instantNow(),
  method: method ?? '',
});

export function toPetition(row: PetitionRow, signatures: number): Petition {
  const can = { allowed: row.phase === 'open' };
  return {
    ...common(row),
    type: 'petition',
    can: { sign: can, withdraw: can },
    numbers: { signatures: counted(signatures, row.method) },
    text: row.body,
    textVersion: row.text_version,
    ...(row.author && { author: row.author }),
    thresholds: row.thresholds ?? [],
    ...(row.answer && { answer: row.answer }),
    timeline: row.timeline ?? [],
  };
}

/** @param lines the published ballots, which the result is counted from */
export function toPoll(row: PollRow, lines: readonly BallotLine[]): Poll {
  const can = { allowed: row.phase === 'open' };
  const poll: Poll = {
    ...common(row),
    type: 'poll',
    can: { vote: can, withdraw: can },
    numbers: {},
    ...(row.description && { description: row.description }),
    textVersion: row.text_version,
    options: row.options,
    form: row.form,
    method: row.method as MethodId,
    words: row.words ?? {},
    results: row.results,
    who: row.who ?? '',
    doubles: row.doubles ?? '',
  };
  const settings = settingsOf(poll);
  if (!row.shown || settingsFault(poll.method, settings) !== undefined) return poll;
  const { add, result } = startTally(poll.method, settings);
  for (const line of lines) add(line);
  const found = result();
  return { ...poll, numbers: { votes: counted(found.ballots, row.doubles) }, result: found };
}

export function toThread(row: ThreadRow, comments: number, first: CommentPage): Thread {
  const can = { allowed: row.phase === 'open' };
  return {
    ...common(row),
    type: 'thread',
    can: { comment: can, ...(row.votes !== 'none' && { vote: can }), report: { allowed: true } },
    numbers: { comments: counted(comments, row.method) },
    orders: row.orders,
    sides: row.sides,
    bySide: row.by_side ?? {},
    votes: row.votes,
    depth: 1,
    longest: row.longest,
    editWindow: row.edit_window,
    ...(row.guidelines && { guidelines: row.guidelines }),
    reasons: row.reasons,
    first,
  };
}

const kinds = ['author', 'moderator', 'awaiting', 'hidden'] as const;

/** @param isOwn what its author sees of it, a text that waits too */
export function toComment(row: CommentRow, isOwn = false): Comment {
  const { state } = row;
  const kind = kinds.find((each) => each === state);
  const isOpen = !kind;
  return {
    id: row.id,
    ...(row.parent && { parent: row.parent }),
    ...(isOpen && row.author && { author: row.author }),
    ...(isOpen && row.role && { role: row.role }),
    at: row.at,
    ...(isOpen && row.edited_at && { editedAt: row.edited_at }),
    ...(isOpen && row.lang && { lang: row.lang }),
    ...(isOpen && row.body && { text: row.body }),
    ...(row.side && { side: row.side }),
    ...(isOpen && { up: row.up ?? 0, down: row.down ?? 0 }),
    replies: row.replies ?? 0,
    ...(kind && {
      tombstone: {
        kind,
        ...(row.state_at && { at: row.state_at }),
        ...(row.reason && { reason: row.reason }),
        ...(row.ground && { ground: row.ground }),
      },
    }),
    ...(isOwn && isOpen && { state: state === 'held' ? 'held' : 'published' }),
  };
}
