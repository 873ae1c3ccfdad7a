import type { Store } from '../../src/server/store/store.ts';

/** What a page cost. */
export interface Cost {
  /** Questions to the store, counts among them. */
  calls: number;
  rows: number;
  /** Questions for which the store has to go through rows in order to count them. */
  counts: number;
}

/** A store that notes what is asked of it; a test sets the cost to zero where it begins. */
export function metered(store: Store): { store: Store; cost: Cost } {
  const cost = { calls: 0, rows: 0, counts: 0 };
  const metered: Store = Object.create(store) as Store;
  metered.get = async (...given) => {
    cost.calls += 1;
    cost.rows += 1;
    return store.get(...given);
  };
  metered.list = async (...given) => {
    const rows = await store.list(...given);
    cost.calls += 1;
    cost.rows += rows.length;
    return rows;
  };
  metered.count = async (...given) => {
    cost.calls += 1;
    cost.counts += 1;
    return store.count(...given);
  };
  metered.countBy = async (...given) => {
    cost.calls += 1;
    cost.counts += 1;
    return store.countBy(...given);
  };
  return { store: metered, cost };
}
