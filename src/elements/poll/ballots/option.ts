import { html, nothing, type TemplateResult } from 'lit';
import type { Option, Poll } from '../../../schema/poll.ts';

const isWeb = (url: string): boolean => /^https?:\/\//i.test(url);

/** Renders the name of an option, apart from the text around it, whatever script it is in. */
export const renderName = ({ lang }: Poll, { label }: Option): TemplateResult =>
  html`<bdi class="name" lang=${lang}>${label}</bdi>`;

/** Returns the id by which the fields of an option name its description. */
export const aboutId = ({ description }: Option, at: number): string | typeof nothing =>
  description ? `about-${at}` : nothing;

/** Renders what is said and shown of an option besides its name. */
export const renderAbout = ({ lang }: Poll, option: Option, at: number): TemplateResult => html`
  ${
    option.description
      ? html`<p class="quiet paragraphs measure about" id=${aboutId(option, at)} lang=${lang} dir="auto">
          ${option.description}
        </p>`
      : nothing
  }
  ${
    option.image && isWeb(option.image.url)
      ? html`<img
          class="about"
          src=${option.image.url}
          alt=${option.image.alt}
          lang=${lang}
          dir="auto"
          loading="lazy"
          width="160"
          height="120"
          referrerpolicy="no-referrer"
        />`
      : nothing
  }
`;

/** Renders an option that is chosen by one box. */
export const renderOption = (poll: Poll, option: Option, at: number, input: TemplateResult): TemplateResult => html`
  <div class="option">
    <label class="check">${input} ${renderName(poll, option)}</label>
    ${renderAbout(poll, option, at)}
  </div>
`;
