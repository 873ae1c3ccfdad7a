import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import type { Piece } from '../difference.ts';
import type { DeskPage } from './desk.ts';

/** Renders what changes in a text: what goes is struck, what comes is underlined, and both are said to those who hear the page. */
export function difference({ said }: DeskPage, pieces: readonly Piece[]): Markup {
  const { removed, added } = said.difference;
  return html`<span class="difference"
    >${pieces.map(({ of, text }, at) => {
      if (of === 'both') return text;
      // The words of the page are in its language, whatever that of the text is.
      const says = (word: string): Markup => html`<span class="unseen" lang="${said.lang}">${word} </span>`;
      return of === 'before'
        ? html`<del>${says(removed)}${text}</del>`
        : html`${at > 0 && pieces[at - 1]?.of === 'before' && ' '}<ins>${says(added)}${text}</ins>`;
    })}</span
  >`;
}

/** Says how changes are shown. */
export const differenceHint = ({ said }: DeskPage): Markup =>
  html`<p class="hint"><del>${said.difference.struck}</del> <ins>${said.difference.underlined}</ins></p>`;
