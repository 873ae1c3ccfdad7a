import { html } from 'hono/html';
import type { NewWords, Proposal } from '../../core/proposing.ts';
import { hidden, toErrors } from '../../pages/fields.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';
import { differenceOf } from '../difference.ts';
import { deskPage, rootOf, type DeskPage } from '../pages/desk.ts';
import { difference, differenceHint } from '../pages/difference.ts';
import { isMeans } from '../rewording.ts';
import type { Why } from '../why.ts';
import { proposalTitle } from './page-list.ts';
import { proposalWords } from './words-for.ts';

/** A correction as it was typed, and not published yet. */
export interface Prepared {
  words: NewWords;
  why: Why;
  /** What the form sent, with the version that it was made upon. */
  sent: Readonly<Record<string, string>>;
}

/** Renders what a correction changes, word by word, with the reason that everyone will read, and the button that publishes it. */
export function correctionPage(page: DeskPage, proposal: Proposal, { words, why, sent }: Prepared): Markup {
  const { lang } = page.words;
  const said = proposalWords(lang);
  const { preview } = said;
  const action = `${rootOf(page.services)}/desk${proposal.path}/correct?lang=${lang}`;
  const means = sent['means'];
  const { step: _, ...values } = sent;
  return deskPage(
    page,
    preview.title,
    html`<h1>${preview.title}</h1>
      <p><strong>${proposalTitle(proposal, lang)}</strong></p>
      <p>${preview.nothingYet}</p>
      <section aria-labelledby="changes">
        <h2 id="changes">${preview.changes}</h2>
        ${differenceHint(page)}
        <dl class="changes">${changesOf(page, proposal, words)}</dl>
      </section>
      <section aria-labelledby="why">
        <h2 id="why">${preview.told}</h2>
        ${isMeans(means) && html`<p>${page.said.log.means[means]}</p>`}
        ${Object.entries(why).map(([each, text]) => html`<blockquote lang="${each}">${paragraphs(text)}</blockquote>`)}
      </section>
      <form method="post" class="making" action="${action}${toErrors}">
        ${hidden({ ...values, step: 'publish' })}
        <button type="submit">${preview.publish}</button>
      </form>
      <form method="post" class="making" action="${action}">
        ${hidden({ ...values, step: 'again' })}
        <button type="submit" class="quiet">${preview.again}</button>
      </form>`,
  );
}

/** Renders each title, text and theme that becomes another. */
function changesOf(page: DeskPage, before: NewWords, after: NewWords): readonly (Markup | '')[] {
  const { lang: spoken } = page.words;
  const said = proposalWords(spoken);
  const langs = [...new Set([...Object.keys(before.wording), ...Object.keys(after.wording)])];
  const names = new Intl.DisplayNames([spoken], { type: 'language' });
  const labelled = (label: string, lang: string): string =>
    langs.length > 1 ? `${label} (${names.of(lang) ?? lang})` : label;
  const change = (label: string, was: string, is: string, lang?: string): Markup | '' =>
    was === is
      ? ''
      : html`<div>
          <dt>${label}</dt>
          <dd ${lang && html`lang="${lang}" dir="auto"`}>${difference(page, differenceOf(was, is))}</dd>
        </div>`;
  return [
    ...langs.flatMap((lang) => {
      const [was, is] = [before.wording[lang], after.wording[lang]];
      return [
        change(labelled(said.preview.titleOf, lang), was?.title ?? '', is?.title ?? '', lang),
        change(labelled(said.preview.textOf, lang), was?.body ?? '', is?.body ?? '', lang),
      ];
    }),
    change(said.section, before.section, after.section),
  ];
}
