import type { Writer } from '../../store/store.ts';
import { writeLog, type Details } from '../log.ts';
import { addTelling, isReworded, keptWords } from '../rewording.ts';
import { noteStatedChange, statedChange } from '../stated.ts';
import { actsOf } from './acts.ts';
import type { Change } from './change.ts';
import { noteComing, numbersMet, saidByNow, tellComeAnswer } from './coming.ts';
import { keptNotice } from './notice.ts';
import { isPromiseReworded, keptPromises } from './promises.ts';
import { keptVersion } from './versions.ts';
import { tellVoices } from './voices.ts';

/* What the log says of a change, in the transaction that makes it: what was done, why, and the public words that stood there before. */

/** Tells everyone of a change, and remembers whom to write to. */
export async function tellChange(writer: Writer, change: Change): Promise<void> {
  const { noun, id: scope, path, before, after, now, by } = change;
  const { act, why, isWhole, others } = actsOf(change);
  const line = { scope, path, by, now };
  if (before) await tellComeAnswer(writer, { noun, scope, path, document: before }, change);
  const stated = statedChange(noun, before, after);
  await noteStatedChange(writer, scope, stated, now);
  const kept = keptOf(change);
  const means = meansOf(change);
  const details: Details = {
    ...stated,
    ...(why && { why }),
    ...(before && !isWhole && { fields: change.fields }),
    ...endOf(change),
    ...meetsOf(change),
    ...(means && { means }),
    ...(Object.keys(kept).length > 0 && { before: kept }),
  };
  await writeLog(writer, { ...line, act, details });
  const stored = { kind: noun, scope, id: scope, path, document: after };
  if (before && means === 'other') await addTelling(writer, { ...stored, document: before }, now);
  const passed = await noun.answering?.stampAdded?.(writer, before, stored, change);
  for (const each of passed ?? []) await writeLog(writer, { ...line, act: 'reached', details: each });
  for (const { act: done, why: reason } of others) {
    await writeLog(writer, { ...line, act: done, details: { ...(reason && { why: reason }) } });
  }
  await noteComing(writer, { noun, scope, path, document: after }, change);
  await tellVoices(writer, change);
}

/** Returns the promises that are said to be kept from now on, where everyone may know that they are due. */
function meetsOf({ noun: { answering }, before, after, now, timeZone }: Change): Pick<Details, 'meets'> {
  if (!answering || (answering.publicSince && answering.publicSince(after, { now, timeZone }) === undefined)) return {};
  const numbersIn = (document: Change['after']): number[] =>
    numbersMet(saidByNow(answering.said(document), { now, timeZone }));
  const were = before ? numbersIn(before) : [];
  const meets = [...new Set(numbersIn(after))].filter((number) => !were.includes(number));
  return meets.length > 0 ? { meets: meets.sort((one, other) => one - other) } : {};
}

/** Returns the end of the thing as it was announced and as it is now, where it is another. */
function endOf({ before, after, fields }: Change): Pick<Details, 'end'> {
  if (!before || !fields.includes('closesAt')) return {};
  const [from, to] = [before.closesAt, after.closesAt];
  return { end: { ...(from && { from }), ...(to && { to }) } };
}

/** Returns what other words mean to those who acted; nothing where they acted on none, or these stay. */
function meansOf(change: Change): Details['means'] {
  const { noun, before, after, isActedOn, means } = change;
  if (!before || !isActedOn) return undefined;
  if (isReworded(noun, before, after)) return means;
  return means === 'same' && isPromiseReworded(change) ? means : undefined;
}

/** Returns what was there before and changed, of what people acted on or were told. */
function keptOf(change: Change): Record<string, unknown> {
  const { noun, before, after, isActedOn } = change;
  if (!before) return {};
  return {
    ...keptAnswer(change, before),
    ...(isActedOn && keptWords(noun, before, after)),
    ...keptVersion(change),
    ...keptPromises(change),
    ...keptNotice(change),
  };
}

/** Returns the official answer that was there before and changed: no change makes unsaid what an institution said. What nobody has read was not. */
function keptAnswer(
  { noun: { answering }, fields, ...moment }: Change,
  before: Change['after'],
): Record<string, unknown> {
  const answer = answering && saidByNow(answering.said(before), moment).answer;
  return answer && fields.includes('answer') ? { answer } : {};
}
