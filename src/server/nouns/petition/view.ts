import type { Ability, Count } from '../../../schema/common.ts';
import type { Consultation } from '../../../schema/consultation.ts';
import type { Milestone, Petition, Threshold } from '../../../schema/petition.ts';
import type { ConsultationTally, PetitionTally } from '../../core/counts.ts';
import type { ConsultationDocument, PetitionDocument } from '../../core/documents.ts';
import { confirmFault, signFault, withdrawFault } from '../../core/phases.ts';
import { ability, common, iso, noted, noticeOf, reader, type View } from '../../core/view.ts';
import { wordsFor } from '../../words/words-for.ts';

/* How a stored thing is shown: its document in one language, with its counts, at one moment. */

export function toPetition(document: PetitionDocument, tally: PetitionTally, view: View): Petition {
  const { say, resolve } = reader(view);
  const { now } = view;
  const thresholds = document.thresholds.map(({ at, label, duty, territory, reachedAt }): Threshold => {
    const reached = reachedAt ?? iso(tally.reachedAt.get(at));
    return {
      at,
      label: say(label),
      duty: say(duty),
      ...(territory && { territory: say(territory) }),
      ...(reached && { reachedAt: reached }),
    };
  });
  const answer = document.answer && Date.parse(document.answer.at) <= now ? document.answer : undefined;
  return {
    ...common(document, view),
    type: 'petition',
    can: { sign: ability(signFault(document, now), document, view), withdraw: withdrawal(document, view) },
    numbers: { signatures: signatures(document, tally, view) },
    text: say(document.text),
    textVersion: document.textVersion,
    ...(document.author && { author: say(document.author) }),
    thresholds,
    notice: noticeOf(document.notice, view),
    ...(answer && {
      answer: {
        author: say(answer.author),
        at: answer.at,
        text: say(answer.text),
        ...(answer.url && { url: resolve(answer.url) }),
      },
    }),
    timeline: timeline(document, thresholds, view),
  };
}

/** @param showsVotes false where the votes on its proposals are hidden, and with them their sum */
export function toConsultation(
  document: ConsultationDocument,
  tally: ConsultationTally,
  view: View,
  showsVotes = true,
): Consultation {
  const words = wordsFor(view.lang).methods;
  const asOf = new Date(tally.asOf).toISOString();
  const count = (value: number, method: string): Count => ({ value, asOf, method: noted(method, document, view) });
  return {
    ...common(document, view),
    type: 'consultation',
    can: {},
    numbers: {
      participants: count(tally.participants, words.participants),
      contributions: count(tally.proposals + tally.comments + tally.sources, words.contributions),
      ...(showsVotes && { votes: count(tally.ballots, words.votes) }),
      comments: count(tally.comments, words.comments),
    },
    ...(document.summary && { summary: reader(view).say(document.summary) }),
  };
}

function signatures(document: PetitionDocument, tally: PetitionTally, view: View): Count {
  const waiting = tally.received - tally.counted - tally.cancelled;
  return {
    value: tally.counted - tally.withdrawn,
    // Once nothing can be confirmed any more, nothing waits.
    ...(confirmFault(document, view.now) !== 'closed' && { pending: Math.max(0, waiting) }),
    asOf: new Date(tally.asOf).toISOString(),
    method: noted(wordsFor(view.lang).methods.signatures, document, view),
  };
}

function withdrawal(document: PetitionDocument, view: View): Ability {
  const fault = withdrawFault(document, view.now);
  if (!fault) return { allowed: true };
  return fault === 'closed'
    ? { allowed: false, reason: wordsFor(view.lang).abilities.kept }
    : ability(fault, document, view);
}

/** What the owner wrote, and what the dates and the count tell, in the order in which it happened. */
function timeline(document: PetitionDocument, thresholds: readonly Threshold[], view: View): Milestone[] {
  const { say, resolve } = reader(view);
  const words = wordsFor(view.lang).timeline;
  const told: Milestone[] = (document.timeline ?? []).map(({ at, label, url }) => ({
    at,
    label: say(label),
    ...(url && { url: resolve(url) }),
  }));
  if (document.opensAt) told.push({ at: document.opensAt, label: words.opened });
  for (const { at, label, reachedAt } of thresholds) {
    if (reachedAt) told.push({ at: reachedAt, label: words.reached(view.lang, at, label) });
  }
  if (document.closesAt) told.push({ at: document.closesAt, label: words.closed });
  if (document.answer) told.push({ at: document.answer.at, label: words.answered });
  return told.filter(({ at }) => Date.parse(at) <= view.now).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
