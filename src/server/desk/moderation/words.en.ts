import type { ModerationWords } from './words.ts';

export const en: ModerationWords = {
  lang: 'en',
  title: 'Moderation',
  note: (count) => `To be moderated: ${count}`,
  link: (count) => `Moderation (${count})`,
  intro:
    'What is held or reported, the oldest first. Each decision has a reason: it is written to who posted and to those who reported, and stands, without a name, in the public log and in the moderation log of the discussion.',
  keys: {
    title: 'By keyboard',
    list: [
      ['j', 'next comment'],
      ['k', 'previous comment'],
      ['p', 'publish it'],
      ['r', 'take it down: the reason opens'],
      ['?', 'this help'],
    ],
    on: 'Shortcuts of a single key',
    hint: 'Untick it if you dictate to the computer. In a field, a letter stays a letter.',
  },
  onlyOf: (title) => `Only in “${title}”.`,
  all: 'See the whole queue',
  empty: 'Nothing waits for a decision.',
  waiting: (count, shown) => (count === 1 ? '1 waits for a decision.' : `${shown} wait for a decision.`),
  lost: (count) =>
    count === 1
      ? '1 can’t be shown: its discussion is not there any more.'
      : `${count} can’t be shown: their discussions are not there any more.`,
  unnamed: 'No name',
  by: 'Comment by',
  since: (time) => `waiting since ${time}`,
  edited: (time) => `edited ${time}`,
  in: 'in',
  answers: (author) => `In reply to ${author}:`,
  whyTitle: 'Why it waits',
  report: (reference, reason) => `Reported (${reference}): ${reason}`,
  receivedAt: (time) => `Received ${time}.`,
  reporter: {
    joined: 'The address given is that of someone who takes part here; the report itself is not confirmed.',
    unknown: 'The address given was confirmed by nobody here.',
    none: 'Without an address: nothing is known of other reports.',
  },
  others: ({ upheld, rejected, open }, shown) =>
    upheld + rejected + open === 0
      ? 'No other report under this address.'
      : `Other reports under this address: ${shown(upheld)} upheld, ${shown(rejected)} rejected, ${shown(open)} waiting.`,
  moreReports: (count) => `${count} reports in all.`,
  choose: (author) => `Choose the comment by ${author}`,
  publish: 'Publish',
  publishOf: (author) => `Publish the comment by ${author}`,
  decide: 'Take down, hide, or give another reason',
  several: 'Decide on several at once',
  severalHint: 'Tick comments above. The same decision and the same reason hold for all of them.',
  verdict: 'Decision',
  verdicts: {
    publish: { label: 'Publish', hint: 'It takes, or keeps, its place in the discussion.' },
    hide: { label: 'Hide', hint: 'It keeps its place, and is read on demand.' },
    remove: { label: 'Take down', hint: 'A note with the reason takes its place.' },
  },
  reason: 'Reason',
  chooseReason: 'Choose a reason',
  details: 'Details (optional)',
  detailsHint: 'The facts, in a sentence. They are public: name nobody.',
  ground: 'Rule or law',
  groundHint: 'For example: participation charter, article 4.',
  save: 'Decide',
  more: 'Further in the queue',
  done: (count) => (count === 1 ? 'The decision is saved.' : `${count} decisions are saved.`),
  faultsTitle: 'Nothing is decided yet',
  faults: {
    cases: 'Tick at least one comment.',
    verdict: 'Choose a decision.',
    reason: 'Choose a reason.',
    unlisted: 'Choose a reason of the list of each of these comments. Say more below it.',
    ground: 'Name the rule or the law.',
    text: 'This text is too long, or has characters that can’t be shown: 500 characters at most.',
  },
  typed: 'What you had written:',
  told: {
    title: 'Not everything was decided',
    changed: (author) =>
      `The comment by ${author} has changed, or another report has come. Read it again, then decide: your text is kept.`,
    decided: (author, verdict, reason) =>
      `The comment by ${author} has already been ${verdict} by someone else (${reason}). That decision stands.`,
    gone: 'A comment is not there any more: its author took it back, or its discussion is gone.',
    verdicts: { publish: 'published', hide: 'hidden', remove: 'taken down' },
  },
};
