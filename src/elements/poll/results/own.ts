import type { Ballot } from '../../../schema/ballot.ts';
import type { Poll } from '../../../schema/poll.ts';
import type { PollWords } from '../texts/texts.ts';
import { markedMention, stances } from '../voting/naming.ts';

/** Returns what one's own ballot says of an option, in a few words; empty where it says nothing. */
export function ownWord({ t }: PollWords, poll: Poll, own: Ballot | undefined, option: string): string {
  switch (own?.kind) {
    case 'choices':
      return own.choices.includes(option) ? t('poll.mine') : '';
    case 'three-way':
      return stances[own.stance] === option ? t('poll.mine') : '';
    case 'scores':
      return Object.hasOwn(own.scores, option) ? t('poll.mine.mark', { mark: own.scores[option] ?? 0 }) : '';
    case 'judgments':
      return Object.hasOwn(own.judgments, option)
        ? t('poll.mine.mention', { mark: markedMention(poll, own.judgments[option] ?? '') })
        : '';
    case 'ranking': {
      const at = own.ranking.findIndex((ids) => [ids].flat().includes(option));
      return at < 0 ? '' : t('poll.mine.place', { mark: at + 1 });
    }
    case 'blank':
    case undefined:
      return '';
  }
}
