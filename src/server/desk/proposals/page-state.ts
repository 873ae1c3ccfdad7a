import type { Proposal, ProposalPage } from '../../core/proposing.ts';
import type { Faults } from '../../pages/fields.ts';
import type { DeskThing } from '../entry.ts';

/** What can be done to a proposal on its page, as its forms are sent. */
export const proposalForms = ['hide', 'show', 'correct'] as const;
export type ProposalForm = (typeof proposalForms)[number];

/** Returns the place of a field on the page. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** What the page of a proposal shows at the desk. */
export interface ProposalState extends Faults {
  thing: DeskThing;
  proposal: Proposal;
  mayPublish: boolean;
  /** Someone has voted on it, or waits to: other words have to say what they mean. */
  isActedOn: boolean;
  /** A form as it was sent. */
  sent?: { form: ProposalForm; values: Record<string, string> } | undefined;
  done?: string | undefined;
  /** Why nothing was done: someone else has changed it, or a correction changes nothing. */
  refused?: 'outdated' | 'unchanged' | undefined;
}

/** What the list of proposals shows at the desk. */
export interface ListState extends Faults {
  thing: DeskThing;
  list: ProposalPage;
  /** The words that all of them hold; all are listed where nothing is sought. */
  search?: string | undefined;
  /** Something can be added, and by who looks. */
  mayAdd: boolean;
  /** The form as it was sent. */
  sent?: Record<string, string> | undefined;
  /** Why nothing was added: it has closed, or the same is there and hidden. */
  refused?: 'closed' | 'hiddenThere' | undefined;
}
