import type { ElementContext } from '../../shared/context.ts';
import { Later } from '../../shared/later.ts';
import type { Poll } from '../../../schema/poll.ts';

// Not where the fields begin: there the compiler leaves the name of the source.
const loadLists = () => import('./lists.ts');
const loadScales = () => import('./scale.ts');

/** The ballots that few polls have, each kind in a file of its own. */
export class Kinds {
  /** The two lists of a ranking without ties. */
  readonly lists: Later<Awaited<ReturnType<typeof loadLists>>>;
  /** Options with a grade each: a mark, a mention, a place that may be shared. */
  readonly scales: Later<Awaited<ReturnType<typeof loadScales>>>;

  constructor(context: ElementContext) {
    this.lists = new Later(context, loadLists);
    this.scales = new Later(context, loadScales);
  }

  /** Asks for the ballot of a poll; answers what to wait for. */
  ask({ form }: Poll): Promise<void> | undefined {
    if (form.kind === 'scores' || form.kind === 'judgments') return this.scales.ask();
    if (form.kind === 'ranking') return (form.ties ? this.scales : this.lists).ask();
    return undefined;
  }
}
