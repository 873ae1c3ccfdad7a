import { limitChanges } from '../changes-limit.ts';
import { isExpected } from '../expected.ts';
import { DeskFault, DocumentFault, Outdated, revisionFaults } from '../faults.ts';
import { checkLastDay } from '../retention/last-day.ts';
import { refuseReopening } from '../retention/reopening.ts';
import { isReworded, saidMeans } from '../rewording.ts';
import { actsOf } from './acts.ts';
import type { Rule } from './change.ts';
import { checkCounted } from './counted.ts';
import { checkEnding } from './ending.ts';
import { checkNotice } from './notice.ts';
import { checkPromises } from './promises.ts';
import { checkReasons } from './reasons.ts';
import { refuseKnownResults } from './results.ts';
import { checkSaid } from './said.ts';
import { checkSense } from './sense.ts';
import { checkTextVersion } from './versions.ts';
import { checkVoices } from './voices.ts';

/* What every document keeps to that is put, in the order in which it is asked: the first rule that is broken is told. */

/** Gives no name a second time. */
const checkName: Rule = ({ id, noun, taken }) => {
  if (!taken || taken.type === noun.type) return;
  throw new DeskFault(409, `"${id}" is the name of a ${taken.type} already: each name is given once. Choose another.`);
};

/** Keeps the rules that people acted by, and gives other words than theirs another version. */
const checkRevision: Rule = ({ noun: { revising }, before, after, isActedOn }) => {
  const faults = before && isActedOn && revising ? revisionFaults(revising, before, after) : [];
  if (faults.length > 0) throw new DocumentFault(faults);
};

/** Lets nobody extend what is archived. */
const refuseExtending: Rule = ({ path, said, after }) => {
  if (said?.act !== 'extended' || after.override !== 'archived') return;
  throw new DeskFault(409, `${path} is archived: resume it first, then extend it.`);
};

/** Changes nothing but the version that the change was made upon. */
const checkExpected: Rule = ({ path, version, expects }) => {
  if (!isExpected(expects, version)) throw new Outdated(path);
};

/** Asks what other words mean to those who acted on the old ones. */
const checkMeans: Rule = ({ noun, before, after, isActedOn, means }) => {
  if (before && isActedOn && isReworded(noun, before, after)) saidMeans(means);
};

/** Lets nothing be changed too often. */
const checkPace: Rule = (change) => {
  const { kept, id: scope, path } = change;
  return limitChanges(kept, { scope, path, act: actsOf(change).act }, change);
};

/** What is asked of every document, be it another than that which stands there or the same. */
export const rules: readonly Rule[] = [
  checkName,
  checkSense,
  checkRevision,
  checkCounted,
  checkEnding,
  checkReasons,
  checkVoices,
  checkPromises,
  checkSaid,
  checkTextVersion,
  checkNotice,
  refuseReopening,
  refuseKnownResults,
  checkLastDay,
  refuseExtending,
];

/** What is asked besides of one that changes something. */
export const rulesOfChanges: readonly Rule[] = [checkExpected, checkMeans, checkPace];
