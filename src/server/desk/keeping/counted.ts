import { DeskFault, DocumentFault, isSame, unexplained } from '../faults.ts';
import { grantFor } from '../roles.ts';
import type { Rule } from './change.ts';

/* Votes that were counted elsewhere count for as much as those that people cast here, wherever they come from. */

/**
 * Takes such counts from whoever may count. Once people have acted, one can be taken out as a whole, with a reason, and is entered anew by two
 * people, on the page of counts on paper.
 */
export const checkCounted: Rule = ({ noun, id, before, after, isActedOn, by, holder, why }) => {
  const { counted } = noun.revising ?? {};
  if (!counted) return;
  const [were, are] = [before ? counted(before) : {}, counted(after)];
  const changed = Object.keys({ ...were, ...are }).filter((name) => !isSame(were[name], are[name]));
  if (changed.length === 0) return;
  if (isActedOn) {
    const others = changed.filter((name) => !isTakenOut(were[name], are[name]));
    const detail =
      'people have acted here: what was counted elsewhere can be taken out as a whole, with a reason, and is entered anew by two people, on the page of counts on paper.';
    if (others.length > 0) throw new DocumentFault(others.map((field) => ({ field, detail })));
    const unsaid = unexplained(after, why);
    if (unsaid) throw new DocumentFault([unsaid]);
  }
  if (by === 'operator' || grantFor(holder ?? { grants: [{ role: by, scope: '' }] }, 'count', id)) return;
  throw new DeskFault(
    403,
    `It holds votes that were counted elsewhere (${changed.join(', ')}): who may count on paper, as an owner, does that. Leave them as they are, or have them do it.`,
  );
};

/** Checks whether a list holds nothing but what it held before. */
const isTakenOut = (were: unknown, are: unknown = []): boolean =>
  Array.isArray(were) &&
  Array.isArray(are) &&
  (are as unknown[]).every((each) => (were as unknown[]).some((one) => isSame(each, one)));
