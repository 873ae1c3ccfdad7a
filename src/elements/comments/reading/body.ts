import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../../schema/comments.ts';
import { toPieces } from '../../../text/links.ts';
import { directionOf, fold, languageOf } from './text.ts';
import type { Reading } from './reading.ts';

/** Renders the words of a comment: plain text with line breaks and safe links, folded where they are long. */
export function renderText(reading: Reading, { id, text = '', lang }: Comment): TemplateResult {
  const { unfolded } = reading.discussion;
  const head = fold(text);
  const isFolded = head !== undefined && !unfolded.has(id);
  const turn = (): void => {
    if (!unfolded.delete(id)) unfolded.add(id);
    reading.update();
  };
  const pieces = toPieces(isFolded ? head : text).map((piece) =>
    typeof piece === 'string' ? piece : html`<a href=${piece.href} rel="nofollow ugc noreferrer">${piece.text}</a>`,
  );
  const [whole, isMore] = pieces;
  const content = isMore ? pieces : whole;
  const code = languageOf(lang) ?? nothing;
  const body = html`<p class="text measure" lang=${code} dir=${directionOf(text)}>${content}</p>`;
  if (head === undefined) return body;
  return html`${body}<button type="button" class="link small" aria-expanded=${!isFolded} @click=${turn}>
      ${reading.words.t(isFolded ? 'comments.unfold' : 'comments.fold')}
    </button>`;
}
