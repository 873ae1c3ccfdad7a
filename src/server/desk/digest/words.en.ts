import type { DigestWords } from './words.ts';

export const en: DigestWords = {
  title: 'Moderation emails',
  legend: 'When do you want an email?',
  hint: 'The email says how many contributions wait and since when, in the language of this page. No name and no text stands in it.',
  paces: {
    never: { label: 'Never', hint: '' },
    daily: { label: 'Once a day', hint: 'In the morning, where there is something to decide.' },
    filling: {
      label: 'As soon as the queue fills',
      hint: 'Once, until all is decided, and once an hour at most.',
    },
  },
  save: 'Save',
  done: {
    'moderation-chosen': 'Noted: an email will tell you what waits.',
    'moderation-stopped': 'Noted: you get no more moderation emails.',
  },
  noMail: 'This server can’t send email yet. Your choice holds as soon as it can.',
  link: 'Get an email when contributions wait',
  subject: (count, shown, site) =>
    `${count === 1 ? '1 contribution waits' : `${shown} contributions wait`} for a decision – ${site}`,
  waiting: (count, shown, site) =>
    `${count === 1 ? '1 contribution waits' : `${shown} contributions wait`} for a moderator’s decision on ${site}.`,
  since: (time) => `The oldest has been waiting since ${time}.`,
  queue: 'Open the queue:',
  whyYou: 'You get this email because you asked for it in “My access”.',
  stopHere: 'To get no more:',
  leaveIntro: 'No email will tell you any more what waits for a decision. Your access to the desk stays as it is.',
  leave: 'Get no more of these emails',
  left: 'Done: you get no more of these emails. You can ask for them again in “My access”.',
  noLink:
    'This link stops no email: they are stopped already, or the address is incomplete. Copy all of it from the email, or choose “Never” in “My access”.',
};
