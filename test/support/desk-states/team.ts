import { today } from '../desk-town.ts';
import { acts } from './running.ts';
import { goes, petition, sends, type DeskState } from './state.ts';

export const hooks: readonly DeskState[] = [
  goes('hooks', '/desk/hooks', { picture: true }),
  sends('a hook with faults', '/desk/hooks', ['/desk/hooks', { url: 'ftp://ailleurs' }]),
  sends('a hook with its secret', '/desk/hooks', [
    '/desk/hooks',
    { url: 'http://localhost:9/participation', published: 'yes' },
  ]),
  {
    name: 'a hook that nobody answers',
    async show(visit) {
      await visit.go('/desk/hooks');
      await visit.send('main form[action*="/hooks/test"]');
    },
  },
];

export const team: readonly DeskState[] = [
  goes('account', '/desk/account', { picture: true }),
  goes('officers', '/desk/officers', { picture: true }),
  sends('an officer with faults', '/desk/officers', ['/desk/officers', { email: 'redaction', role: 'editor' }]),
  sends('a new officer', '/desk/officers', [
    '/desk/officers',
    {
      email: 'une.adresse.tres.longue.de.la.redaction@communication.ville-de-valmont-sur-loire.exemple',
      role: 'editor',
    },
  ]),
  goes('keys', '/desk/keys', { picture: true }),
  sends('a key with faults', '/desk/keys', ['/desk/keys', { name: ' ' }]),
  sends('key-made', '/desk/keys', ['/desk/keys', { name: 'Site de la ville', role: 'editor' }], { picture: true }),
  {
    name: 'an owner who would leave nobody behind',
    async show(visit) {
      await visit.go('/desk/officers');
      await visit.send('main form[action*="/remove"]:has([name=role][value=owner])');
    },
  },
];

/** The desk as each role sees it, and a page that is not for it. */
export const views: readonly DeskState[] = (
  ['editor', 'editor of one', 'moderator', 'clerk', 'observer'] as const
).flatMap((who) => [
  goes(`the list for the ${who}`, '/desk', { who }),
  goes(`a thing for the ${who}`, petition, { who }),
  goes(`the team for the ${who}`, '/desk/officers', { who }),
  goes(`another thing for the ${who}`, '/desk/polls/horaires-bibliotheque/figures', { who }),
]);

export const ending: readonly DeskState[] = [
  acts('a close', 'close', { 'why.fr': 'La date est passée.' }),
  sends('an answer that is given', `${petition}/answer`, [
    '/answer',
    { 'author.fr': 'La maire', at: today, 'text.fr': 'Les vitrines seront éteintes.', 'meets.6': 'yes' },
  ]),
  acts('an archive', 'archive', { 'why.fr': 'C’est fait.' }),
  goes('an archived thing', petition),
  goes('erase', `${petition}/retention/erase`, { picture: true }),
  sends('erasing that nobody confirms', `${petition}/retention/erase`, ['/erase']),
  goes('a thing that does not exist', '/desk/petitions/rien'),
];
