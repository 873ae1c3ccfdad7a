import type { DeskWords } from './words.ts';

/** What is said as long as nobody runs the site. */
export const setup: DeskWords['setup'] = {
  title: 'Welcome',
  intro:
    'This server is ready. Say who is responsible for it: this person can publish, appoint the rest of the team and set everything.',
  email: 'Your email address',
  emailHint: 'It is used to enter the desk. It is never published.',
  save: 'Enter the desk',
  linkUsed: 'This link is too old, or not whole. Start the server again: it prints a new one, good for a day.',
  nobody:
    'Nobody runs this site yet. Begin by the link that the server printed when it started; if it is lost, start the server again.',
};
