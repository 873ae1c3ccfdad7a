import type { Plural } from '../../../../locales/fr.ts';
import type { fr } from './fr.ts';

/** What is said of how a poll is run, in English. */
export const en = {
  'poll.who': 'Who may take part',
  'poll.opens': 'Opening',
  'poll.closes': 'Close',
  'poll.doubles': 'One vote per person',
  'poll.order': 'Order of the options',
  'poll.order.shuffled': 'Drawn at random for each person.',
  'poll.order.fixed': 'The same for everyone.',
  'poll.method': 'Method',
  'poll.rule': 'Read the rule',
  'poll.ties': 'In case of a tie',
  'poll.lot-order': 'Order drawn by lot and published before the count',
  'poll.tie.first-preferences': 'more first choices',
  'poll.tie.median': 'the higher median score',
  'poll.tie.earlier-round': 'the last earlier round where they differ',
  'poll.tie.next-median': 'the grades next to the majority grade, step by step',
  'poll.tie.lot': 'an order drawn by lot and published before the count',
  'poll.tie.shared': 'the tie is shown as a tie',
} satisfies Readonly<Record<keyof typeof fr, string | Plural>>;
