import { html } from 'hono/html';
import type { Services } from '../../core/services.ts';
import { layout, type Markup } from '../../pages/layout.ts';
import { wordsFor } from '../../words/words-for.ts';
import { leavePath } from './mail.ts';
import { digestWords } from './words-for.ts';

/** Renders the step of an officer who wants no more of these mails. @param state what the link is good for, or what it has done */
export function leavePage(
  { site, baseUrl }: Services,
  lang: string,
  { state, action }: { state: 'asks' | 'left' | 'none'; action: string },
): Markup {
  const said = digestWords(lang);
  const content = {
    asks: html`<p>${said.leaveIntro}</p>
      <form method="post" action="${action}"><button type="submit">${said.leave}</button></form>`,
    left: html`<p role="status">${said.left}</p>`,
    none: html`<p>${said.noLink}</p>`,
  }[state];
  return layout(
    { words: wordsFor(lang), site, title: said.title, url: `${baseUrl}${leavePath}`, personal: true },
    html`<h1>${said.title}</h1>
      ${content}`,
  );
}
