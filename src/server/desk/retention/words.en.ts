import type { RetentionWords } from './words.ts';

export const en: RetentionWords = {
  link: 'Erasing personal data',
  title: 'Erasing personal data',
  promise: 'Announced time',
  noNotice: 'No time is announced here.',
  known: 'People known by name or address',
  date: 'Erasure',
  noDate:
    'No date: no time was set for erasing by itself, or nothing has closed yet. You can erase it yourself after the close.',
  running: 'Erasure is under way. It goes on by itself.',
  done: (people, date) => `Erased on ${date}: ${people}.`,
  nothing: 'There was nothing to erase: nobody is known here by name or address.',
  open: 'People can still take part, or confirm within 24 hours of the close. Erasing is possible only after that: close or archive it first.',
  confirmable: (until) =>
    `People can still confirm until ${until}. Erasing is possible after that, or as soon as you archive it.`,
  outlasts: (date) =>
    `The notice promised to erase names and addresses after ${date}, and it stays open beyond that day. Close it, and hand over the list within 24 hours: then they are erased. Archiving it leaves no time for that.`,
  erase: 'Erase now',
  eraseTitle: 'Erase now',
  what: (people) => `The names, places and email addresses of ${people} will be erased.`,
  waiting: 'Letters to them that have not left',
  letters: (count, written) =>
    count === 1
      ? '1 letter to them has not left yet, as news or one about changed words: it will be erased with them and never leave. Wait until it has left if they are to read it.'
      : `${written} letters to them have not left yet, as news or those about changed words: they will be erased with them and never leave. Wait until they have left if they are to be read.`,
  unsent: (count, written) =>
    count === 1
      ? '1 letter to them had not left, and never will.'
      : `${written} letters to them had not left, and never will.`,
  traces:
    'What could still be guessed is erased: the digests of email domains, places and pages that fewer than five share, and those of the domains of ballots. In the figures they become “others”.',
  stays: [
    'What stays: the counts, their dates, the thresholds that were reached, the version of the text of each signature, the ballots, and the comments without a name.',
    'On their devices people still see that what they did is counted.',
  ],
  forever: 'It can’t be undone. Hand the list over first to those who are to have it.',
  reopen: 'It can’t be opened again afterwards: nobody would be known to have taken part already.',
  understood: 'I understand that it can’t be undone',
  notUnderstood: 'Tick the box to confirm. Nothing was erased.',
  now: 'Erase for good',
  back: 'Erase nothing',
  people: { one: 'person', other: 'people' },
};
