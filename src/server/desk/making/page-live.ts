import { html } from 'hono/html';
import type { MakingStep } from '../../core/making.ts';
import { embedStylePath } from '../../embedding/embed.ts';
import type { Markup } from '../../pages/layout.ts';
import { lookLink } from '../../pages/look.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { languagesIn } from './form.ts';
import { draftPath } from './page-step.ts';
import { triedName } from './sandbox.ts';
import { nameOfLanguage, saidOf, titleOfDraft, type Begun } from './say.ts';

/** Renders the preview that stands beside a form and follows it. Without a script it is not shown. */
export function livePart(page: DeskPage, begun: Begun, step: MakingStep): Markup {
  const { words, services } = page;
  const { draft } = begun;
  const { live } = saidOf(page, begun).desk;
  const root = rootOf(services);
  const here = new URLSearchParams({ lang: words.lang, step: step.name }).toString();
  const langs = languagesIn(draft.values);
  const first = langs.includes(words.lang) ? words.lang : langs[0];
  const button = (kind: string, value: string, label: string, isPressed: boolean): Markup =>
    html`<button
      type="button"
      class="quiet"
      data-switch="${kind}"
      value="${value}"
      aria-pressed="${isPressed ? 'true' : 'false'}"
    >
      ${label}
    </button>`;
  return html`<details class="live" id="live" data-address="${root}${draftPath(draft.id, 'preview')}?${here}" hidden>
      <summary>${live.title}</summary>
      <p class="hint">${live.note}</p>
      <div class="switches" role="group" aria-label="${live.sizes}">
        ${button('size', 'phone', live.phone, true)} ${button('size', 'wide', live.wide, false)}
      </div>
      ${
        langs.length > 1 &&
        html`<div class="switches" role="group" aria-label="${live.languages}">
          ${langs.map((each) => button('language', each, nameOfLanguage(words.lang, each), each === first))}
        </div>`
      }
      <p
        class="live-said"
        role="status"
        data-follows="${live.follows}"
        data-waits="${live.waits}"
        data-failed="${live.failed}"
      ></p>
      <div class="live-frame">
        <iframe
          title="${live.frame}"
          data-frame="${root}${draftPath(draft.id, 'frame')}?lang=${words.lang}"
          referrerpolicy="no-referrer"
        ></iframe>
      </div>
    </details>
    <script type="module" src="${root}/civic-desk-preview.js"></script>`;
}

/** Renders the page in the frame: the widget alone. Its script asks for what was typed; without it, what is kept of the draft is shown. */
export function framePage(page: DeskPage, begun: Begun, key: string): Markup {
  const { words, services } = page;
  const { noun, draft } = begun;
  const { site } = services;
  const { desk } = saidOf(page, begun);
  const root = rootOf(services);
  const element = noun.addresses[0]?.element ?? '';
  const langs = languagesIn(draft.values);
  const lang = langs.includes(words.lang) ? words.lang : (langs[0] ?? words.lang);
  const source = `${root}/desk/preview/${key}${noun.path}/${triedName}`;
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${desk.live.frame} – ${site.name}</title>
        <base target="_blank" />
        <link rel="stylesheet" href="${root}${embedStylePath}" />
        ${lookLink(site)}
        <script type="module" src="${root}/civic-desk-preview-frame.js"></script>
        <script type="module" src="${site.script}"></script>
      </head>
      <body>
        <main aria-label="${desk.live.frame}">
          <civic-${element} id="shown" src="${source}" lang="${lang}" heading-level="1"
            >${titleOfDraft({ desk, lang }, draft.values)}</civic-${element}>
        </main>
      </body>
    </html> `;
}
