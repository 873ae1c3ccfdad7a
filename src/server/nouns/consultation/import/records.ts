import { cellOf, declaredTotals } from './columns.ts';
import type { Columns, Kind, Total } from './columns.ts';
import { isTextCut } from './mend.ts';
import { parisTime } from './paris-time.ts';
import { typedText } from '../../../../text/plain-text.ts';

interface Act {
  id: string;
  /** An opaque id of the person. */
  author: string;
  /** When it was done; nothing where the file does not tell. */
  at: number | undefined;
}

/** A proposal, with the totals that the export declares for it. */
export interface ProposalRecord extends Act {
  kind: 'proposal';
  consultation: string;
  section: string;
  title: string;
  body: string;
  url: string;
  removed: string | null;
  /** As far as the row tells. */
  declared: Partial<Record<Total, number>>;
}

/** A vote on a proposal: `1` agrees, `0` is mixed, `-1` disagrees. */
export interface VoteRecord extends Act {
  kind: 'vote';
  proposal: string;
  choice: '1' | '0' | '-1';
}

export interface ArgumentRecord extends Act {
  kind: 'argument';
  proposal: string;
  alignment: 1 | -1;
  body: string;
  supports: number;
  removed: string | null;
}

export interface SourceRecord extends Act {
  kind: 'source';
  proposal: string;
  body: string;
}

export interface ReportRecord extends Act {
  kind: 'report';
  proposal: string;
  reason: string;
  body: string;
}

export type CapRecord = ProposalRecord | VoteRecord | ArgumentRecord | SourceRecord | ReportRecord;

const choices = { YES: '1', MITIGE: '0', NO: '-1' } as const;

/** Makes a record of the cells of a row that is judged to be sound. */
export function toRecord(kind: Kind, cells: readonly string[], columns: Columns): CapRecord {
  const reader = (prefix: string) => {
    const cell = (column: string): string => cellOf(cells, columns, `${prefix}_${column}`);
    const removed =
      columns.has(`${prefix}_trashed`) && cell('trashed') === '1'
        ? typedText(cell('trashedReason')) || typedText(cell('trashedStatus')) || 'removed'
        : null;
    const act = { id: cell('id'), author: cell('author_id'), at: parisTime(cell('createdAt')) };
    return { cell, act, removed, proposal: columns.has(`${prefix}_related_id`) ? cell('related_id') : '' };
  };
  /** Reads a text; where it was cut off, its end says so. */
  const textOf = (text: string): string => typedText(text) + (isTextCut(kind, cells, columns) ? ' […]' : '');
  switch (kind) {
    case 'opinion': {
      const { cell, act, removed } = reader('contributions');
      return {
        kind: 'proposal',
        ...act,
        consultation: typedText(cell('consultation_title')),
        section: typedText(cell('section_title')),
        title: typedText(cell('title')),
        body: textOf(cell('bodyText')),
        url: cell('url'),
        removed,
        declared: Object.fromEntries(
          declaredTotals.filter((total) => cell(total) !== '').map((total) => [total, Number(cell(total))]),
        ),
      };
    }
    case 'vote': {
      const { cell, act, proposal } = reader('contributions_votes');
      return { kind: 'vote', ...act, proposal, choice: choices[cell('value') as keyof typeof choices] };
    }
    case 'argument': {
      const { cell, act, proposal, removed } = reader('contributions_arguments');
      return {
        kind: 'argument',
        ...act,
        proposal,
        alignment: cell('type') === 'FOR' ? 1 : -1,
        body: textOf(cell('body')),
        supports: Number(cell('votesCount')),
        removed,
      };
    }
    case 'source': {
      const { cell, act, proposal } = reader('contributions_sources');
      return { kind: 'source', ...act, proposal, body: textOf(cell('body')) };
    }
    case 'reportings': {
      const { cell, act, proposal } = reader('contributions_reportings');
      return { kind: 'report', ...act, proposal, reason: typedText(cell('type')), body: typedText(cell('body')) };
    }
  }
}
