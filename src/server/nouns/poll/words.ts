import type { TieRule } from '../../../schema/ballot.ts';
import type { TimelineWords } from '../../core/told.ts';
import type { Forms, OwnActWords, StatusWords } from '../../words/act-words.ts';

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
  result: ResultWords;
}

export interface PollFormWords {
  title: string;
  send: string;
  blank: string;
  blankHint: string;
  email: string;
  emailHint: string;
  /** What is asked for, by the kind of ballot. */
  one: string;
  several: (min: number, max: number) => string;
  threeWay: string;
  scores: (lowest: string, highest: string) => string;
  ranking: (min: number, max: number) => string;
  judgments: string;
  /** What an option without a mark or a mention counts as. */
  unmarked: { sum: string; mean: string; median: string; mention: (mention: string) => string };
  place: (place: number) => string;
  unranked: string;
  shuffled: string;
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
