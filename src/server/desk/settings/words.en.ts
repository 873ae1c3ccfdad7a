import type { SettingsWords } from './words.ts';

export const en: SettingsWords = {
  link: 'Site settings',
  title: 'Site settings',
  intro: 'What pages and emails say of your town. All of it can change at any time.',
  faults: {
    'name.too-long': 'This name is too long: 100 characters at most.',
    'home.invalid': 'Give a whole address, such as https://town.example, or leave it empty.',
    'legal.invalid': 'Enter a whole address, such as https://ville.example/legal, or leave this empty.',
    'accessibility.invalid': 'Enter a whole address, such as https://ville.example/accessibility, or leave this empty.',
    'conformity.invalid': 'Choose a level, or none.',
    'accent.invalid': 'Give a colour in six digits, such as #1f4b99.',
    'controller.required': 'Say who is responsible.',
    'contact.required': 'Say where one writes to you.',
    'contact.invalid':
      'Give a whole email address, such as data@town.example, or that of a page, such as https://town.example/contact.',
    'officer.invalid':
      'Give a whole email address, such as dpo@town.example, that of a page, such as https://town.example/dpo, or leave it empty.',
    'purpose_fr.required': 'Say what the data is for.',
    'interests_fr.required': 'Name the legitimate interests: people must be told of them.',
    'kept.required': 'Give a time.',
    'kept.invalid':
      'Give a whole number, from 31 to 3,650 days or from 1 to 120 months: what is made here keeps data for whole months.',
    'too-long': 'This text is too long: 2,000 characters at most.',
    'host.required': 'Give the name of the mail server.',
    'host.invalid': 'Give the name of the server alone, for example smtp.ville.example.',
    'port.invalid': 'Give a port from 1 to 65535, most often 587.',
    'user.needed': 'Give the user name that goes with this password.',
    'user.too-long': 'This name is too long: 500 characters at most.',
    'password.required': 'Give the password that goes with this name.',
    'password.again':
      'Type the password again: the one that is kept only goes to the server and the name of before, and as well encrypted.',
    'password.too-long': 'This password is too long: 500 characters at most.',
    'from.required': 'Give the address in whose name emails leave.',
    'from.invalid': 'Give a whole email address, for example participer@ville.example.',
  },
  steps: {
    site: { title: 'The site', intro: 'The name stands at the top of pages and under emails.' },
    look: {
      title: 'The look',
      intro: 'A colour and a logo are enough: the rest is readable already, on light and dark screens.',
    },
    privacy: {
      title: 'Personal data',
      intro:
        'The General Data Protection Regulation (article 13) asks you to say who is responsible, and why. Your answers make the page “Personal data” of the site. What the program does stands there already.',
    },
    mail: { title: 'Emails', intro: 'Each signature or vote is confirmed by an email. Check that it leaves.' },
    footer: {
      title: 'The foot of the pages',
      intro:
        'At the foot of every page: the legal notice, and the level of accessibility, which French law demands of public bodies (law of 11 February 2005, article 47).',
    },
  },
  change: (title) => `Change: ${title}`,
  changeShort: 'Change',
  all: 'All settings',
  save: 'Save',
  next: 'Save and go on',
  skip: 'Skip this step',
  end: 'Finish',
  progress: (step, of) => `Step ${step} of ${of}`,
  saved: 'It is saved.',
  outdated: 'Someone else has just changed these settings. Nothing is saved yet: compare, then save again.',
  now: (value) => `What stands there now: ${value}`,
  none: 'nothing',
  fixed: (variable) => `Set at the start of the server (${variable}, or a file of the site): it can’t be changed here.`,
  site: {
    name: 'Name of the site',
    nameHint: 'Such as: Valmont takes part',
    home: 'Address of the home page',
    homeHint: 'Where the name of the site leads. Leave it empty for the list of what people take part in.',
    timeZone: 'Time zone',
    france: 'France',
    elsewhere: 'Elsewhere',
  },
  look: {
    accent: 'Colour of links and buttons',
    accentHint: 'On dark screens it is made lighter by itself.',
    tooLight: (contrast, nearest) =>
      `This colour is hard to read on light ground: a contrast of ${contrast} to 1, and 4.5 is needed. The nearest one that fits is chosen below already: ${nearest}.`,
    light: 'On a light screen',
    dark: 'On a dark screen',
    sample: 'Sign the petition',
    logo: 'Logo',
    logoHint: (kilobytes) =>
      `An SVG, PNG, JPEG or WebP file of ${kilobytes} kB at most. It stands beside the name, which is enough without it.`,
    logoFaults: {
      none: 'Choose a file first.',
      large: 'This file is too large: make the picture smaller and send it again.',
      type: 'This file is no SVG, PNG, JPEG or WebP picture.',
      active: 'This SVG drawing holds a program: export it without scripts.',
      again: 'Choose this file again: it is not saved yet.',
    },
    logoStays: 'The logo from before is still there.',
    remove: 'Remove the logo',
    current: 'Present logo',
    noLogo: 'No logo: the name is enough.',
  },
  privacy: {
    controller: 'Controller',
    controllerHint: 'The name of the town and its postal address.',
    contact: 'Where one writes to you',
    contactHint: 'An email address, or that of a contact page. It is published.',
    officer: 'Data protection officer (optional)',
    officerHint: 'Their email address, or that of a page. A public body needs one, who may be shared with others.',
    purpose: 'What the data is for',
    purposeHint: 'In a sentence or two.',
    purposeUsual:
      'To gather and count what residents take part in (signatures, votes, contributions), once per person, and to report on it.',
    basis: 'What allows it',
    bases: {
      'public-task': { label: 'A task in the public interest', hint: 'the usual case of a town' },
      consent: { label: 'Consent', hint: 'each person may withdraw it' },
      obligation: { label: 'A legal obligation', hint: 'a law demands this consultation' },
      interest: { label: 'A legitimate interest', hint: 'for an association, not for a public authority' },
    },
    interests: 'Legitimate interests',
    interestsHint:
      'Only where that is what allows it: name them, such as knowing what the members want (GDPR, article 13.1.d).',
    recipients: 'Who else sees the data (optional)',
    recipientsHint:
      'Such as: the host of the site, the office that checks signatures. Say so where one of them is outside the European Union.',
    kept: 'Kept after the close for',
    keptHint: 'As long as it takes to check and to answer: one year is enough most often.',
    span: 'Unit',
    spans: { days: 'days', months: 'months' },
    see: 'See the page “Personal data”',
    isSet: (controller) => `Controller: ${controller}`,
    isMissing: 'Nobody is named as responsible yet. Fill in this page before you open.',
  },
  mail: {
    sent: (server, from) => `Emails leave by ${server}, in the name of ${from}.`,
    signsIn: 'The server signs in to it (the password is shown nowhere).',
    signsInNot: 'The server does not sign in to it.',
    secure: {
      always: 'The connection is encrypted from the start (TLS).',
      required: 'The connection is encrypted before anything leaves (STARTTLS).',
      offered:
        'The connection is encrypted only where the mail server offers it (STARTTLS): between networks, someone can prevent that, and read the emails and the password.',
    },
    shown: 'Emails do not leave: they are shown in the mailbox of the site, to try things out.',
    none: 'Emails do not leave: nobody can take part yet, because nothing can be confirmed.',
    howTo:
      'Whoever administers the server names the mail server at its start, in SMTP_URL: smtp://name:password@server:587?from=address (in the name and the password, the characters @ : / are written %40 %3A %2F).',
    waiting: ({ waiting, delayed, failed }) =>
      `Waiting: ${waiting}, of which tried already: ${delayed}. Given up: ${failed}.`,
    delayed: (count, since) =>
      count === 1
        ? `One email has been waiting since ${since}, and is tried again by itself.`
        : `${count} emails have been waiting since ${since}, and are tried again by themselves.`,
    delayedOther: 'The mail server broke off. A test shows what it answers.',
    test: 'Send me a test',
    testHint: (email) => `An email goes to ${email}.`,
    taken: (email) =>
      `The mail server took the message for ${email}. Where it does not arrive, look into the spam folder: the SPF, DKIM and DMARC records of the domain matter much.`,
    goOn: (count) => (count === 1 ? 'The email that waited leaves now.' : `The ${count} emails that waited leave now.`),
    failed: 'The email did not leave',
    faults: {
      host: 'There is no mail server of this name. Check it.',
      port: 'Nobody answers at this port of the mail server. Check the port: most often 587, or 465 where the connection is encrypted from the start.',
      slow: 'The mail server does not answer in time. A firewall may block the port, or the address is wrong.',
      tls: 'The encrypted connection failed. With port 465 it is encrypted from the start (smtps://); with port 587, later (smtp://). A server of the same machine or network does not always offer it: then choose “Only where the server offers it”.',
      certificate:
        'The certificate of the mail server is not valid for this name. Use the name that is in its certificate.',
      'sign-in': 'The mail server refuses the name or the password. Check them.',
      'needs-sign-in': 'The mail server asks for a name and a password. Add them.',
      sender: 'The mail server does not accept this sender. Change it.',
      later:
        'The mail server asks to come back later (greylisting). That is normal at first: emails of participants are tried again by themselves. Test again in a few minutes.',
      recipient: 'The mail server refuses the address of the recipient. Check it, or ask who runs that server.',
      text: 'The mail server refuses the text of the message. Ask who runs that server.',
      other: 'The mail server broke off. Its answer is below, where it gave one.',
    },
    answer: (text) => `Its answer: ${text}`,
    subject: (site) => `Test email of ${site}`,
    text: (site) => [
      'Hello,',
      `This email is a test, asked for at the desk of ${site}. Where it arrived, confirmation emails will arrive too.`,
      'There is nothing to do.',
      site,
    ],
    tooMany: 'Ten tests an hour are enough. Wait a little.',
    account: {
      title: 'The mail server',
      intro: 'Ask whoever runs the mail of your town, or your hosting provider, for these settings.',
      host: 'Name of the server',
      port: 'Port',
      secure: 'Encryption',
      ways: [
        { value: 'required', label: 'Required before anything is sent (STARTTLS)', hint: 'most often with port 587' },
        { value: 'always', label: 'From the start (TLS)', hint: 'with port 465' },
        {
          value: 'offered',
          label: 'Only where the server offers it',
          hint: 'for a server of the same machine or network: elsewhere, someone can prevent the encryption, and read the emails and the password',
        },
      ],
      user: 'User name (optional)',
      password: 'Password',
      passwordKept: 'A password is kept. Leave this empty to keep it.',
      from: 'Address of the sender',
      hints: {
        host: 'For example: smtp.ville.example.',
        port: 'Most often 587.',
        user: 'Often an email address. Empty where the server asks for none.',
        password: 'It is encrypted before it is kept, and never shown again.',
        from: 'Participants see this address. The server must be allowed to write in its name.',
      },
      save: 'Save the server',
      remove: 'Forget this server',
      removeHint: 'The password is erased, and no email leaves any more.',
      unreadable:
        'Emails do not leave: the password that is kept cannot be read any more, because the secret of this site, or the mail server that it is bound to, was changed otherwise than on this page. Type it again.',
    },
  },
  footer: {
    legal: 'Address of the legal notice (optional)',
    accessibility: 'Address of the accessibility statement (optional)',
    conformity: 'Level of accessibility',
    hints: {
      legal: 'The page of your site that says who publishes and who hosts it.',
      accessibility: 'The page of your site where it is published.',
      conformity:
        'That of your statement: “not compliant” as long as there was no audit, or below 50% of the criteria.',
    },
    levels: {
      none: 'not compliant',
      partial: 'partially compliant',
      full: 'fully compliant',
    },
    untold: 'Do not show it',
    nothing: 'Nothing is added: neither a legal notice nor a level of accessibility.',
  },
  ready: {
    title: 'Your site is ready',
    intro: 'All of it can still change in the settings. What matters most is left: let people speak.',
    go: 'Create your first petition, vote or discussion',
  },
};
