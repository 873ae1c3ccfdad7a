import { DeskFault, DocumentFault, isSame } from '../faults.ts';
import { grantFor } from '../roles.ts';
import type { Rule } from './change.ts';

/* Votes that were counted elsewhere count for as much as those that people cast here, wherever they come from. */

/** Takes such counts from whoever may count, and once people have acted from two people only, on the page of counts on paper. */
export const checkCounted: Rule = ({ noun, id, before, after, isActedOn, by, holder }) => {
  const { counted } = noun.revising ?? {};
  if (!counted) return;
  const [were, are] = [before ? counted(before) : {}, counted(after)];
  const changed = Object.keys({ ...were, ...are }).filter((name) => !isSame(were[name], are[name]));
  if (changed.length === 0) return;
  if (isActedOn) {
    const detail =
      'people have acted here, so that what was counted elsewhere is entered by two people, on the page of counts on paper.';
    throw new DocumentFault(changed.map((field) => ({ field, detail })));
  }
  if (by === 'operator' || grantFor(holder ?? { grants: [{ role: by, scope: '' }] }, 'count', id)) return;
  throw new DeskFault(
    403,
    `It holds votes that were counted elsewhere (${changed.join(', ')}): who may count on paper, as an owner, does that. Leave them as they are, or have them do it.`,
  );
};
