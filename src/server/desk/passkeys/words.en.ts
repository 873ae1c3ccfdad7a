import type { PasskeyWords } from './words.ts';

export const en: PasskeyWords = {
  link: 'My access',
  title: 'My access',
  signedInAs: (email) => `You are at the desk with the address ${email}.`,
  keys: 'Passkeys',
  intro:
    'A passkey lets you in by the fingerprint, the face or the code of your device, without waiting for an email. It stays on your devices, and email always remains a way in.',
  empty: 'You have no passkey yet.',
  name: 'Name of the key',
  nameHint: 'So that you recognise it, for example “Office computer”.',
  unnamed: 'Passkey',
  added: (time) => `Added on ${time}`,
  used: 'Last used',
  never: 'never',
  add: 'Add a passkey',
  addTitle: 'Add a passkey',
  unable:
    'This browser can make none here: it needs JavaScript, and the page has to be open at the public address of the site. Email remains a way in.',
  done: { added: 'The passkey is added. It lets you in from now on.', removed: 'The key is removed.' },
  remove: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  faults: {
    stale: 'Nothing was added: it was asked for more than five minutes ago, or was used. Press “Add a passkey” again.',
    refused:
      'Nothing was added: what the device answered is not valid here. Open this page at the public address of the site, then try again.',
    known: 'Nothing was added: this key is here already.',
    'too-many': 'Nothing was added: you have ten keys. First remove one that you no longer use.',
  },
  everywhere: 'Sign out on all devices',
  everywhereHint: 'For you alone: of use where a device is lost or shared. Remove the passkey of that device, too.',
  enter: 'Enter with a passkey',
  enterHint: 'For those who have added one in “My access”.',
  enterFaults: {
    stale: 'It was asked for more than five minutes ago, or was used. Try again, or ask for a code by email.',
    unknown:
      'This passkey no longer opens this desk: it was removed. Ask for a code by email, then add a passkey in “My access”.',
    refused:
      'This passkey could not be verified. Open this page at the public address of the site and try again, or ask for a code by email.',
  },
  notDone: 'Your device has confirmed nothing. Try again, or use email.',
  notAsked: 'The server did not answer as expected. Reload the page and try again, or use email.',
  mailSubject: (site) => `A passkey was added to the desk of ${site}`,
  mail: (site, url) => [
    'Hello,',
    `A passkey has just been added to your access to the desk of ${site}. If that was you, there is nothing to do.`,
    `If not, enter the desk, remove that key, sign out on all devices, and tell an owner of the site:\n${url}`,
    site,
  ],
};
