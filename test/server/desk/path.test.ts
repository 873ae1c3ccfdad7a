import assert from 'node:assert/strict';
import { it } from 'node:test';
import { threadDocument } from '../comments-support.ts';
import { pollDocument } from '../poll-support.ts';
import { put } from '../support.ts';
import { deskTown, enter } from './support.ts';

const address = 'https://ville.exemple/participer';
const prefix = new URL(address).pathname;

/** What a page leads to: its links, pictures, scripts and forms, and whether it is a link. */
const leads = (html: string): { url: string; isLink: boolean }[] =>
  [...html.matchAll(/\s(href|src|action|formaction)="([^"#][^"]*)"/g)].map(([, name, url = '']) => ({
    url: url.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/'),
    isLink: name === 'href',
  }));

it('keeps every page of the desk, and all that they lead to, below the path of the site', async () => {
  const town = await deskTown({ baseUrl: address });
  await put(town.store, 'place', threadDocument);
  await put(town.store, 'marche', pollDocument);
  await town.appoint('maire@exemple.fr', 'owner');
  const visit = town.browser();
  await enter(town, visit, 'maire@exemple.fr');
  const pages = new Set(['/desk?lang=fr', '/log', '/person?token=none', '/leave?token=none']);
  for (const page of pages) {
    const { status, html } = await visit.get(page);
    assert.equal(status, page.includes('=none') ? 404 : 200, page);
    for (const { url, isLink } of leads(html)) {
      const { origin, pathname, search, searchParams } = new URL(url, `${address}${page}`);
      if (origin !== 'https://ville.exemple') continue;
      assert.ok(`${pathname}/`.startsWith(`${prefix}/`), `${page} leads to ${url}`);
      const below = pathname.slice(prefix.length);
      if (isLink && /^\/desk\b/.test(below) && searchParams.get('lang') !== 'en') pages.add(below + search);
    }
  }
  assert.ok(pages.size > 30, String(pages.size));
});
