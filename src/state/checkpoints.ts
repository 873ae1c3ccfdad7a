import { pageOptions } from './store.ts';
import { createStoredList } from './stored-list.ts';

/** What a ledger was when somebody checked their act there on this device. */
export interface SeenCheckpoint {
  /** Address of the thing that was acted on. */
  src: string;
  /** The key that signed it, in a line. */
  key: string;
  /** The signed checkpoint. */
  checkpoint: string;
  /** When it was seen, ISO 8601. */
  at: string;
  /** What the same site showed later that can't be true beside it: kept, because both together prove that. */
  against?: Omit<SeenCheckpoint, 'src' | 'against'>;
}

/** Kept for 13 months, as receipts are. */
const lifetime = 395 * 24 * 3600 * 1000;

/** Checks that it is one: other scripts of the page's origin write into the same storage. */
const isSound = (found: Partial<SeenCheckpoint> | null): found is SeenCheckpoint =>
  [found?.key, found?.checkpoint, found?.at].every((each) => typeof each === 'string') &&
  (found?.against === undefined || isSound({ src: '', ...found.against }));

const list = createStoredList<SeenCheckpoint>(
  'civic-widgets.checkpoints',
  (found) => typeof found?.src === 'string' && isSound(found),
  () => !pageOptions.kiosk,
);

const read = (): SeenCheckpoint[] => list.read().filter(({ at }) => Date.now() - Date.parse(at) < lifetime);

const placeOf = (src: string): string => src.split(/[?#]/)[0]!;

/** The checkpoints that this device has seen, one per thing. Written only after somebody asked to check their act. */
export const checkpoints = {
  find: (src: string): SeenCheckpoint | undefined => read().findLast((each) => each.src === placeOf(src)),
  keep(seen: SeenCheckpoint): void {
    const src = placeOf(seen.src);
    list.write([...read().filter((each) => each.src !== src), { ...seen, src }]);
  },
};
