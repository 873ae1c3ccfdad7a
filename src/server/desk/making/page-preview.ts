import { html } from 'hono/html';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import type { KeptMail } from '../../mail/mailbox.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { languagesIn } from './form.ts';
import { draftPath } from './page-step.ts';
import { triedName } from './sandbox.ts';
import { nameOfLanguage, saidOf, titleOfDraft, type Begun } from './say.ts';

/** Renders the widget as it will be, on a phone and on a wide page beside it. */
export function previewPage(page: DeskPage, begun: Begun, key: string, lang: string): Markup {
  const { words, services } = page;
  const { draft, noun } = begun;
  const said = saidOf(page, begun);
  const { preview } = said.desk;
  const root = rootOf(services);
  const source = `${root}/desk/preview/${key}${noun.path}/${triedName}`;
  const element = noun.addresses[0]?.element ?? '';
  const title = titleOfDraft({ ...said, lang }, draft.values);
  const widget = (name: string, label: string): Markup => html`<section aria-labelledby="${name}">
    <h2 id="${name}">${label}</h2>
    <div class="trial trial-${name}">
      <civic-${element} src="${source}" lang="${lang}" heading-level="3"><a href="${source}?lang=${lang}">${title}</a></civic-${element}>
    </div>
  </section>`;
  const langs = languagesIn(draft.values);
  return deskPage(
    page,
    preview.title,
    html`<h1>${preview.title}</h1>
      <p>${preview.intro}</p>
      <noscript><p class="error">${preview.needsScript}</p></noscript>
      <ul class="ways">
        ${
          langs.length > 1 &&
          langs.map(
            (each) =>
              html`<li>
                <a
                  href="${root}${draftPath(draft.id, 'preview')}?${new URLSearchParams({ of: each, lang: words.lang }).toString()}"
                  ${each === lang && html`aria-current="true"`}
                  >${nameOfLanguage(words.lang, each)}</a
                >
              </li>`,
          )
        }
        <li><a href="${source}?lang=${lang}">${preview.whole}</a></li>
        <li><a href="${root}${draftPath(draft.id, 'mails')}?lang=${words.lang}">${preview.mails}</a></li>
        <li><a href="${root}${draftPath(draft.id)}?lang=${words.lang}">${said.desk.backToSummary}</a></li>
      </ul>
      <div class="previews">${widget('phone', preview.phone)} ${widget('wide', preview.wide)}</div>
      <script type="module" src="${services.site.script}"></script>`,
  );
}

/** Renders what would have been mailed to whoever tried a draft. */
export function trialMailsPage(page: DeskPage, begun: Begun, mails: readonly KeptMail[]): Markup {
  const { words, services } = page;
  const { preview } = saidOf(page, begun).desk;
  return deskPage(
    page,
    preview.mails,
    html`<h1>${preview.mails}</h1>
      <p>${preview.mailsIntro}</p>
      ${mails.length === 0 && html`<p>${preview.noMails}</p>`}
      ${mails.map(
        ({ to, subject, text }) =>
          html`<article class="mail">
            <h2>${subject}</h2>
            <p><bdi>${to}</bdi></p>
            ${paragraphs(text)}
          </article>`,
      )}
      <p>
        <a href="${rootOf(services)}${draftPath(begun.draft.id, 'preview')}?lang=${words.lang}">${preview.back}</a>
      </p>`,
  );
}
