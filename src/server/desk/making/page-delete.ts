import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { draftPath } from './page-step.ts';
import { saidOf, titleOfDraft, type Begun } from './say.ts';

/** Asks whether a draft is to be thrown away. */
export function deletePage(page: DeskPage, begun: Begun): Markup {
  const { words, services } = page;
  const said = saidOf(page, begun);
  const { remove } = said.desk;
  const root = rootOf(services);
  const { id, values } = begun.draft;
  return deskPage(
    page,
    remove.title,
    html`<h1>${remove.title}</h1>
      <p>${remove.intro(titleOfDraft(said, values))}</p>
      <form method="post" action="${root}${draftPath(id, 'delete')}?lang=${words.lang}">
        <button type="submit">${remove.button}</button>
      </form>
      <p><a href="${root}${draftPath(id)}?lang=${words.lang}">${remove.keep}</a></p>`,
  );
}
