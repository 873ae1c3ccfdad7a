import { call, form, owners, valueIn, whyFields, type RoleAct } from './act.ts';

/* What is done to the site, and to who runs it. */

const settings = '/desk/settings';
const notice = {
  ...{ controller: 'Commune de Valmont', contact: 'donnees@valmont.fr', officer: '', basis: 'public-task' },
  ...{
    purpose_fr: 'Compter.',
    purpose_en: 'To count.',
    recipients_fr: '',
    recipients_en: '',
    kept: '12',
    span: 'months',
  },
};
const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const server = {
  host: 'smtp.ville.exemple',
  port: 587,
  user: 'participer',
  password: 'secret',
  from: 'participer@ville.exemple',
};
const typedServer = { ...server, port: String(server.port), secure: 'required' };
const hook = 'https://ville.exemple/ici';
const newcomer = { email: 'nouvelle@ville.exemple', role: 'observer' };

interface Hooks {
  items: { id: string }[];
}

export const siteActs: readonly RoleAct[] = [
  {
    act: 'name the site',
    may: owners,
    at: 'site',
    page: form(`${settings}/site`, { name: 'Valmont participe', home: '', timeZone: 'Europe/Paris' }),
    call: call('PATCH', '/settings', { name: 'Valmont' }),
  },
  { act: 'choose its colour', may: owners, at: 'site', page: form(`${settings}/look`, { accent: '#0b5563' }) },
  {
    act: 'take its logo away',
    may: owners,
    at: 'site',
    page: form(`${settings}/look/logo`, {}, `${settings}/look`),
    call: call('PUT', '/settings/logo', { data: btoa(picture) }),
  },
  {
    act: 'say what stands at the foot of its pages',
    may: owners,
    at: 'site',
    page: form(`${settings}/footer`, { legal: '/mentions', conformity: 'partial', accessibility: '/accessibilite' }),
  },
  { act: 'write its privacy notice', may: owners, at: 'site', page: form(`${settings}/privacy`, notice) },
  {
    act: 'name the mail server',
    may: owners,
    at: 'site',
    page: form(`${settings}/mail/server`, typedServer, `${settings}/mail`),
    call: call('PUT', '/settings/mail', { server }),
  },
  {
    act: 'test the mail server',
    may: owners,
    at: 'site',
    isLook: true,
    page: async () => [`${settings}/mail`, {}],
    call: call('POST', '/settings/mail/test', { to: 'owner@ville.exemple' }),
  },
  {
    act: 'add a webhook',
    may: owners,
    at: 'site',
    page: async () => ['/desk/hooks', { url: hook, published: 'yes' }],
    call: call('POST', '/hooks', { url: hook }),
  },
  {
    act: 'test a webhook',
    may: owners,
    at: 'site',
    page: async (visit) => ['/desk/hooks/test', { id: valueIn((await visit.get('/desk/hooks')).html, 'id') }],
    call: async (read) => ['POST', `/hooks/${((await read('/hooks')) as unknown as Hooks).items[0]?.id}/test`],
  },
  {
    act: 'remove a webhook',
    may: owners,
    at: 'site',
    page: async (visit) => ['/desk/hooks/remove', { id: valueIn((await visit.get('/desk/hooks')).html, 'id') }],
    call: async (read) => ['POST', `/hooks/${((await read('/hooks')) as unknown as Hooks).items[0]?.id}/remove`],
  },
  {
    act: 'appoint an officer',
    may: owners,
    at: 'site',
    page: async () => ['/desk/officers', newcomer],
    call: call('POST', '/officers', newcomer),
  },
  {
    act: 'dismiss an officer',
    may: owners,
    at: 'site',
    page: async () => ['/desk/officers/remove', { ...newcomer, scope: '', ...whyFields }],
    call: call('POST', '/officers/remove', newcomer),
  },
  {
    act: 'give a program a key',
    may: owners,
    at: 'site',
    page: async () => ['/desk/keys', { name: 'Agenda', role: 'observer' }],
    call: call('POST', '/keys', { name: 'Agenda', role: 'observer' }),
  },
  {
    act: 'take its key',
    may: owners,
    at: 'site',
    page: async (visit) => {
      const { html } = await visit.get('/desk/keys');
      return ['/desk/keys/remove', { id: valueIn(html.slice(html.indexOf('Agenda')), 'id'), ...whyFields }];
    },
    call: call('POST', '/keys/Agenda/remove', {}),
  },
];
