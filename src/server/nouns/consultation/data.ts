import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import type { DataParts, Figure } from '../../core/open-data.ts';
import type { Services } from '../../core/services.ts';
import type { View } from '../../core/view.ts';
import { pollKind } from '../poll/kind.ts';
import { pollWords } from '../poll/words-for.ts';
import type { StoredConsultation } from './document.ts';
import { listProposals, type ListedProposal } from './proposal-list.ts';
import { showsVotes } from './view.ts';

const pageSize = 100;
const signs = { agree: 1, neutral: 0, disagree: -1 } as const;
const stances = ['agree', 'neutral', 'disagree'] as const;

/** Reads the proposals of a consultation as data, the oldest first, with their votes as far as everyone may know them. */
export async function readProposalData(
  services: Services,
  stored: StoredConsultation,
  view: View,
  after?: string,
): Promise<DataParts> {
  const shownAt = showsVotes(stored.document, view) ? view.now : undefined;
  const wish = { order: 'oldest', after, limit: pageSize } as const;
  const { items, next } = await listProposals(services.store, stored, view, shownAt, wish).catch((error: unknown) => {
    // The cursor is all that a reader could have made up.
    const isTheirs = error instanceof SyntaxError || error instanceof URIError || error instanceof z.core.$ZodError;
    throw isTheirs && after !== undefined ? new HTTPException(400) : error;
  });
  const labels: Readonly<Record<string, string>> = pollWords(view.lang).stances;
  const words = stored.document.votes?.words ?? {};
  const labelOf = (stance: string): string => words[stance]?.[view.lang] ?? labels[stance] ?? stance;
  const figures = ({ votes }: ListedProposal): Figure[] =>
    votes
      ? [
          { measure: 'result.ballots', value: votes.ballots },
          ...stances.map((item) => ({
            ...{ measure: 'result.votes', item, label: labelOf(item), sign: signs[item] },
            value: votes[item],
          })),
        ]
      : [];
  return {
    items: items.map((each) => ({
      ...{ type: pollKind.type, url: each.url, title: each.title ?? each.removed ?? '' },
      figures: figures(each),
    })),
    ...(next !== undefined && { next }),
  };
}
