import { momentOf } from '../../core/phases.ts';
import type { DeskSection } from '../entry.ts';
import { may } from '../roles.ts';
import { deliveryCalls } from './calls.ts';
import { listsOf } from './list.ts';
import { deliveryRoutes } from './routes.ts';
import { deliveryWordsFor } from './words-for.ts';

/** Hands over the lists of those who signed, and of what was voted and said. */
export const deliverySection: DeskSection = {
  routes: deliveryRoutes,
  calls: deliveryCalls,
  linksOf({ services, words }, officer, stored) {
    if (!may(officer, 'publish', stored.scope) || listsOf(stored, momentOf(services)).length === 0) return [];
    return [{ group: 'count', path: `/desk${stored.path}/delivery`, label: deliveryWordsFor(words.lang).link }];
  },
};
