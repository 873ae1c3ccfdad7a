import { html } from 'hono/html';
import { layout, type Markup } from '../../pages/layout.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import { builderForm } from './page-form.ts';
import { insideTexts } from './inside.ts';
import { plainForm } from './page-plain.ts';
import type { Plain } from './plain.ts';
import { buildingWordsFor } from './words/words-for.ts';

/** Path of the page that writes the code to embed. */
export const builderPath = '/integrer';

/** Renders the page that writes the code to embed, for what stands at an address. @param first what is shown at once @param plain what is there for those without a script */
export function builderPage({ services, words, asked = {} }: DeskPage, first: string, plain: Plain): Markup {
  const said = buildingWordsFor(words.lang);
  const root = rootOf(services);
  const { address, widget } = asked;
  // Of the address, what stands on the page: that of another site does not.
  const same = {
    ...(address !== undefined && { address: plain.address }),
    ...(widget !== undefined && { widget: plain.widget }),
  };
  const other = new URLSearchParams({ ...same, lang: words.page.otherLanguage.lang });
  return layout(
    {
      words,
      site: services.site,
      title: said.title,
      url: `${services.baseUrl}${builderPath}`,
      description: said.lead,
      otherLanguage: `${root}${builderPath}?${other.toString()}`,
      style: `${root}/civic-builder.css`,
    },
    html`<h1>${said.title}</h1>
      <p class="lead">${said.lead}</p>
      ${plainForm(said, words.lang, `${root}${builderPath}`, plain)}
      <div class="bench">
        ${builderForm(said, words.lang, first, first || 'petitions/pistes-cyclables')}
        <section class="seen" tabindex="0" aria-labelledby="seen">
          <h2 id="seen">${said.previewTitle}</h2>
          <h3>${said.phone}</h3>
          <div class="preview" id="narrow"></div>
        </section>
      </div>
      <p role="status" class="said" id="said"></p>
      <div id="result">
        <h2>${said.codeTitle}</h2>
        <div id="brief">
          <p class="measure">${said.short}</p>
          <pre tabindex="0"><code id="short"></code></pre>
          <p><button type="button" id="copy-short">${said.copy}</button></p>
        </div>
        <details id="further">
          <summary>${said.further}</summary>
          ${Object.entries(said.hints).map(([ways, hint]) => html`<p class="measure" data-way="${ways}">${hint}</p>`)}
          <pre tabindex="0"><code id="code"></code></pre>
          <p><button type="button" id="copy">${said.copyWhole}</button></p>
        </details>
        <h2>${said.wide}</h2>
        <div class="preview" id="wide"></div>
        <h2>${said.policyTitle}</h2>
        <p class="measure">${said.policy}</p>
        <pre tabindex="0"><code id="policy"></code></pre>
        <p class="measure" data-way="module pinned classic">${said.policyStyle}</p>
        <h2>${said.statementTitle}</h2>
        <blockquote class="measure"><p>${said.statement}</p></blockquote>
      </div>
      <template id="texts">
        ${Object.entries({ ...said.texts, ...insideTexts(said) }).map(([key, text]) => html`<p data-text="${key}">${text}</p>`)}
      </template>
      <script type="module" src="${root}/civic-builder.js"></script>`,
  );
}
