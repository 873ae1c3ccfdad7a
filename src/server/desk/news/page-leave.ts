import { html } from 'hono/html';
import type { Services } from '../../core/services.ts';
import { layout, type Markup } from '../../pages/layout.ts';
import { wordsFor } from '../../words/words-for.ts';
import { rootOf } from '../pages/desk.ts';
import { newsWordsFor } from './words-for.ts';

/** Renders the step of one who gets news and wants no more. @param title of the thing; nothing where the link is not good */
export function leavePage(
  services: Services,
  lang: string,
  { title, action, isDone }: { title: string | undefined; action: string; isDone: boolean },
): Markup {
  const said = newsWordsFor(lang);
  const { site, baseUrl } = services;
  const style = `${rootOf(services)}/civic-desk.css`;
  const content =
    title === undefined
      ? html`<p>${said.noLink}</p>`
      : isDone
        ? html`<p role="status">${said.left(title)}</p>`
        : html`<p>${said.leaveIntro(title)}</p>
            <form method="post" action="${action}"><button type="submit">${said.leave}</button></form>`;
  return layout(
    { words: wordsFor(lang), site, title: said.leaveTitle, url: `${baseUrl}/leave`, personal: true, style },
    html`<h1>${said.leaveTitle}</h1>
      ${content}`,
  );
}
