import type { TieRule } from '../../../schema/ballot.ts';
import type { TimelineWords } from '../../core/told.ts';
import type { PollKey } from './text-key.ts';
import type { Forms, OwnActWords, StatusWords } from '../../words/act-words.ts';
import type { Say } from '../../words/say.ts';

/** What the server says of polls. */
export interface PollWords extends OwnActWords {
  /** What its numbers count. */
  units: Record<'votes', Forms>;
  /** That people took back `{count}` ballots since `{date}`. */
  takenBack: Forms;
  /** How doubles are avoided. */
  doubles: string;
  doublesFinal: string;
  /** Said before voting where a ballot is final, and of taking it back. */
  final: string;
  finalKept: string;
  status: StatusWords;
  /** What is entered of ballots on paper. */
  paper: {
    ballots: string;
    level: (option: string, level: string) => string;
    list: string;
    listHint: (options: string) => string;
  };
  timeline: TimelineWords & { quorum: (at: string) => string };
  /** Blank ballots among those on paper, and who counted these. */
  blankOnPaper: string;
  paperBy: string;
  stances: Record<'agree' | 'neutral' | 'disagree', string>;
  /** By the key of the method, `poll.method.borda`; that of scores says its rule too. */
  methods: Readonly<Record<string, string>>;
  tieRules: Record<TieRule, string>;
  form: PollFormWords;
  /** Says what the widget says too, in its words. */
  say: Say<PollKey>;
  result: ResultWords;
}

/** What the widget has no words for: there, what is sent is read once more before, and a place is a position. */
export interface PollFormWords {
  send: string;
  place: (place: number) => string;
}

export interface ResultWords {
  title: string;
  afterVote: string;
  afterClose: string;
  caption: (title: string) => string;
  ballots: Forms;
  blank: (count: string) => string;
  rejected: (count: string) => string;
  rank: string;
  option: string;
  votes: string;
  share: string;
  total: string;
  median: string;
  first: string;
  points: string;
  won: string;
  duels: string;
  duelsHint: string;
  method: (method: string, ties: string) => string;
  rule: string;
  offline: (label: string) => string;
  offlineBy: (by: string, date: string) => string;
  online: string;
  paper: (count: string) => string;
  quorum: (at: string, duty: string) => string;
  missing: (count: string) => string;
  reached: string;
  who: string;
  doubles: string;
  selfSelected: string;
  ballotsLink: string;
}
