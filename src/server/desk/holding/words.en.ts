import type { HoldingWords } from './words.ts';

export const en: HoldingWords = {
  link: 'Suspect participation',
  title: (thing) => `Suspect participation: ${thing}`,
  intro:
    'What is here was confirmed by mail and may have been sent by a program. It is kept, and is in no count until you decide. The people were answered like all others. Nobody is shown here.',
  note: (number) => `Suspect and not counted: ${number}`,
  noteHidden: 'Suspect participation waits',
  waiting: 'What waits',
  nothing: 'Nothing is held.',
  reasons: {
    trap: 'A program filled in a field that nobody sees',
    throwaway: 'Addresses that are made to be thrown away',
    crowd: 'Unusually many addresses of one domain',
    burst: 'Many at once from one network',
    work: 'Without the computation that browsers are asked for: an old device, a page without scripts, or a program',
    others: 'Several reasons, too few of each to be told apart',
  },
  domain: (name) => `Domain: ${name}`,
  block: (name) => `Network: ${name}`,
  number: (number, since) => `${number}, since ${since}`,
  hidden: 'How many they are, and since when, is told with the results.',
  most: (number) => `At most ${number} are decided on at once: decide again for the others.`,
  preview: (from, to) => `If you count them: ${from} → ${to}`,
  count: 'Count them',
  countHint: (hasPlace) =>
    `They count as of now, like any other.${hasPlace ? ' What comes from the same place later is not held any more.' : ''}`,
  aside: 'Set them aside',
  asideHint: (hasPlace) =>
    `They never count. Their number and your reason are public.${hasPlace ? ' What comes from the same place later is held each time.' : ''}`,
  why: 'Why',
  whyHint: 'Required and public: this text shows in the log. Name nobody.',
  past: 'What was decided',
  none: 'Nothing was decided yet.',
  decided: {
    count: (number, date) => `Counted on ${date}: ${number}`,
    aside: (number, date) => `Set aside on ${date}: ${number}`,
  },
  decidedHidden: {
    count: (date) => `Counted on ${date}: the number is told with the results`,
    aside: (date) => `Set aside on ${date}: the number is told with the results`,
  },
  undone: (date) => `Undone on ${date}.`,
  undo: 'Undo',
  undoHint: {
    count: 'They are taken out of the count, with your reason, but for what people have withdrawn themselves since.',
    aside: 'They are held again, and wait for a decision.',
  },
  closed: 'Participation is closed: what was decided stays, and what waits can still be decided.',
  done: {
    count: 'They count.',
    aside: 'They are set aside.',
    undone: 'The decision is undone.',
    'under-way': 'It takes a while and goes on by itself: open this page again in some minutes.',
  },
  back: 'Back to its page',
  outdated: 'This has just changed. Nothing was done: look at what waits now.',
  mail: {
    subject: (site) => `Suspect participation waits for a decision – ${site}`,
    text: (thing) =>
      `Participation in “${thing}” may have been sent by a program. It is kept, and is in no count until someone decides.`,
    open: 'To decide:',
    whyYou: 'You get this mail, once a day at most, because you publish on this site.',
    stopHere: 'To get no more of them, choose “Never” in “My access”:',
  },
  account: {
    title: 'Emails about suspect participation',
    legend: 'Do you want an email when participation is held?',
    hint: 'The email says where a decision is waited for. No name, no domain and no number stands in it.',
    paces: {
      never: { label: 'Never', hint: 'The desk goes on showing what waits.' },
      daily: {
        label: 'Once a day',
        hint: 'Once a day at most for each petition, vote or consultation, where there is something new to decide.',
      },
    },
    save: 'Save',
    done: {
      'held-chosen': 'Noted: an email will tell you that participation is held.',
      'held-stopped': 'Noted: you get no more emails about suspect participation.',
    },
    noMail: 'This server can’t send email yet. Your choice holds as soon as it can.',
  },
  faults: { 'why.required': 'Say why.' },
};
