import { html } from 'hono/html';
import type { Services } from '../../core/services.ts';
import { layout, pathOf, type Markup } from '../../pages/layout.ts';
import type { Words } from '../../words/words.ts';
import type { Officer } from '../roles.ts';
import type { DeskWords } from '../words/words.ts';
import { navigation, type DeskLink, type NavLink } from './navigation.ts';

export type { DeskLink };

/** What every page of the desk knows. */
export interface DeskPage {
  services: Services;
  /** The words of all pages, and those of the desk. */
  words: Words;
  said: DeskWords;
  /** Path of the page that is shown, below the server's own. */
  path: string;
  /** What its address asks for besides the language, which the page in the other language asks for, too. */
  asked?: Readonly<Record<string, string>>;
  /** Who is signed in. */
  officer?: Officer | undefined;
  /** It carries what was typed, which another language would lose. */
  isCarrying?: boolean;
  /** Links of the navigation besides those that every desk has. */
  links: readonly NavLink[];
}

/** Returns the path under which the server stands, without a slash at the end. */
export const rootOf = ({ baseUrl }: Pick<Services, 'baseUrl'>): string => pathOf(`${baseUrl}/`).replace(/\/$/, '');

/** Renders a page of the desk: for one person, without a script, kept from search engines. */
export function deskPage(page: DeskPage, title: string, content: Markup): Markup {
  const { services, words, said, path, asked, officer, links } = page;
  const root = rootOf(services);
  const to = (below: string): string => `${root}${below}?lang=${words.lang}`;
  return layout(
    {
      words,
      site: { ...services.site, home: `${root}/desk` },
      title,
      url: `${services.baseUrl}${path}`,
      personal: true,
      style: `${root}/civic-desk.css`,
      otherLanguage: page.isCarrying
        ? undefined
        : `${root}${path}?${new URLSearchParams({ ...asked, lang: words.page.otherLanguage.lang }).toString()}`,
      nav: officer && navigation({ officer, path, links, said: said.nav, to }),
    },
    content,
  );
}

/** Says what has been done. It is there on every page, so that assistive technology hears what is put in. */
export const doneLine = (text: string | undefined): Markup => html`<p role="status" class="done">${text}</p>`;
