import { shared } from './shared.en.ts';
import { fill } from './format.ts';
import { sayer } from './say.ts';
import { en as privacy } from './privacy.en.ts';
import type { Words } from './words.ts';

export const en: Words = {
  lang: 'en',
  abilities: {
    opens: (date) => `${fill(shared['phase.not-open'], { date })}.`,
    archived: 'This page is archived.',
  },
  refusals: {
    invalidated:
      'What had been counted for this address was taken out of the count by the team of the site. The reason is public in the log of decisions.',
    invalid: 'Something needs correcting.',
    'link-invalid': 'This link is not valid, or no longer. Copy the whole of it from the last email you received.',
    'confirmed-by-link': 'This was confirmed by the link in the email. Open that email: its last link withdraws it.',
    'code-wrong': shared['refused.code-wrong'],
    'code-expired': shared['refused.code-expired'],
    'too-many-tries': 'Too many attempts with this code. Ask for another email.',
    'too-many-codes':
      'Too many wrong codes were tried for this address today. Confirm with the link in the last email, or come back tomorrow.',
    'too-many-mails': shared['refused.too-many-mails'],
    'no-mail':
      'This service can’t send emails at the moment, and taking part is confirmed by email: nothing was recorded. Try again later, or write to the institution.',
    'rate-limited': shared['error.rate-limited'],
  },
  faults: {
    'name.required': shared['fault.name.required'],
    'name.reserved': shared['fault.name.reserved'],
    'email.required': shared['fault.email.required'],
    'code.required': 'Enter the six-digit code that you received by email.',
    'email.too-long': shared['fault.email.too-long'],
    'email.invalid': shared['fault.email'],
    'email.characters': 'The email address contains a character that cannot be part of it.',
    required: 'Fill in this field.',
    'too-long': shared['fault.too-long'],
    invalid: 'This is not in the expected form.',
    link: 'This field cannot contain a web address.',
    formula: 'This field cannot begin with =, +, - or @.',
    characters: 'This text contains characters that are invisible or cannot be shown: type it by hand.',
  },
  unreadable: {
    title: 'This page cannot be shown',
    detail:
      'What describes it in the database cannot be read. Nothing is lost and the rest of the site works: tell the team of this site.',
  },
  problems: {
    400: { title: 'Unreadable request', detail: 'What was sent could not be read.' },
    403: { title: 'Not allowed', detail: 'This is not allowed from here.' },
    404: { title: 'Page not found', detail: 'There is nothing at this address. Check that it is complete.' },
    405: { title: 'Method not allowed', detail: 'This address does not answer this kind of request.' },
    409: { title: 'Not possible now', detail: 'This is not possible in the current state.' },
    413: { title: 'Too large', detail: 'What was sent is over 320 kB.' },
    415: { title: 'Format not supported', detail: 'Send JSON or a plain form.' },
    422: { title: 'Something needs correcting', detail: 'Something needs correcting.' },
    429: { title: 'Too many requests', detail: 'Wait a little, then try again.' },
    500: { title: 'Something went wrong', detail: 'This is not your fault. Try again in a few minutes.' },
    503: {
      title: 'Not available at the moment',
      detail: 'Nothing was recorded. Try again in a moment.',
    },
    501: { title: 'Format not offered', detail: 'This format is not offered: ask for json or xml.' },
  },
  page: {
    skip: 'Skip to content',
    home: 'Home',
    otherLanguage: { lang: 'fr', label: 'Français' },
    countedAt: (date) => fill(shared['count.as-of'], { date }),
    countedAtClose: shared['count.at-close'],
    pending: (count) => fill(shared['count.pending'], { count }),
    invalidated: (count) => fill(shared['count.invalidated'], { count }),
    offline: (count) => fill(shared['count.offline'], { count }),
    fallen: (date, number, why) => `Taken out of the count on ${date}: ${number}. ${why}`,
    method: 'How this is counted',
    numbers: 'The numbers',
    contents: 'What is published here',
    siteMap: 'Site map',
    titleSearch: {
      label: 'Search the titles',
      button: 'Search',
      found: (words) => `Titles with “${words}”`,
      none: 'No title has these words.',
      further: 'Search further',
    },
    aboutSite: 'About the site',
    log: 'Log of decisions',
    data: 'Open data',
    dataOf: 'The data of this page: numbers, method and files to download',
    legal: 'Legal notice',
    accessibility: (level) =>
      level
        ? `Accessibility: ${{ none: 'not', partial: 'partially', full: 'fully' }[level]} compliant`
        : 'Accessibility',
    empty: 'Nothing is published yet.',
    more: 'Next page',
    mailbox: 'Demonstration mailbox',
    mailboxIntro:
      'No mail server is set: emails show up here instead of being sent. This page does not exist in production.',
    mailboxEmpty: 'No email yet. Take part in something: the email that confirms it will arrive here.',
    mailTo: (address) => `To ${address}`,
    code: 'Code',
  },
  privacy,
  answering: {
    answer: shared.answer,
    answerBy: (author, date) => `${author}, on ${date}`,
    answerLink: shared['answer.link'],
    timeline: shared.timeline,
    duties: shared.duties,
    due: 'To be done by',
    met: 'Done on',
    ahead: ', ahead of time',
    late: (days) => `${days === 1 ? '1 day' : `${days} days`} late.`,
  },
  form: {
    trap: 'Leave this field empty',
    required: shared['sign.required'],
    must: '(required)',
    name: shared['sign.name'],
    email: shared['sign.email'],
    noticeTitle: shared['notice.title'],
    notice: (controller, purpose, retention) => fill(shared.notice, { controller, purpose, retention }),
    noticeLink: shared['notice.link'],
    errors: (count) => sayer('en', shared)('fault.summary', { count }),
  },
  frame: {
    nothing: {
      title: 'Nothing to show here',
      detail: (path) =>
        `The address of this frame must name a page of this site where people take part, for example ${path}/name.`,
    },
    badge: (title, count) => `${title}: ${count}`,
    unpublished: 'not published yet',
    opens: (date) => fill(shared['phase.not-open'], { date }),
  },
  live: {
    wanted: (most) =>
      `Name what is to be followed: 1 to ${most} addresses of this site, as in /events?of=/petitions/name.`,
    full: 'As many follow changes as this site has places for. Read the address again from time to time instead.',
  },
  steps: {
    receivedNext: fill(shared['received.sent'], { email: 'the address you gave' }),
    delayed: shared['received.mail.delayed'],
    failed: shared['received.mail.failed'],
    code: shared['received.code'],
    codeHint: 'It is valid for 24 hours.',
    nothing: shared['received.nothing'],
    spam: shared['received.spam'],
    correctEmail: shared['received.address'],
    resend: shared['received.resend'],
    resent: 'We have sent another email. Its code replaces the previous one.',
    notMe: 'This was not me: refuse',
    receipt: 'I have a receipt code',
    receiptText: 'Did a shared device give you a code? Use it here to see whether your act counts, or to withdraw it.',
    receiptCode: 'Your receipt code',
    receiptHint: '32 characters: digits, and letters from A to F. Spaces do not matter.',
    receiptFind: 'Find',
    receiptUnknown: 'Nothing answers to this code here. Read it again, and check that this is the right page.',
  },
  mails: {
    greeting: 'Hello,',
    codeSubject: (code) => `${code} is your confirmation code`,
    made: ({ who, when, from, isListed }) =>
      [
        who && `In the name of “${who}”.`,
        isListed && 'This name would be shown in the public list.',
        `Asked for on ${when}${from && `, from ${from}`}.`,
      ]
        .filter(Boolean)
        .join(' '),
    link: 'Or follow this link, then press the button:',
    notYou:
      'Was this not you? Do not confirm: without confirmation, nothing is counted. The last link refuses the request and erases it.',
    duplicateNotYou: 'If this request was not yours, ignore this message.',
  },
};
