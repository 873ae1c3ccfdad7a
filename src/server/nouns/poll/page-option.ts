import { html } from 'hono/html';
import type { Option } from '../../../schema/poll.ts';
import { paragraphs, type Markup } from '../../pages/layout.ts';

/** Renders what is said of an option besides its name. */
export const aboutOption = ({ description, image }: Option): Markup =>
  html`${description && html`<div class="hint">${paragraphs(description)}</div>`}${
    image && html`<img src="${image.url}" alt="${image.alt}" loading="lazy" />`
  }`;
