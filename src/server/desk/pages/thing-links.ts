import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { rootOf, type DeskLink, type DeskPage } from './desk.ts';
import { linkGroups, type LinkGroup } from './link-groups.ts';

/** A link on the page of a thing. */
export interface ThingLink extends DeskLink {
  group: LinkGroup;
}

/** Renders what can be seen and done of a thing on pages of their own, by what it is about. @param path that of its public page */
export function thingLinks(page: DeskPage, path: string, links: readonly ThingLink[]): Markup {
  const { words, said, services } = page;
  const { public: label, groups: titles } = said.thing.links;
  const all: readonly ThingLink[] = [{ path, label, group: 'page' }, ...links];
  const shown = linkGroups.filter((group) => all.some((link) => link.group === group));
  return html`<dl class="ways-by-group">
    ${shown.map(
      (group) =>
        html`<div>
          <dt>${titles[group]}</dt>
          ${all
            .filter((link) => link.group === group)
            .map(
              (link) => html`<dd><a href="${rootOf(services)}${link.path}?lang=${words.lang}">${link.label}</a></dd>`,
            )}
        </div>`,
    )}
  </dl>`;
}
