import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Role } from '../../../src/server/desk/roles.ts';
import { deskTown, type Browser } from './support.ts';

/** The navigation of a page: its lines, each with what its links say, and `*` or `+` before the page itself or what it lies below. */
async function linesOn(visit: Browser, path: string): Promise<string[]> {
  const { status, html } = await visit.get(`${path}?lang=fr`);
  assert.equal(status, 200, path);
  const [nav] = elements(parse(html), 'nav');
  assert.ok(nav, path);
  const marks: Record<string, string> = { page: '*', true: '+' };
  return elements(nav, 'ul').map((list) =>
    elements(list, 'a')
      .map((link) => {
        const current = link.attrs.find(({ name }) => name === 'aria-current')?.value ?? '';
        return `${marks[current] ?? ''}${textOf(link)}`;
      })
      .join(', '),
  );
}

const elements = (node: DefaultTreeAdapterTypes.ParentNode, tag: string): DefaultTreeAdapterTypes.Element[] =>
  node.childNodes
    .filter((child) => defaultTreeAdapter.isElementNode(child))
    .flatMap((child) => [...(child.tagName === tag ? [child] : []), ...elements(child, tag)]);

const textOf = (node: DefaultTreeAdapterTypes.ParentNode): string =>
  node.childNodes.map((child) => (defaultTreeAdapter.isTextNode(child) ? child.value : '')).join('');

async function signedIn(role: Role): Promise<Browser> {
  const town = await deskTown();
  await town.appoint('agent@exemple.fr', role);
  return town.signedIn('agent@exemple.fr');
}

it('shows an owner five links and their own, and the tools once one of them is asked for', async () => {
  const visit = await signedIn('owner');
  const own = 'Mon accès';
  assert.deepEqual(await linesOn(visit, '/desk'), [
    '*Participations, Modération, Équipe, Registre, Réglages et outils',
    own,
  ]);
  assert.deepEqual(await linesOn(visit, '/desk/hooks'), [
    'Participations, Modération, Équipe, Registre, +Réglages et outils',
    'Réglages du site, Noms réservés, Demandes RGPD, Intégrer, *Webhooks, Clés des logiciels',
    own,
  ]);
});

it('marks where a page lies that has no link itself', async () => {
  const visit = await signedIn('owner');
  assert.match((await linesOn(visit, '/desk/petitions/velo')).join(), /^\+Participations, Modération,/);
  assert.deepEqual((await linesOn(visit, '/desk/settings/mail')).slice(1, 2), [
    '+Réglages du site, Noms réservés, Demandes RGPD, Intégrer, Webhooks, Clés des logiciels',
  ]);
  assert.deepEqual((await linesOn(visit, '/desk/account')).slice(1), ['*Mon accès']);
});

it('shows each role what it may, and a single tool as it is', async () => {
  const shown: [Role, string, string[]][] = [
    [
      'editor',
      '/desk/people',
      ['Participations, Registre, +Réglages et outils', '*Demandes RGPD, Intégrer', 'Mon accès'],
    ],
    ['moderator', '/desk', ['*Participations, Modération, Registre, Réglages et outils', 'Mon accès']],
    ['observer', '/desk/log', ['Participations, *Registre, Intégrer', 'Mon accès']],
  ];
  for (const [role, path, lines] of shown) assert.deepEqual(await linesOn(await signedIn(role), path), lines, role);
});
