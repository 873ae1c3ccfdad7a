import { shared } from '../../words/shared.en.ts';
import { en as facts } from '../../../elements/poll/texts/facts/en.ts';
import { en as methods } from '../../../elements/poll/texts/method/en.ts';
import { en as poll } from '../../../elements/poll/texts/en.ts';
import { en as results } from '../../../elements/poll/texts/results/en.ts';
import { en as voting } from '../../../elements/poll/texts/voting/en.ts';
import { fill } from '../../words/format.ts';
import { sayer } from '../../words/say.ts';
import type { PollWords } from './words.ts';

const texts = { ...poll, ...facts, ...methods, ...results, ...voting };

export const enPoll: PollWords = {
  units: { votes: shared['unit.votes'] },
  takenBack: {
    one: 'Since {date}, {count} person has withdrawn their vote.',
    other: 'Since {date}, {count} people have withdrawn their votes.',
  },
  doubles:
    'One vote per email address, counted once it is confirmed by email; the last confirmed vote replaces earlier ones.',
  doublesFinal: 'One vote per email address, counted once it is confirmed by email; the first confirmed vote is final.',
  final: texts['poll.review.final'],
  finalKept: 'A confirmed vote is final here: it cannot be withdrawn.',
  paper: {
    ballots: 'All ballots, blank ones included',
    level: (option, level) => `${option}: ${level}`,
    list: 'The ballots',
    listHint: (options) =>
      `A line for each different ballot, the preferred option first, then how many are alike: “2 > 1 > 3 × 12”. Without a number the line counts for one. ${options}`,
  },
  timeline: {
    opened: 'The vote opened',
    quorum: (at) => `Quorum reached: ${at} ballots`,
    closed: 'The vote closed',
    answered: 'Official answer published',
  },
  status: {
    paused: texts['poll.phase.paused'],
    archived: texts['poll.phase.archived'],
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Voting is open until ${date}`,
    closedOn: (date) => fill(texts['poll.phase.closed'], { date }),
  },
  blankOnPaper: 'Blank ballots',
  paperBy: 'two members of the team of the site',
  stances: { agree: texts['poll.agree'], neutral: texts['poll.neutral'], disagree: texts['poll.disagree'] },
  methods,
  tieRules: {
    'first-preferences': texts['poll.tie.first-preferences'],
    median: texts['poll.tie.median'],
    'earlier-round': texts['poll.tie.earlier-round'],
    'next-median': texts['poll.tie.next-median'],
    lot: texts['poll.tie.lot'],
    shared: texts['poll.tie.shared'],
  },
  abilities: {
    notOpen: 'Voting has not opened yet.',
    paused: `${texts['poll.phase.paused']}.`,
    resumes: texts['poll.resumes'],
    closed: (date) => (date ? `${fill(texts['poll.phase.closed'], { date })}.` : 'Voting has closed.'),
    kept: 'Voting has closed: votes can no longer be withdrawn.',
  },
  refusals: {
    'not-open': 'Voting has not opened yet.',
    paused: 'Voting is paused; try again later.',
    closed: 'Voting has closed.',
    'text-changed': 'The question or the options have changed since this page was opened. Read them again, then vote.',
    'key-used': 'This key has already been used for another vote. Vote again with a new key.',
    'already-voted': 'You have already voted, and this vote is final: it can be neither changed nor withdrawn.',
    unreadable:
      'This vote was waiting to be confirmed and can no longer be read: it is not counted, and nothing of it is kept. Vote again.',
    unknown: 'No vote was received under this key.',
    withdrawn: 'This vote was withdrawn. You can vote again as long as voting is open.',
  },
  steps: {
    received: texts['poll.received.title'],
    notCountedYet: 'Your vote will be counted after this confirmation, which must come before the close.',
    confirm: texts['poll.received.confirm'],
    counted: texts['poll.counted.title'],
    countedText: 'Your address is erased: nothing links your vote to your name any more.',
    confirmTitle: 'Confirm your vote',
    confirmText: (title) => `You are about to confirm your vote: “${title}”.`,
    withdraw: texts['poll.withdraw'],
    withdrawTitle: 'Withdraw your vote',
    withdrawText: (title) => `Your vote will no longer count: “${title}”.`,
    withdrawn: texts['poll.withdrawn.title'],
    withdrawnText: 'You can vote again as long as voting is open.',
    back: 'Back to the question',
  },
  mails: {
    received: (title) =>
      `Your vote has been received: “${title}”. One step is left: confirm it. Your address is then erased.`,
    code: 'Enter this code on the page where you voted:',
    validity: 'The code is valid for 24 hours, the link until the close. After the close, nothing more is counted.',
    withdraw: 'Changed your mind? This link withdraws your vote, unless it is confirmed and was announced as final:',
    duplicateSubject: (title) => `You have already voted: “${title}”`,
    duplicate: (title) =>
      `Someone has just voted with your address: “${title}”. A confirmed vote already exists for this address, and it is final: it stays counted, once. You do not need to do anything.`,
    duplicateHint: '',
  },
  form: { send: 'Send my vote', place: (place) => `Place ${place}` },
  say: sayer('en', texts),
  result: {
    title: 'Result',
    afterVote: 'The result is shown to those who have voted, and to everyone at the close.',
    afterClose: 'The result is published at the close.',
    caption: (title) => `Result: “${title}”`,
    ballots: { one: 'ballot', other: 'ballots' },
    blank: (count) => `blank ballots: ${count}`,
    rejected: (count) => `rejected ballots: ${count}`,
    rank: 'Rank',
    option: texts['poll.option'],
    votes: 'Votes',
    share: texts['poll.share'],
    total: texts['poll.total'],
    median: texts['poll.median'],
    first: texts['poll.first'],
    points: texts['poll.points'],
    won: texts['poll.won'],
    duels: 'Head-to-heads',
    duelsHint: 'How many ballots put the option of the row before that of the column.',
    method: (method, ties) => `${method} In case of a tie: ${ties}.`,
    rule: 'The rule in detail',
    offline: (label) => `On paper: ${label}`,
    offlineBy: (by, date) => fill(texts['poll.offline'], { by, date }),
    online: texts['poll.online'],
    paper: (count) => `on paper: ${count}`,
    quorum: (at, duty) => `Quorum: ${at} ballots. ${duty}`,
    missing: (count) => `Ballots missing: ${count}.`,
    reached: 'The quorum is reached.',
    who: texts['poll.who'],
    doubles: texts['poll.doubles'],
    selfSelected: texts['poll.selected'],
    ballotsLink: 'The anonymous ballots, to count them again',
  },
};

/** What is wrong with a ballot that no widget would send. */
export const enBallotFaults: Record<string, string> = {
  kind: 'This ballot does not belong to this poll.',
  'unknown-option': 'An option of this ballot does not exist in this poll.',
  'repeated-option': 'An option is named twice.',
  'shared-place': 'Two options have the same place.',
  'outside-scale': 'An answer is outside the scale.',
};
