import type { PrivacyWords } from './privacy.ts';

const ask = 'ask to see your data, to have it corrected, to have it erased and to restrict its use';

export const en: PrivacyWords = {
  title: 'Personal data',
  factsTitle: 'What this site does',
  paragraphs: [
    'Before anything is sent, the form says beside it what is asked for, what for, who is responsible and how long it is kept.',
    'Your email address serves to confirm that you take part, once per person. It is never published.',
    'Without it, what you do can’t be confirmed, and is not counted. What else is asked for and may be left out is marked as optional.',
    'Nothing is stored on your device before you begin to take part. Then a key stays there, which lets you find your participation again, and the draft of what you write. What you sent without getting an answer stays there too, with what you typed, until it arrives or you cancel it, 30 days at most. There is no cookie.',
    'The site counts how often something is shown, and how often someone begins to fill in a form. Nothing is stored or kept that tells who.',
    'What was never confirmed is erased after the close.',
  ],
  rights: (site) =>
    `You can ask the team of ${site ? `the site ${site}` : 'this site'} to see, correct or erase what concerns you, and turn to the supervisory authority of your country (in France, the CNIL).`,
  team: 'The team of this site',
  controller: 'Who is responsible',
  contact: 'For any question, or to exercise your rights:',
  officer: 'Data protection officer:',
  purpose: 'What your data is for',
  bases: {
    'public-task':
      'It is processed for a task in the public interest (General Data Protection Regulation, article 6.1.e).',
    obligation:
      'It is processed to comply with a legal obligation (General Data Protection Regulation, article 6.1.c).',
    consent:
      'It is processed with your consent (General Data Protection Regulation, article 6.1.a). You can withdraw it at any time; what was done before stays valid.',
    interest: 'It is processed for a legitimate interest (General Data Protection Regulation, article 6.1.f).',
  },
  interests: 'The interests that are pursued:',
  recipients: 'Who sees your data',
  nobody: 'The team of the site, and nobody else.',
  kept: 'How long it is kept',
  keptFor: (time) => `${time} after the close of what you took part in; then it is erased.`,
  spans: { days: { one: 'day', other: 'days' }, months: { one: 'month', other: 'months' } },
  rightsTitle: 'Your rights',
  rightsBy: {
    'public-task': `You can ${ask}, and object to it.`,
    obligation: `You can ${ask}, within the limits of the law.`,
    consent: `You can ${ask}, and receive it in a common format.`,
    interest: `You can ${ask}, and object to it.`,
  },
  askAt: 'Write to the address above. You are owed an answer within one month.',
  complaint: 'Where the answer does not satisfy you, you can lodge a complaint with the CNIL, the French authority:',
  complaintLink: { url: 'https://www.cnil.fr/en/plaintes', label: 'complain to the CNIL' },
};
