import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { WaitingAct } from '../../../state/outbox.ts';
import type { OutboxKey } from '../texts/texts.ts';
import type { Workflow } from './workflow.ts';

/** What the notice needs to know of what keeps acts. */
export interface Shown {
  /** What waits, or came back. */
  readonly act: WaitingAct | undefined;
  /** What became of the last one that did. */
  readonly note: 'cancelled' | 'taken-back' | 'removed' | 'draft' | undefined;
  readonly isStored: boolean;
  /** The words that somebody typed into it. */
  readonly typed: readonly string[];
  readonly words: Words<OutboxKey>;
  readonly workflow: Workflow;
  readonly handleNow: () => void;
  readonly handleCancel: () => unknown;
  readonly handleCopy: () => unknown;
}

/** Renders that an act waits, that it came back, or what became of it: what that means, and what one can do. */
export function renderWaiting(outbox: Shown): TemplateResult | typeof nothing {
  const { act, note } = outbox;
  if (act) return act.refused ? renderReturned(outbox, act) : renderKept(outbox, act);
  return note
    ? renderMessage(outbox, `outbox.${note}.title`, html`<p>${outbox.words.t(`outbox.${note}`)}</p>`)
    : nothing;
}

type Title = Parameters<Shown['words']['t']>[0];

const renderMessage = ({ workflow, words }: Shown, title: Title, inside: unknown): TemplateResult => html`
  <div class="message stack" part="waiting">
    <div
      class="title"
      role="heading"
      aria-level=${workflow.context.sublevel}
      tabindex="-1"
      ?data-step=${!workflow.isBeside}
      ?data-focus=${!workflow.isBeside}
      data-waiting=${workflow.place}
    >
      ${words.t(title)}
    </div>
    ${inside}
  </div>
`;

const titles: Record<string, Title> = { confirm: 'outbox.confirm.title', withdraw: 'outbox.withdraw.title' };

const renderText = ({ sent }: WaitingAct): TemplateResult | typeof nothing => {
  const { text } = sent as { text?: unknown };
  return typeof text === 'string' ? html`<p class="paragraphs"><bdi>${text}</bdi></p>` : nothing;
};

function renderKept(outbox: Shown, act: WaitingAct): TemplateResult {
  const { words, workflow, isStored } = outbox;
  const { t } = words;
  return renderMessage(
    outbox,
    titles[act.act] ?? 'outbox.title',
    html`
      ${renderText(act)}
      <p>${t(isStored ? 'outbox.kept' : 'outbox.unstored')}</p>
      <div class="actions">
        <button type="button" aria-disabled=${workflow.busy ? 'true' : nothing} @click=${outbox.handleNow}>
          ${t(workflow.busy ? 'sign.sending' : 'outbox.now')}
        </button>
        <button type="button" class="link" @click=${outbox.handleCancel}>${t('outbox.cancel')}</button>
      </div>
    `,
  );
}

const renderReturned = (outbox: Shown, act: WaitingAct): TemplateResult =>
  renderMessage(
    outbox,
    act.refused?.reason === 'cancelled' ? 'outbox.cancelled.title' : 'outbox.refused.title',
    html`
      ${renderText(act)}
      <p>${outbox.words.t('outbox.refused')}</p>
      <div class="actions">
        ${
          outbox.typed.length > 0
            ? html`<button type="button" @click=${outbox.handleCopy}>${outbox.words.t('outbox.copy')}</button>`
            : nothing
        }
        <button type="button" class="link" @click=${outbox.handleCancel}>${outbox.words.t('outbox.remove')}</button>
      </div>
    `,
  );
