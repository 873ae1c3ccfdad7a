import { receiptUrl } from '../../confirmation/receipt-page.ts';
import { pollWords, votingWords } from './words-for.ts';
import type { Told } from '../../../schema/answering.ts';
import type { Ability, Count } from '../../../schema/common.ts';
import type { AnsweredPoll, Poll } from '../../../schema/poll.ts';
import { STANCES } from '../../../tally/settings.ts';
import { whyFallen } from '../../desk/falls/why.ts';
import { type Moment, signFault } from '../../core/phases.ts';
import type { PollDocument, StoredPoll } from './document.ts';
import { ability, common, iso, noted, noticeOf, reader, workOf, type View } from '../../core/view.ts';
import { toldOf } from '../../core/told.ts';
import { formatNumber } from '../../words/format.ts';
import { dutiesOf } from './duties.ts';
import { readQuorum } from './quorum.ts';
import { pollActs } from './rules.ts';
import type { Services } from '../../core/services.ts';
import { isPublic } from './public.ts';
import { followHidden, tallyPoll, type PollTally } from './count.ts';

/** Checks whether those who have voted may know them. */
export const isShownToVoters = (document: PollDocument, moment: Moment): boolean =>
  document.results === 'after-vote' || isPublic(document, moment);

/** Returns a poll as it is shown; without a tally, it has no number at all. @param quorumAt when its quorum was reached, where that may be known */
export function toPoll(
  document: PollDocument,
  tally: PollTally | undefined,
  view: View,
  quorumAt?: number,
): AnsweredPoll {
  const { say, resolve } = reader(view);
  const { description, textVersion, form, method, scoreRule, lotOrder, shuffled, results, quorum, rule } = document;
  const words = Object.fromEntries(Object.entries(document.words ?? {}).map(([id, texts]) => [id, say(texts)]));
  const { stances } = pollWords(view.lang);
  const vote = voting(document, view);
  const options =
    form.kind === 'three-way'
      ? STANCES.map((id) => ({ id, label: words[id] ?? stances[id as keyof typeof stances] }))
      : document.options.map((option) => ({
          id: option.id,
          label: say(option.label),
          ...(option.description && { description: say(option.description) }),
          ...(option.image && { image: { url: resolve(option.image.url), alt: say(option.image.alt) } }),
        }));
  return {
    ...common(document, view),
    receiptUrl: receiptUrl(view),
    type: 'poll',
    can: { vote, withdraw: withdrawal(document, view), ...workOf(vote, view) },
    numbers: tally ? { votes: votes(document, tally, view) } : {},
    ...(description && { description: say(description) }),
    textVersion,
    options,
    form,
    method,
    ...(scoreRule && { scoreRule }),
    ...(lotOrder && { lotOrder }),
    words,
    ...(shuffled && { shuffled }),
    results,
    ...(tally && { result: tally.result, ballotsVersion: tally.version }),
    ...(tally && (document.offline ?? tally.paper.length > 0) && { offline: offline(document, tally, view) }),
    ...(quorum && { quorum: { at: quorum.at, duty: say(quorum.duty) } }),
    ...told(document, quorumAt, view),
    ...(tally &&
      tally.paper.length > 0 && {
        paper: tally.paper.map(({ document: at, day, countedBy, figures }) => ({
          ...{ document: at, day },
          ...(countedBy && { countedBy }),
          figures,
        })),
      }),
    who: say(document.who),
    doubles: document.doubles ? say(document.doubles) : doubles(document, view),
    ...(rule && { rule: resolve(rule) }),
    notice: noticeOf(document.notice, view),
  };
}

/** Returns what the institution owes and has said; nothing where it has not. */
function told(document: PollDocument, quorumAt: number | undefined, view: View): Told {
  const text = pollWords(view.lang).timeline;
  const { quorum } = document;
  const at = quorum && iso(quorumAt);
  const reached = at ? [{ at, label: text.quorum(formatNumber(view.lang, quorum.at)) }] : [];
  return toldOf(document, text, view, { duties: dutiesOf(document, quorumAt, view), reached });
}

function doubles({ final }: PollDocument, view: View): string {
  const words = pollWords(view.lang);
  return final ? words.doublesFinal : words.doubles;
}

function votes(
  document: PollDocument,
  { asOf, result, waiting, held, invalidated, checked, paper: entered, falls }: PollTally,
  view: View,
): Count {
  const { units, takenBack } = pollWords(view.lang);
  const isOnPaper = document.offline !== undefined || entered.length > 0;
  const paper = [...(document.offline ?? []), ...entered].reduce(
    (sum, { result: counted }) => sum + counted.ballots,
    0,
  );
  return {
    value: result.ballots + paper,
    // Once nothing can be confirmed any more, nothing waits but for those who run the site.
    ...(signFault(document, view) !== 'closed' ? { pending: waiting } : held > 0 && { pending: held }),
    ...(invalidated > 0 && { invalidated }),
    ...(checked > 0 && { checked }),
    ...(isOnPaper && { offline: paper }),
    ...whyFallen(falls, { units: units.votes, takenBack }, view),
    asOf: new Date(asOf).toISOString(),
    method: noted(document.doubles ? reader(view).say(document.doubles) : doubles(document, view), document, view),
  };
}

/** Shows the counts on paper: those that stand in the document, and those that were entered. */
function offline(
  { offline: counts = [] }: PollDocument,
  { paper }: PollTally,
  view: View,
): NonNullable<Poll['offline']> {
  const { say } = reader(view);
  const { paperBy } = pollWords(view.lang);
  return [
    ...counts.map(({ label, by, at, result }) => ({ label: say(label), by: say(by), at, result })),
    ...paper.map(({ document, day, countedBy, result }) => ({
      label: document,
      by: countedBy || paperBy,
      at: day,
      result,
    })),
  ];
}

function voting(document: PollDocument, view: View): Ability {
  const can = ability(votingWords(view.lang).abilities, signFault(document, view), document, view);
  return can.allowed && document.final ? { allowed: true, code: 'final', reason: pollWords(view.lang).final } : can;
}

function withdrawal(document: PollDocument, view: View): Ability {
  const fault = pollActs.withdrawFault(document, view);
  if (!fault) return { allowed: true };
  const words = pollWords(view.lang);
  if (fault === 'already-voted') return { allowed: false, reason: words.finalKept };
  if (fault === 'not-open') return ability(votingWords(view.lang).abilities, fault, document, view);
  return { allowed: false, reason: words.abilities.kept };
}

/**
 * Reads a poll as it stands now, with its result where that may be known.
 *
 * @param hasVoted shows what those may know who have voted
 */
export async function readPoll(
  services: Services,
  stored: StoredPoll,
  view: View,
  hasVoted = false,
): Promise<AnsweredPoll> {
  const shown = (hasVoted ? isShownToVoters : isPublic)(stored.document, view);
  if (!shown) await followHidden(services, stored);
  if (!shown) return toPoll(stored.document, undefined, view);
  return toPoll(stored.document, await tallyPoll(services, stored), view, await readQuorum(services, stored));
}
