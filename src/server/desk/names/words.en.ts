import type { NamesWords } from './words.ts';

export const en: NamesWords = {
  link: 'Reserved names',
  title: 'Reserved names',
  titleOf: (title) => `Names reserved in “${title}”`,
  intro:
    'Whoever takes part can’t take a reserved name, nor one that looks like it: with letters of another alphabet, digits for letters, a title in front. Names that were taken before stay; what they write from now on waits for a moderator.',
  always:
    'Always reserved: the names of institutions (“Town hall”, “City of …”, “Ville de …”) and of those who run the site (“Administrator”, “Moderation”).',
  own: (names) => `This site reserves its own, too: ${names.map((name) => `“${name}”`).join(', ')}.`,
  everywhere: 'Names reserved for the whole site',
  list: 'Names that were added',
  column: 'Name',
  empty: 'No name was added.',
  add: 'Reserve',
  addTitle: 'Reserve a name',
  name: 'Name to reserve',
  nameHint: 'That of an elected person, a department or a brand, as it is written.',
  free: 'Free',
  freeOf: (name) => `Free ${name}`,
  reserved: 'The name is reserved.',
  freed: 'The name is free.',
  faults: {
    required: 'Enter a name.',
    'too-long': 'This name is too long: 100 characters at most.',
    letters: 'A name has two letters at least.',
    taken: 'This name, or one that looks like it, is reserved here already.',
    'too-many': 'Five hundred names are reserved here already: free one first.',
  },
  tryTitle: 'Try a name',
  tryName: 'Name to try',
  tryHint: 'Nothing is kept.',
  tryButton: 'Try',
  passes: (name) => `“${name}” can be taken.`,
  refused: (name, like) => `“${name}” is refused: it looks like “${like}”.`,
};
