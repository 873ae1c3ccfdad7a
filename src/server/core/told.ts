import type { Duty, Milestone, OfficialAnswer, Told } from '../../schema/answering.ts';
import { dutyState, type ReachedDuty, type Said } from './answering.ts';
import type { ThingDocument } from './documents.ts';
import { closingOf, openingOf } from './phases.ts';
import { reader, type View } from './view.ts';
import { namedEnd } from './zoned-day.ts';

/* How what an institution owes and says is shown in one language, at one moment. */

/** Returns the official answer once its day has come. */
export function answerIn({ answer }: Said, view: View): OfficialAnswer | undefined {
  if (!answer || openingOf(answer.at, view.timeZone) > view.now) return undefined;
  const { say, resolve } = reader(view);
  return {
    author: say(answer.author),
    at: answer.at,
    text: say(answer.text),
    ...(answer.url && { url: resolve(answer.url) }),
  };
}

/** Returns what is owed by now. */
export function dutiesIn(reached: readonly ReachedDuty[], said: Said, view: View): Duty[] {
  return reached.map((each): Duty => {
    const { due, metAt } = dutyState(each, said, view);
    return {
      text: reader(view).say({ ...each.duty }),
      since: new Date(each.reachedAt).toISOString(),
      ...(due && { due }),
      ...(metAt && { metAt }),
    };
  });
}

/** What the dates and the answer tell, in words. */
export interface TimelineWords {
  opened: string;
  closed: string;
  answered: string;
}

/** Tells what the owner wrote, and what the dates and the counts tell, in the order in which it happened. @param reached what the counts tell */
export function timelineIn(
  document: Pick<ThingDocument, 'opensAt' | 'closesAt'>,
  said: Said,
  words: TimelineWords,
  reached: readonly Milestone[],
  view: View,
): Milestone[] {
  const { say, resolve } = reader(view);
  const { opensAt, closesAt } = document;
  const told: { milestone: Milestone; from: number; stands: number }[] = [];
  const tell = (milestone: Milestone, from = openingOf(milestone.at, view.timeZone), stands = from) =>
    void told.push({ milestone, from, stands });
  // In the order of cause and effect, which decides among what came at one moment.
  if (opensAt) tell({ at: opensAt, label: words.opened });
  for (const milestone of reached) tell(milestone);
  const end = closingOf({ closesAt }, view.timeZone);
  if (closesAt && end !== undefined) tell({ at: namedEnd(closesAt, view.timeZone), label: words.closed }, end);
  const says = (milestone: Milestone) => tell(milestone, undefined, lastMomentOf(milestone.at, view.timeZone));
  for (const { at, label, author, url } of said.timeline ?? []) {
    says({ at, label: say(label), ...(author && { author: say(author) }), ...(url && { url: resolve(url) }) });
  }
  if (said.answer) says({ at: said.answer.at, label: words.answered });
  return told
    .filter(({ from }) => from <= view.now)
    .sort((one, other) => one.stands - other.stands)
    .map(({ milestone }) => milestone);
}

/** Returns where what was said stands: of a day, at its end, for what was said on a day may be about all that happened on it. */
const lastMomentOf = (at: string, timeZone: string): number =>
  at.length > 10 ? Date.parse(at) : closingOf({ closesAt: at }, timeZone)! - 1;

/** What a thing obliges to by now, and what its counts tell; nothing where it has no threshold. */
interface ByCounts {
  duties?: readonly ReachedDuty[];
  reached?: readonly Milestone[];
}

/** Tells all that is owed and said of a thing; nothing where nothing is. */
export function toldOf(
  document: ThingDocument & Said,
  words: TimelineWords,
  view: View,
  { duties = [], reached = [] }: ByCounts = {},
): Told {
  const answer = answerIn(document, view);
  if (duties.length === 0 && !answer && !document.timeline?.length) return {};
  return {
    ...(duties.length > 0 && { duties: dutiesIn(duties, document, view) }),
    ...(answer && { answer }),
    timeline: timelineIn(document, document, words, reached, view),
  };
}
