import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { may, type Officer } from '../roles.ts';
import type { DeskWords } from '../words/words.ts';

/** A page of the desk, and what the link to it says. */
export interface DeskLink {
  /** Path below the server's own. */
  path: string;
  label: string;
}

/** Where a link stands: with what is done every day, with what is set up and looked up now and then, or by the officer's own address. */
export type NavGroup = 'daily' | 'tools' | 'own';

/** A link of the navigation. */
export interface NavLink extends DeskLink {
  group: NavGroup;
}

/** What the navigation knows of the page on which it stands. */
interface Place {
  officer: Officer;
  /** Path of the page, below the server's own. */
  path: string;
  links: readonly NavLink[];
  said: DeskWords['nav'];
  /** Returns the address of a path, in the language of the page. */
  to: (path: string) => string;
}

/** Renders the way to the pages of the desk. The tools are one link, and a line of their own while one of them is shown. */
export function navigation({ officer, path, links, said, to }: Place): Markup {
  const of = (wanted: NavGroup): DeskLink[] => links.filter(({ group }) => group === wanted);
  const tools = of('tools');
  const daily: DeskLink[] = [
    { path: '/desk', label: said.things },
    ...of('daily'),
    ...(may(officer, 'appoint') ? [{ path: '/desk/officers', label: said.officers }] : []),
    { path: '/desk/log', label: said.log },
  ];
  const shown = above(path, [...daily, ...links]);
  const isTool = tools.some((tool) => tool === shown);
  const item = (link: DeskLink, isHere = link === shown): Markup => {
    const here = isHere && html`aria-current="${link === shown && path === link.path ? 'page' : 'true'}"`;
    return html`<li><a href="${to(link.path)}" ${here}>${link.label}</a></li>`;
  };
  // One tool alone needs no line of its own.
  const [first, second] = tools;
  const allTools = first && second && { path: first.path, label: said.tools };
  return html`<nav class="desk-nav" aria-label="${said.label}">
    <ul>
      ${daily.map((link) => item(link))} ${allTools ? item(allTools, isTool) : first && item(first)}
    </ul>
    ${
      allTools &&
      isTool &&
      html`<ul class="desk-tools" aria-label="${said.tools}">
        ${tools.map((link) => item(link))}
      </ul>`
    }
    <div class="desk-own">
      <bdi title="${said.signedInAs(officer.email)}">${officer.email}</bdi>
      <ul>
        ${of('own').map((link) => item(link))}
      </ul>
      <form method="post" action="${to('/desk/sign-out')}">
        <button type="submit" class="quiet">${said.signOut}</button>
      </form>
    </div>
  </nav>`;
}

/** Returns the link under which a page lies: the one that goes furthest towards it. All pages lie under the list of things. */
const above = (path: string, links: readonly DeskLink[]): DeskLink | undefined =>
  links
    .filter((link) => `${path}/`.startsWith(`${link.path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0];
