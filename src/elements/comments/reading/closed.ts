import type { Thread } from '../../../schema/comments.ts';
import { renderPhase } from '../../shared/ui/phase.ts';
import { opening, renderReason } from '../../shared/ui/reason.ts';
import type { CommentsWords } from '../texts/texts.ts';

/** Renders why nobody can write in a thread now, and when one could. */
export function renderClosed(words: CommentsWords, thread: Thread): unknown {
  const { t } = words;
  const over = `${renderPhase(words, thread)}.`;
  return (
    renderReason(words, thread, thread.can.comment ?? { allowed: false }, {
      'not-open': `${t('comments.refused.not-open')} ${opening(words, thread)}`,
      paused: t('comments.refused.paused'),
      closed: over,
      archived: over,
    }) || t('comments.refused.closed')
  );
}
