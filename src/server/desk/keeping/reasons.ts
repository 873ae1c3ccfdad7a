import { languagesOf } from '../../core/documents.ts';
import { refuseReasons, whyFaults } from '../why.ts';
import type { Rule } from './change.ts';

/* Why a thing changes is said in the languages that it speaks, before or after, and fits its field: nothing of it is cut without a word. */

/** Makes sure that a reason can be read where it will stand, be it one of the log or one of the document. What stood there may stay. */
export const checkReasons: Rule = ({ before, after, said, why }) => {
  const languages = [...new Set([...languagesOf(after), ...(before ? languagesOf(before) : [])])];
  const isNew = ([lang, words]: [string, string]): boolean => before?.reason?.[lang] !== words;
  const added = Object.fromEntries(Object.entries({ ...after.reason, ...(said?.why ?? why) }).filter(isNew));
  refuseReasons(whyFaults(added, languages), languages);
};
