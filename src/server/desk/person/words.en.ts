import type { PersonWords } from './words.ts';

export const en: PersonWords = {
  link: 'GDPR requests',
  title: 'Data requests (GDPR)',
  intro:
    'Does someone ask for their data, or for their erasure? Type their address: it gets a link, and only they decide. You see nothing of their data, nor whether they are known here.',
  email: 'Email address of the person',
  what: 'What they ask for',
  wishes: {
    export: { label: 'To get their data', hint: 'A file that they can read, within seven days.' },
    erase: {
      label: 'To have their data erased',
      hint: 'What can still be taken back is. What has closed stays counted, without a tie to them.',
    },
  },
  ask: 'Send the link',
  asked: 'The link has left. The person has seven days to follow it.',
  tooMany: 'This address has had three links today. Ask the person to look through their emails.',
  noMail:
    'This server cannot send email yet. Ask whoever runs it to name a mail server in the settings, or to use the command civic-widgets person.',
  subject: (site, what) => (what === 'export' ? `Your data at ${site}` : `Erase your data at ${site}`),
  mail: (site, what, url) => [
    'Hello,',
    what === 'export'
      ? `You asked what ${site} keeps of you. Follow this link within seven days; the file can be downloaded for an hour from then on:`
      : `You asked ${site} to erase what is kept of you. Follow this link within seven days to confirm it:`,
    url,
    'If you asked for nothing, do nothing: without you nothing happens.',
    site,
  ],
  pageTitle: 'Your data',
  pages: {
    export: {
      intro: 'The file holds all that is kept under your address. It can be downloaded for an hour from now on.',
      button: 'Download my data',
    },
    erase: {
      intro:
        'Your names, places, addresses, comments and reports are erased everywhere. What can still be taken back is; what has closed stays counted, without a tie to you. It can’t be undone.',
      button: 'Erase my data for good',
    },
  },
  erased: 'Done: nothing is kept under your address any more.',
  noLink: 'This link has been used, or is too old. Ask the site again.',
};
