import type { ProgramWords } from './words.ts';

export const en: ProgramWords = {
  link: 'Keys of programs',
  title: 'Keys of programs',
  intro:
    'With a key, another program works at the desk for you, in the role that you give it. Give each program its own: you revoke one without touching the others.',
  empty: 'No program has a key.',
  name: 'Name of the program',
  nameHint: 'Seen only here, such as: website of the town',
  role: 'Role',
  since: 'Given on',
  lastUsed: 'Last used',
  neverUsed: 'never',
  only: 'For one thing only (optional)',
  onlyHint: 'The key then opens nothing else.',
  onlyAll: 'Everything',
  addTitle: 'Give a key',
  add: 'Make the key',
  people:
    'A program does not count on paper, since that takes two people, and it appoints nobody: these roles are not given here.',
  keyTitle: 'Copy this key now',
  keyOf: (name) => `The key of ${name}`,
  keyHint:
    'It is never shown again: only its fingerprint is kept. Whoever has it can act for you; if it is lost or others have seen it, revoke it and make another one.',
  copy: 'Copy the key',
  copied: 'Copied.',
  selected: 'The key is selected: copy it with Ctrl+C.',
  remove: 'Revoke the key',
  removeOf: (name) => `Revoke the key of ${name}`,
  sayWhyOf: (name) => `Say why the key of ${name} is revoked`,
  removed: 'It is done. This key opens nothing any more.',
  faults: {
    'name.required': 'Give the program a name.',
    'name.taken': 'A key has this name already: choose another one, or revoke that key first.',
    'name.unseen':
      'A key of this name may have just been made without your seeing it. If it stands in the list, revoke it and make another one.',
    'only.unknown': 'This is not there any more: choose another one.',
    'role.required': 'Choose a role.',
    'role.people': 'This role is given to people only: choose another one.',
  },
};
