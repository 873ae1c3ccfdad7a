import { namer } from '../voting/naming.ts';
import type { Voting } from '../voting/voting.ts';

/** Puts an option at a place, 0 first, and says where it came. */
export function move(voting: Voting, id: string, place: number): void {
  const others = voting.draft.ranking.filter((each) => each !== id);
  const at = Math.max(0, Math.min(place, others.length));
  const option = namer(voting.words, voting.poll)(id);
  voting.edit(
    { ranking: others.toSpliced(at, 0, id) },
    voting.words.t('poll.ranking.at', { option, place: at + 1, count: others.length + 1 }),
  );
}

const type = 'application/x-civic-option';

/** Returns the handlers that rank by dragging, besides the buttons: from either list to a place among the ranked. */
export function dragging(voting: Voting): Record<'start' | 'over' | 'drop', (event: DragEvent) => void> {
  const placeAt = ({ target }: Event): number => {
    const { place } = (target as Element).closest<HTMLElement>('[data-place]')?.dataset ?? {};
    return place === undefined ? voting.options.length : Number(place);
  };
  return {
    start({ target, dataTransfer }) {
      const { option } = (target as HTMLElement).dataset;
      if (option !== undefined) dataTransfer?.setData(type, option);
    },
    over(event) {
      if (event.dataTransfer?.types.includes(type)) event.preventDefault();
    },
    drop(event) {
      const dragged = event.dataTransfer?.getData(type);
      if (!voting.options.some(({ id }) => id === dragged)) return;
      event.preventDefault();
      move(voting, String(dragged), placeAt(event));
    },
  };
}
