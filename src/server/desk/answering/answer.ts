import type { OfficialAnswer, Step } from '../../core/document-parts.ts';
import type { ThingDocument } from '../../core/documents.ts';
import type { Answering, Stored } from '../../core/noun.ts';
import { dayOf } from '../../core/zoned-day.ts';
import { DeskFault, DocumentFault, isSame } from '../faults.ts';
import { changeThing, getThing, type Desk } from '../things.ts';

/* The institution says something on a thing: its answer, or a step that was taken. */

/** An answer as it is given: where no day is named, it keeps the one that it had, or has today's. */
export type GivenAnswer = Omit<OfficialAnswer, 'at'> & { at?: string | undefined };
/** A step as it is given, on today's day where none is named. */
export type GivenStep = Omit<Step, 'at'> & { at?: string | undefined };

/** Finds a thing that can be answered. @throws DeskFault */
async function find(desk: Desk, at: string): Promise<Stored & { answering: Answering }> {
  const stored = await getThing(desk, at);
  const { type } = stored.kind;
  const answering = desk.nouns.find((noun) => noun.type === type)?.answering;
  if (!answering) throw new DeskFault(409, `A ${type} takes no official answer. Say it in its text, or in its reason.`);
  return { ...stored, answering };
}

/** Gives the official answer, or corrects the one that was given: the log keeps it as it was. */
export async function answerThing(desk: Desk, at: string, given: GivenAnswer): Promise<Stored> {
  const { path, answering } = await find(desk, at);
  // Asked of what stands there when it is written: of two answers at once, the second corrects the first.
  const before = (present: ThingDocument) => answering.said(present).answer;
  const change = (present: ThingDocument) => {
    const answer = plain({ ...given, at: given.at ?? before(present)?.at ?? today(desk) });
    return isSame(answer, before(present)) ? {} : { answer };
  };
  return changeThing(desk, path, change).catch(asSent);
}

/** Adds a step to the timeline. The same step again changes nothing. */
export async function addStep(desk: Desk, at: string, given: GivenStep): Promise<Stored> {
  const { path, answering } = await find(desk, at);
  const step = plain({ ...given, at: given.at ?? today(desk) });
  // Added to what stands there when it is written: of two at once, none takes the other's away.
  const add = (present: ThingDocument) => {
    const before = answering.said(present).timeline ?? [];
    return before.some((each) => isSame(each, step)) ? {} : { timeline: [...before, step] };
  };
  return changeThing(desk, path, add, { act: 'noted', why: step.label }).catch(asSent);
}

/** Names faults by the fields that were sent: an answer or a step is given alone, and not as a part of its document. */
function asSent(error: unknown): never {
  if (!(error instanceof DocumentFault)) throw error;
  const within = /^(?:answer|timeline\.\d+)\./;
  throw new DocumentFault(error.faults.map(({ field, detail }) => ({ field: field.replace(within, ''), detail })));
}

const today = ({ now, timeZone }: Desk): string => dayOf(now, timeZone);

/** Leaves out the fields that say nothing, as documents do. */
const plain = <T extends object>(part: T): T =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as T;
