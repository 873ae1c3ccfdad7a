import type { fr as facts } from '../../../elements/poll/texts/facts/fr.ts';
import type { fr as poll } from '../../../elements/poll/texts/fr.ts';
import type { fr as methods } from '../../../elements/poll/texts/method/fr.ts';
import type { fr as results } from '../../../elements/poll/texts/results/fr.ts';
import type { fr as voting } from '../../../elements/poll/texts/voting/fr.ts';

/** The texts of the widget that pages say too. */
export type PollKey = keyof (typeof poll & typeof facts & typeof methods & typeof results & typeof voting);
