import type { TimelineWords } from '../../core/told.ts';
import type { Forms, StatusWords } from '../../words/act-words.ts';

/** What the server says of consultations and of their proposals. */
export interface ConsultationWords {
  /** What its numbers count. */
  units: Record<'participants' | 'contributions' | 'votes' | 'comments', Forms>;
  /** That `{count}` of them were taken back since `{date}`. */
  takenBack: Record<'participants' | 'votes', Forms>;
  status: StatusWords;
  timeline: TimelineWords;
  /** How each of its numbers is counted. */
  methods: Record<'participants' | 'participantsBefore' | 'contributions' | 'votes' | 'comments', string>;
  /** What stands around the table of its numbers. */
  page: {
    numbersOf: (title: string) => string;
    metric: string;
    value: string;
    counted: string;
  };
  proposals: ProposalWords;
}

export interface ProposalWords {
  /** Leads to the thread of arguments of a proposal. */
  arguments: string;
  /** Names the figures of the whole consultation on the page of a proposal. */
  figures: string;
  title: (title: string) => string;
  link: (count: string) => string;
  caption: string;
  proposal: string;
  section: string;
  votes: string;
  orderedBy: string;
  orders: Record<'volume' | 'share' | 'oldest', string>;
  next: string;
  removed: string;
  removedBecause: (reason: string) => string;
  /** Said where the town hides a proposal. */
  hidden: string;
  hiddenBecause: (reason: string) => string;
  /** A line of its timeline: whose proposal the town added. */
  addedBy: (name: string) => string;
  /** A line of its timeline: why its words were corrected. */
  correctedBecause: (reason: string) => string;
  /** A line of its timeline: why its words came to mean something else after people had voted. */
  rewordedBecause: (reason: string) => string;
  /** Stands below its title in the list, where they did. */
  rewordedOn: (date: string) => string;
  /** Said on the page of the consultation: of how many proposals they did. */
  reworded: Forms;
  who: string;
  purpose: string;
  retention: string;
  mixed: string;
}
