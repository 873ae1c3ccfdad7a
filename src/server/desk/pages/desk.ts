import { html } from 'hono/html';
import type { Services } from '../../core/services.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';
import { may, type Officer } from '../roles.ts';
import type { DeskWords } from '../words/words.ts';

/** A page of the desk, and what the link to it says. */
export interface DeskLink {
  /** Path below the server's own. */
  path: string;
  label: string;
}

/** What every page of the desk knows. */
export interface DeskPage {
  services: Services;
  /** The words of all pages, and those of the desk. */
  words: Words;
  said: DeskWords;
  /** Path of the page that is shown, below the server's own. */
  path: string;
  /** Who is signed in. */
  officer?: Officer | undefined;
  /** It carries what was typed, which another language would lose. */
  isCarrying?: boolean;
  /** Links of the navigation besides those that every desk has. */
  links: readonly DeskLink[];
}

/** Returns the path under which the server stands, without a slash at the end. */
export const rootOf = ({ baseUrl }: Pick<Services, 'baseUrl'>): string => pathOf(`${baseUrl}/`).replace(/\/$/, '');

/** Renders a page of the desk: for one person, without a script, kept from search engines. */
export function deskPage(page: DeskPage, title: string, content: Markup): Markup {
  const { services, words, path } = page;
  const root = rootOf(services);
  return layout(
    {
      words,
      site: { ...services.site, home: `${root}/desk` },
      title,
      url: `${services.baseUrl}${path}`,
      personal: true,
      style: `${root}/civic-desk.css`,
      otherLanguage: page.isCarrying ? undefined : `${root}${path}?lang=${words.page.otherLanguage.lang}`,
      nav: page.officer && nav(page, page.officer),
    },
    content,
  );
}

function nav(page: DeskPage, officer: Officer): Markup {
  const { services, said, path, words } = page;
  const root = rootOf(services);
  const link = (to: string, label: string): Markup =>
    html`<li><a href="${root}${to}?lang=${words.lang}" ${path === to && html`aria-current="page"`}>${label}</a></li>`;
  return html`<nav class="desk-nav" aria-label="${said.nav.label}">
    <ul>
      ${link('/desk', said.nav.things)} ${may(officer, 'appoint') && link('/desk/officers', said.nav.officers)}
      ${page.links.map((to) => link(to.path, to.label))} ${link('/desk/log', said.nav.log)}
    </ul>
    <form method="post" action="${root}/desk/sign-out?lang=${words.lang}">
      <bdi title="${said.nav.signedInAs(officer.email)}">${officer.email}</bdi>
      <button type="submit" class="quiet">${said.nav.signOut}</button>
    </form>
  </nav>`;
}

/** Says what has been done. It is there on every page, so that assistive technology hears what is put in. */
export const doneLine = (text: string | undefined): Markup => html`<p role="status" class="done">${text}</p>`;
