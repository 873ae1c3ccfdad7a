import { mailServer, refusing } from '../desk-town.ts';
import { form, goes, owner, sends, type DeskState } from './state.ts';

/** From the first start to the end of the settings. */
export const beginning: readonly DeskState[] = [
  goes('a way in that no mail leads to yet', '/desk', { who: 'stranger' }),
  { name: 'setup', picture: true, show: (visit, { setup }) => visit.go(setup) },
  {
    name: 'a first owner with a fault',
    async show(visit, { setup }) {
      await visit.go(setup);
      await visit.send('main form', { email: 'mairie' });
    },
  },
  {
    name: 'begin-site',
    picture: true,
    async show(visit, { setup }) {
      await visit.go(setup);
      await visit.send('main form', { email: owner });
    },
  },
  goes('begin-look', '/desk/begin/look', { picture: true }),
  goes('begin-privacy', '/desk/begin/privacy', { picture: true }),
  goes('begin-mail', '/desk/begin/mail', { picture: true }),
  {
    name: 'a mail server with faults',
    async show(visit) {
      await visit.go('/desk/begin/mail');
      await visit.send(form('/mail/server'), { host: 'https://smtp', port: '0', password: 'secret', from: 'mairie' });
    },
  },
  sends('a mail server that takes no password', '/desk/begin/mail', ['/mail/server', refusing]),
  sends('a test that fails', '/desk/begin/mail', ['/begin/mail']),
  sends('a mail server that someone else named', '/desk/begin/mail', [
    '/mail/server',
    { ...mailServer, version: 'old' },
  ]),
  sends('a mail server that is named', '/desk/begin/mail', ['/mail/server', mailServer]),
  goes('begin-ready', '/desk/begin/ready', { picture: true }),
];

export const entering: readonly DeskState[] = [
  goes('sign-in', '/desk', { who: 'stranger', picture: true }),
  sends('an address with a fault', '/desk', ['/desk/sign-in', { email: 'mairie' }], { who: 'stranger' }),
  sends('code', '/desk', ['/desk/sign-in', { email: 'personne@ville.exemple' }], { who: 'stranger', picture: true }),
  {
    name: 'a code that is wrong',
    who: 'stranger',
    async show(visit) {
      await visit.go('/desk');
      await visit.send(form('/desk/sign-in'), { email: 'personne@ville.exemple' });
      await visit.send('main form:has(#code)', { code: '000000' });
    },
  },
  goes('a link that is used', '/desk/enter?token=used', { who: 'stranger' }),
  goes('a page that asks for a way in', '/desk/officers', { who: 'stranger' }),
  goes('a setup link that is used', '/desk/setup?token=used', { who: 'stranger' }),
];

/** What is there while nothing is. */
export const empty: readonly DeskState[] = [
  goes('things-empty', '/desk', { picture: true }),
  goes('no draft', '/desk/new'),
  goes('nothing in the queue', '/desk/moderation'),
  goes('no hook', '/desk/hooks'),
  goes('an empty log', '/log'),
  goes('a team of one', '/desk/officers'),
];

export const settings: readonly DeskState[] = [
  goes('settings', '/desk/settings', { picture: true }),
  goes('settings-site', '/desk/settings/site'),
  sends('a site with faults', '/desk/settings/site', ['/site', { home: 'pas une adresse', name: 'x'.repeat(101) }]),
  sends('a site that is kept', '/desk/settings/site', ['/site', { name: 'Valmont participe' }]),
  sends('a site that someone else changed', '/desk/settings/site', ['/site', { name: 'Autre', version: 'old' }]),
  sends('a colour that is too light', '/desk/settings/look', ['/look', { accent: '#ffee88' }]),
  sends('settings-look', '/desk/settings/look', ['/look', { accent: '#0b5563' }]),
  sends('a notice with faults', '/desk/settings/privacy', ['/privacy', { controller: '', kept: '' }]),
  sends('settings-privacy', '/desk/settings/privacy', [
    '/privacy',
    {
      controller: 'Ville de Valmont\n1, place de la Mairie',
      contact: 'donnees@ville.exemple',
      purpose_fr: 'Recueillir les avis des habitantes et des habitants.',
      kept: '12',
    },
  ]),
  sends('a foot of the pages with faults', '/desk/settings/footer', ['/footer', { legal: 'mentions' }]),
  sends(
    'settings-footer',
    '/desk/settings/footer',
    ['/footer', { legal: 'https://ville.exemple/mentions', accessibility: '/accessibilite', conformity: 'partial' }],
    { picture: true },
  ),
  sends('settings-mail', '/desk/settings/mail', ['/settings/mail']),
];
