import type { KeptWords } from './words.ts';

export const en: KeptWords = {
  ended:
    'You are no longer at the desk: your session has ended, or your access was taken away. Sign in again; if no email comes, ask an owner of the site.',
  kept: 'Nothing was done, and what you wrote is kept in this tab. Sign in here, and you will find your form filled in. If you follow the link of the email, come back to this tab afterwards and press the button.',
  again: 'Start again with another address',
  title: 'What you wrote',
  notDone:
    'You are at the desk again. Nothing has been done yet: the form is as you had filled it in. Check it, then send it.',
  toForm: 'Go to the form',
  files: 'Files could not be kept: choose them again.',
  left: 'What has no place in this form any more',
  noForm:
    'You are at the desk again, and nothing was done. The page of this form is no longer there, or not in your role. Here is what you wrote, to copy where you need it.',
};
