import type { NewsWords } from './words.ts';

export const en: NewsWords = {
  lang: 'en',
  link: 'Give news',
  title: 'Give news',
  intro:
    'Your message goes to those who ticked “receive news”, in their language. Its text and the number of receivers are written into the public log.',
  readers: (count) => `People who want news: ${count}`,
  nobody: 'Nobody has asked for news so far.',
  write: 'Write a message',
  subject: 'Subject',
  text: 'Message',
  textHint: 'Plain text. The title, the address of the page and the link to leave are added below it.',
  optional: (label, language) => `${label} (${language})`,
  fallback: (language) =>
    `Those whose language is missing get the message in ${language}, and a sentence tells them so.`,
  save: 'Save and review',
  previewTitle: 'Review before you send',
  change: 'Correct the message',
  test: 'Send me a test',
  testHint: (email) => `The test goes to ${email}, and to nobody else.`,
  tested: 'The test has left. Read it in your mailbox.',
  send: (count) => `Send to ${count}`,
  pace: (count, minutes) =>
    `${count} messages leave each minute, so that it takes about ${minutes}. A message that has left can’t be taken back.`,
  soon: (date) => `A message left less than three days ago. The next one may leave on ${date}, unless it is urgent.`,
  urgent: 'It is urgent',
  reason: (language) => `Why it can’t wait (${language})`,
  reasonHint: 'This text is public: it shows in the log.',
  stop: 'Stop sending it',
  sending: 'Sending has begun.',
  noMail:
    'This server cannot send mail yet. Ask whoever runs it to name a mail server in the settings. The message is kept.',
  faults: {
    outdated:
      'Someone else has just changed this message. Nothing was sent or replaced: compare the two versions, then begin again.',
    'too-soon': 'Three days have not passed since the last message. Wait, or say why it is urgent.',
    'no-reason': 'Say why it can’t wait.',
    'too-many-tests': 'Ten tests an hour are enough. Read the message below, or wait a little.',
  },
  fieldFaults: {
    required: 'Write the subject and the message.',
    'too-long': 'This is too long: 200 characters for the subject and 5,000 for the message at most.',
  },
  faultOf: (label, fault) => `${label}: ${fault}`,
  earlier: 'Messages sent',
  states: { draft: 'draft', sending: 'being sent', sent: 'sent', stopped: 'sending stopped' },
  receivers: (count) => `receivers: ${count}`,
  current: 'The version that is kept',
  otherLanguage: (language) => `This message does not exist in your language. Here it is in ${language}.`,
  whyYou: 'You get this message because you signed and asked for news.',
  leaveHere: 'To get no more:',
  leaveTitle: 'Get no more news',
  leaveIntro: (title) => `You will get no more news of “${title}”. Your signature still counts.`,
  leave: 'Get no more news',
  left: (title) => `Done: you will get no more news of “${title}”. Your signature still counts.`,
  noLink: 'This link is not whole. Copy it again from the message, without cutting any of it.',
};
