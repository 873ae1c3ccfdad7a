import { namer } from '../naming.ts';
import type { PollView } from '../view.ts';

/** Puts an option at a place, 0 first, and says where it came. */
export function move(view: PollView, id: string, place: number): void {
  const others = view.draft.ranking.filter((each) => each !== id);
  const at = Math.max(0, Math.min(place, others.length));
  const option = namer(view.words, view.poll)(id);
  view.edit(
    { ranking: others.toSpliced(at, 0, id) },
    view.words.t('poll.ranking.at', { option, place: at + 1, count: others.length + 1 }),
  );
}

const type = 'application/x-civic-option';

/** Ranking by dragging, besides the buttons: from either list to a place among the ranked. */
export function dragging(view: PollView): Record<'start' | 'over' | 'drop', (event: DragEvent) => void> {
  const placeAt = ({ target }: Event): number => {
    const { place } = (target as Element).closest<HTMLElement>('[data-place]')?.dataset ?? {};
    return place === undefined ? view.options.length : Number(place);
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
      if (!view.options.some(({ id }) => id === dragged)) return;
      event.preventDefault();
      move(view, String(dragged), placeAt(event));
    },
  };
}
