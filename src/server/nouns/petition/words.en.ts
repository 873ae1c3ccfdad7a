import { shared } from '../../words/shared.en.ts';
import { en as signing } from '../../../elements/petition/texts/signing/en.ts';
import { en as petition } from '../../../elements/petition/texts/en.ts';
import { fill, formatNumber, pluralForm } from '../../words/format.ts';
import type { PetitionWords } from './words.ts';

const texts = { ...petition, ...signing };

export const enPetition: PetitionWords = {
  units: { signatures: shared['unit.signatures'] },
  signatures: { one: 'signature', other: 'signatures' },
  takenBack: {
    one: 'Since {date}, {count} person has withdrawn their signature.',
    other: 'Since {date}, {count} people have withdrawn their signatures.',
  },
  onPaper: 'Signatures on paper',
  method:
    'One signature per email address, counted once it is confirmed by email. Signatures that were withdrawn no longer count.',
  status: {
    opensOn: (date) => fill(shared['phase.not-open'], { date }),
    closesOn: (date) => `Open until ${date}`,
    closedOn: (date) => fill(shared['phase.closed'], { date }),
    paused: shared['phase.paused'],
    archived: shared['phase.archived'],
  },
  timeline: {
    opened: 'Signing opened',
    reached: (lang, at, label) => `${formatNumber(lang, at)} signatures reached: ${label}`,
    closed: 'Signing closed',
    answered: 'Official answer published',
  },
  abilities: {
    notOpen: 'Signing has not opened yet.',
    paused: `${shared['phase.paused']}.`,
    resumes: texts['sign.resumes'],
    closed: (date) => `The petition closed on ${date}.`,
    kept: 'The petition has closed: signatures can no longer be withdrawn online.',
  },
  refusals: {
    'not-open': 'Signing has not opened yet.',
    paused: 'Signing is paused; try again later.',
    closed: 'The petition has closed.',
    'text-changed': 'The text has changed since this page was opened. Read it again, then sign again.',
    'key-used': 'This key has already been used for another signature. Sign again with a new key.',
    unknown: 'No signature was received under this key.',
    withdrawn: 'This signature was withdrawn. You can sign again as long as the petition is open.',
  },
  steps: {
    received: shared['received.title'],
    notCountedYet: shared['received.not-counted'],
    confirm: shared['received.confirm'],
    counted: shared['counted.title'],
    countedText: 'The link in the email lets you withdraw it until the close.',
    confirmTitle: 'Confirm your signature',
    confirmText: (title) => `You are about to confirm your signature of the petition “${title}”.`,
    withdraw: shared.withdraw,
    withdrawTitle: 'Withdraw your signature',
    withdrawText: (title) =>
      `Your signature of the petition “${title}” will no longer count. Your name, town and address will be erased.`,
    withdrawn: shared['withdrawn.title'],
    withdrawnText: 'Your name, town and address are erased. You can sign again as long as the petition is open.',
    back: 'Back to the petition',
  },
  mails: {
    received: (title) => `Your signature of the petition “${title}” was received. One step is left: confirm it.`,
    code: 'Enter this code on the page where you signed:',
    validity: 'The code is valid for 24 hours. The link is, until the day after the petition closes.',
    withdraw: 'Changed your mind? This link withdraws your signature and erases your data:',
    duplicateSubject: (title) => `You have already signed “${title}”`,
    duplicate: (title) =>
      `Someone has just signed the petition “${title}” with your address. A confirmed signature already exists for this address: it stays counted, once. You do not need to do anything.`,
    duplicateHint: 'To withdraw your signature and erase your data, follow this link:',
  },
  changed: {
    subject: (title) => `The text of “${title}” has changed`,
    told: (title) =>
      `You signed the petition “${title}”. Its text has been corrected since, and its meaning has changed.`,
    reason: 'The reason that was given:',
    fields: { title: 'In the title', text: 'In the text', author: 'In who asks' },
    before: 'before:',
    after: 'now:',
    added: 'added:',
    removed: 'removed:',
    further: 'There are further changes: the page has the whole text.',
    read: 'Read the new text:',
    stays:
      'Your signature stays counted; it stays known that it is for the old text. If that suits you, there is nothing to do.',
    withdraw: 'If not, this link withdraws it and erases your data:',
  },
  page: {
    next: (missing, at) =>
      fill(pluralForm('en', missing, texts['gauge.next']), {
        count: formatNumber('en', missing),
        at: formatNumber('en', at),
      }),
    allReached: texts['gauge.all'],
    thresholds: texts['gauge.thresholds'],
    reachedOn: (date) => fill(texts['gauge.reached'], { date }),
    author: (author) => fill(texts.author, { author }),
  },
  list: {
    link: (count) => `Public list of signatures (${count})`,
    title: (petition) => `Public list: ${petition}`,
    intro: (count) =>
      `People who agreed to be shown here: ${count}. All other signatures count too, without being shown.`,
    caption: 'The latest signatures first',
    name: 'Name',
    place: 'Town',
    day: 'Counted on',
    empty: 'Nobody is in this part of the list.',
  },
  form: {
    title: texts.sign,
    emailHint: texts['sign.email.hint'],
    place: texts['sign.place'],
    displayPublicly: texts['sign.public'],
    receiveNews: texts['sign.news'],
    send: texts['sign.send'],
  },
};

/** What is wrong with a field that only petitions have. */
export const enSigningFaults: Record<string, string> = {
  'place.required': 'Enter your town, for example “Valmont-sur-Loire”.',
};
