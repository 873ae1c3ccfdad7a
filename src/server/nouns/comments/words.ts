import type { TimelineWords } from '../../core/told.ts';
import type { AbilityWords, Forms, OwnActWords } from '../../words/act-words.ts';

/** What the server says of threads of comments. */
export interface CommentsWords {
  abilities: AbilityWords;
  refusals: OwnActWords['refusals'];
  /** Labels of the server's own words, by their id. */
  orders: Record<string, string>;
  sides: Record<string, string>;
  reasons: Record<string, string>;
  roles: Record<string, string>;
  decisions: Record<string, string>;
  /** Why a comment is published that waited. */
  fine: string;
  /** That their authors took back `{count}` comments since `{date}`. */
  takenBack: Forms;
  timeline: TimelineWords;
  /** How comments are counted. */
  method: string;
  /** What is said of personal data where no document says it. */
  notice: { purpose: string; retention: string };
  /** The title of a thread below a proposal that was taken out. */
  removedProposal: string;
  /** Why a comment waits, by the rule that held it. */
  held: Record<string, (what: string) => string>;
  reported: (reference: string, reason: string, explanation: string) => string;
  /** What became of an act, for its author. */
  outcomes: { held: string; reported: string };
  tombstones: Record<string, string>;
  /** What is said of joining. */
  joining: Pick<OwnActWords, 'steps' | 'mails'>;
  page: ThreadPageWords;
  mails: ThreadMailWords;
}

export interface ThreadPageWords {
  comments: Forms;
  bySide: string;
  orderBy: string;
  search: string;
  searchButton: string;
  found: (words: string) => string;
  empty: string;
  noneFound: string;
  more: string;
  whole: string;
  back: string;
  replies: Forms;
  repliesTo: string;
  reply: string;
  report: string;
  permalink: string;
  undated: string;
  edited: string;
  support: string;
  agree: string;
  disagree: string;
  reason: string;
  because: (reason: string) => string;
  ground: (ground: string) => string;
  contest: string;
  guidelines: string;
  write: string;
  writeReply: string;
  text: string;
  textHint: (longest: string) => string;
  side: string;
  name: string;
  email: string;
  emailHint: string;
  send: string;
  published: string;
  held: string;
  seeComment: string;
  writeAnother: string;
  expired: string;
  reportTitle: string;
  reportText: string;
  reportReason: string;
  explanation: string;
  reporterHint: string;
  goodFaith: string;
  sendReport: string;
  reportedTitle: string;
  reportedText: (reference: string) => string;
  log: string;
  logText: string;
  logEmpty: string;
  logFile: string;
  date: string;
  decision: string;
  comment: string;
  reports: string;
  byRule: string;
  yes: string;
  no: string;
}

export interface ThreadMailWords {
  receivedSubject: (reference: string) => string;
  received: (title: string) => string;
  receivedNext: string;
  decidedSubject: (reference: string) => string;
  decidedForReporter: (title: string, reference: string) => string;
  authorSubject: (title: string) => string;
  decidedForAuthor: (title: string) => string;
  published: (title: string) => string;
  yourText: string;
  decision: string;
  reason: string;
  ground: string;
  where: string;
  byRule: string;
  byHand: string;
  contest: string;
  noContest: string;
}
