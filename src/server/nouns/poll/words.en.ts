import { shared } from '../../words/shared.en.ts';
import { en as facts } from '../../../elements/poll/texts/facts/en.ts';
import { en as poll } from '../../../elements/poll/texts/en.ts';
import { en as results } from '../../../elements/poll/texts/results/en.ts';
import { en as voting } from '../../../elements/poll/texts/voting/en.ts';
import { fill, formatNumber, pluralForm } from '../../words/format.ts';
import type { PollWords } from './words.ts';

const texts = { ...poll, ...facts, ...results, ...voting };
const options = (value: number): string =>
  `${formatNumber('en', value)} ${pluralForm('en', value, { one: 'option', other: 'options' })}`;

export const enPoll: PollWords = {
  units: { votes: shared['unit.votes'] },
  takenBack: {
    one: 'Since {date}, {count} person has withdrawn their ballot.',
    other: 'Since {date}, {count} people have withdrawn their ballots.',
  },
  doubles:
    'One ballot per e-mail address, counted once it is confirmed by mail; the last confirmed ballot replaces those before.',
  doublesFinal:
    'One ballot per e-mail address, counted once it is confirmed by mail; the first confirmed ballot is final.',
  final: 'Once confirmed, your ballot is final: it can be neither changed nor withdrawn.',
  finalKept: 'A confirmed ballot is final here: it cannot be withdrawn.',
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
    archived: 'Archived',
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Voting is open until ${date}`,
    closedOn: (date) => fill(texts['poll.phase.closed'], { date }),
  },
  blankOnPaper: 'Blank ballots',
  paperBy: 'two members of the team of the site',
  stances: { agree: texts['poll.agree'], neutral: texts['poll.neutral'], disagree: texts['poll.disagree'] },
  methods: {
    plurality: 'one choice per ballot, most votes win',
    approval: 'approval voting, most approvals win',
    'three-way': 'vote with three answers',
    score: 'score voting',
    borda: 'Borda points, by rank',
    'instant-runoff': 'instant run-off, by successive elimination',
    condorcet: 'Condorcet duels',
    schulze: 'Schulze method, by duels',
    'ranked-pairs': 'ranked pairs, by duels',
    'majority-judgment': 'majority judgment, by the median mention',
  },
  tieRules: {
    'first-preferences': 'first preferences',
    median: 'the median mark',
    'earlier-round': 'the earlier round',
    'next-median': 'the next median mention',
    lot: 'an order drawn by lot and published beforehand',
    shared: 'else the tie is shown as a tie',
  },
  abilities: {
    notOpen: 'Voting has not opened yet.',
    paused: 'Voting is paused.',
    resumes: 'You can vote again when it resumes.',
    closed: (date) => (date ? `${fill(texts['poll.phase.closed'], { date })}.` : 'Voting has closed.'),
    kept: 'Voting has closed: ballots can no longer be withdrawn.',
  },
  refusals: {
    'not-open': 'Voting has not opened yet.',
    paused: 'Voting is paused; try again later.',
    closed: 'Voting has closed.',
    'text-changed': 'The question or the options have changed since this page was opened. Read them again, then vote.',
    'key-used': 'This key already served another vote. Vote again with a new key.',
    'already-voted': 'You have already voted, and this ballot is final: it can be neither changed nor withdrawn.',
    unreadable:
      'This ballot was waiting for its confirmation and can no longer be read: it is not counted, and nothing of it is kept. Vote again.',
    unknown: 'No ballot was received under this key.',
    withdrawn: 'This ballot was withdrawn. You can vote again as long as voting is open.',
  },
  steps: {
    received: texts['poll.received.title'],
    notCountedYet: 'Your ballot will be counted after this confirmation, which must come before the close.',
    confirm: 'Confirm my ballot',
    counted: texts['poll.counted.title'],
    countedText: 'Your address is erased: nothing ties your ballot to your name any more.',
    confirmTitle: 'Confirm your ballot',
    confirmText: (title) => `You are about to confirm your ballot: “${title}”.`,
    withdraw: 'Withdraw my ballot',
    withdrawTitle: 'Withdraw your ballot',
    withdrawText: (title) => `Your ballot will no longer count: “${title}”.`,
    withdrawn: 'Your ballot is withdrawn',
    withdrawnText: 'You can vote again as long as voting is open.',
    back: 'Back to the question',
  },
  mails: {
    received: (title) =>
      `Your ballot was received: “${title}”. One step is left: confirm it. Your address is then erased.`,
    code: 'Type this code on the page where you voted:',
    validity: 'The code is valid for 24 hours, the link until the close. After the close, nothing more is counted.',
    withdraw: 'Changed your mind? This link withdraws your ballot, unless it is confirmed and was announced as final:',
    duplicateSubject: (title) => `You have already voted: “${title}”`,
    duplicate: (title) =>
      `Someone has just voted with your address: “${title}”. A confirmed ballot already exists for this address, and it is final: it stays counted, once. You need not do anything.`,
    duplicateHint: '',
  },
  form: {
    title: texts['poll.send'],
    send: 'Send my ballot',
    blank: 'Cast a blank ballot',
    blankHint: 'A blank ballot is counted apart.',
    email: shared['sign.email'],
    emailHint: 'To confirm your ballot; it is erased as soon as you have confirmed. Expected format: name@example.org',
    one: 'Choose one option',
    several: (min, max) =>
      min === max
        ? `Choose ${options(max)}`
        : min > 0
          ? `Choose ${formatNumber('en', min)} to ${options(max)}`
          : `Choose up to ${options(max)}`,
    threeWay: 'Your view',
    scores: (lowest, highest) => `Give a mark from ${lowest} to ${highest}`,
    ranking: (min, max) => (min === max ? 'Rank all options' : `Rank up to ${options(max)}`),
    judgments: texts['poll.judgments'],
    unmarked: {
      sum: texts['poll.scores.none.sum'],
      mean: texts['poll.scores.none.mean'],
      median: texts['poll.judgments.none.median'],
      mention: (mention) => fill(texts['poll.judgments.none.mention'], { mention }),
    },
    place: (place) => `Place ${place}`,
    unranked: texts['poll.ranking.no-place'],
    shuffled: 'The options are in an order drawn by lot.',
  },
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
    first: 'First preferences',
    points: texts['poll.points'],
    won: texts['poll.won'],
    duels: 'Table of duels',
    duelsHint: 'How many ballots put the option of the row before that of the column.',
    method: (method, ties) => `Method: ${method}. In case of a tie: ${ties}.`,
    rule: 'The rule in detail',
    offline: (label) => `On paper: ${label}`,
    offlineBy: (by, date) => fill(texts['poll.offline'], { by, date }),
    online: texts['poll.online'],
    paper: (count) => `on paper: ${count}`,
    quorum: (at, duty) => `Quorum: ${at} ballots. ${duty}`,
    missing: (count) => `Ballots missing: ${count}.`,
    reached: 'The quorum is reached.',
    who: texts['poll.who'],
    doubles: 'How doubles are avoided',
    selfSelected: 'Those who take part chose themselves: they do not stand for the whole population.',
    ballotsLink: 'The anonymous ballots, to count them again',
  },
};

/** What is wrong with a ballot. */
export const enBallotFaults: Record<string, string> = {
  'ballot.required': 'Choose your answer.',
  'ballot.form': 'Choose your answer.',
  'ballot.kind': 'This ballot is not one of this poll.',
  'ballot.unknown-option': 'An option of this ballot does not exist in this poll.',
  'ballot.repeated-option': 'An option is named twice.',
  'ballot.too-few': 'Too few options are chosen.',
  'ballot.too-many': 'Too many options are chosen.',
  'ballot.shared-place': 'Two options have the same place.',
  'ballot.none-with-others': '“None of these” goes with no other option.',
  'ballot.outside-scale': 'An answer is outside the scale.',
  'ballot.incomplete': 'Answer for each option.',
};
