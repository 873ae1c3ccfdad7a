import type { DeskVisit } from '../desk-visit.ts';
import { form, goes, linkIn, owner, petition, sends, type DeskState } from './state.ts';

export const moderating: readonly DeskState[] = [
  goes('moderation', '/desk/moderation', { who: 'moderator', picture: true }),
  {
    name: 'a decision with faults',
    who: 'moderator',
    async show(visit) {
      await visit.go('/desk/moderation');
      await visit.page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
      await visit.send('main details form', { verdict: 'remove', ground: '' });
    },
  },
  {
    name: 'a decision',
    who: 'moderator',
    async show(visit) {
      await visit.go('/desk/moderation');
      await visit.send('main form:has([name=verdict][value=publish])');
    },
  },
  goes('no name that is reserved', '/desk/names'),
  sends('a name with a fault', '/desk/names', ['/desk/names', { name: '' }]),
  sends('names', '/desk/names', ['/desk/names', { name: 'Awa Le Goff' }], { picture: true }),
  goes('a name that is tried', '/desk/names?try=4wa%20Le%20G0ff'),
  goes('the names of one thread', '/desk/names/reamenager-la-place', { who: 'moderator' }),
  goes('no voice', '/desk/threads/noms-de-rues/voices'),
  sends('a voice with faults', '/desk/threads/noms-de-rues/voices', ['/voices', { email: 'voirie' }]),
  sends(
    'voices',
    '/desk/threads/noms-de-rues/voices',
    [
      '/voices',
      { email: 'voirie@ville-de-valmont-sur-loire.exemple', role: 'official', 'why.fr': 'Répond pour la voirie.' },
    ],
    { picture: true },
  ),
  goes('the queue of one thread', '/desk/moderation/noms-de-rues', { who: 'moderator' }),
];

export const seeing: readonly DeskState[] = [
  goes('figures', '/desk/petitions/pistes-cyclables/figures', { who: 'observer', picture: true }),
  goes('figures by day', '/desk/petitions/pistes-cyclables/figures?by=day', { who: 'observer' }),
  goes('figures of earlier days', '/desk/petitions/pistes-cyclables/figures?by=hour&until=2026-11-10', {
    who: 'observer',
  }),
  goes('figures of nothing', '/desk/petitions/marche-couvert/figures', { who: 'observer' }),
  goes('log', '/desk/log', { who: 'observer', picture: true }),
  goes('the public log', '/log', { who: 'stranger' }),
  goes('the public log of one thing', '/log?of=/petitions/vitrines', { who: 'stranger' }),
];

const letter = { 'subject.fr': 'La mairie a répondu', 'text.fr': 'Bonjour,\n\nRendez-vous dimanche à neuf heures.' };
const writes = async (visit: DeskVisit): Promise<void> => {
  await visit.go(`${petition}/news`);
  await visit.send(form('/news'), letter);
};
export const telling: readonly DeskState[] = [
  goes('delivery', `${petition}/delivery`, { picture: true }),
  {
    name: 'delivery-list',
    picture: true,
    async show(visit) {
      await visit.go(`${petition}/delivery`);
      await visit.page.$$eval('main form', (forms) => forms.forEach((each) => each.removeAttribute('target')));
      await visit.send('main form:has([value=page])', {}, '[value=page]');
    },
  },
  goes('a volume of a list that is not there', `${petition}/delivery/volume?list=signatures&perSheet=25&volume=2`),
  goes('news', `${petition}/news`, { picture: true }),
  sends('news with faults', `${petition}/news`, ['/news', { 'subject.fr': 'x'.repeat(201), 'text.en': 'Only a text' }]),
  sends('news that someone else changed', `${petition}/news`, ['/news', { ...letter, upon: '7' }]),
  { name: 'news-preview', picture: true, show: writes },
  sends('news that are tried', `${petition}/news/preview`, ['/preview', { act: 'test' }]),
  {
    name: 'news that are sent',
    async show(visit) {
      await visit.go(`${petition}/news/preview`);
      await visit.send('main form:has([name=act][value=send])');
    },
  },
  { name: 'news again, too soon', show: writes },
  {
    name: 'news that are urgent without a reason',
    async show(visit) {
      await visit.go(`${petition}/news/preview`);
      await visit.send('main form:has([name=act][value=send])', { urgent: 'yes' });
    },
  },
  {
    name: 'news that another has changed before they were sent',
    async show(visit) {
      await visit.go(`${petition}/news/preview`);
      await visit.send('main form:has([name=act][value=send])', { urgent: 'yes', version: '7' });
    },
  },
  {
    name: 'news that are stopped',
    async show(visit) {
      await visit.go(`${petition}/news/preview`);
      await visit.send('main form:has([name=act][value=send])', { urgent: 'yes', 'why.fr': 'La salle est une autre.' });
      await visit.send(form('/news/stop'));
    },
  },
  goes('news that nobody asked for', '/desk/petitions/marche-couvert/news'),
  {
    name: 'leave',
    picture: true,
    who: 'stranger',
    async show(visit, town) {
      await town.runDue();
      await town.codeOf(owner);
      await visit.go(new URL(town.mailbox.mails.find(({ leave, to }) => leave && to !== owner)?.leave ?? '').href);
    },
  },
  {
    name: 'someone who has left',
    who: 'stranger',
    async show(visit, town) {
      await visit.go(new URL(town.mailbox.mails.find(({ leave, to }) => leave && to !== owner)?.leave ?? '').href);
      await visit.send('main form');
    },
  },
  goes('leaving by a link that is none', '/leave?of=nothing', { who: 'stranger' }),
  goes('stopping moderation mails by a link that is none', '/leave/moderation?who=nothing', { who: 'stranger' }),
];

export const keeping: readonly DeskState[] = [
  goes('retention', `${petition}/retention`, { picture: true }),
  goes('erasing while it is open', `${petition}/retention/erase`),
  goes('erasing where nobody is known', '/desk/petitions/ecole-jean-mace/retention/erase'),
  goes('people', '/desk/people', { picture: true }),
  sends('a person with a fault', '/desk/people', ['/desk/people', { email: 'personne' }]),
  sends('a person who is asked', '/desk/people', [
    '/desk/people',
    { email: 'personne0@courriel.exemple', what: 'erase' },
  ]),
  {
    name: 'person',
    picture: true,
    who: 'stranger',
    async show(visit, town) {
      await town.codeOf(owner);
      await visit.go(linkIn(town, '/person'));
    },
  },
  {
    name: 'a person who is erased',
    who: 'stranger',
    async show(visit, town) {
      await visit.go(linkIn(town, '/person'));
      await visit.send('main form');
    },
  },
  goes('a person’s link that is used', '/person?token=used', { who: 'stranger' }),
];
