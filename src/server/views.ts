import type { Ability, Count } from '../schema/common.ts';
import type { Consultation } from '../schema/consultation.ts';
import type { Milestone, Petition, Threshold } from '../schema/petition.ts';
import type { ConsultationTally, PetitionTally } from './counts.ts';
import { say, type ConsultationDocument, type PetitionDocument, type ThingDocument } from './documents.ts';
import { formatTime } from './format.ts';
import { confirmFault, phaseOf, signFault, withdrawFault, type PhaseFault } from './phases.ts';
import { wordsFor } from './words.ts';

/* How a stored thing is shown: its document in one language, with its counts, at one moment. */

/** For whom, where and when a thing is shown. */
export interface View {
  id: string;
  /** Address of the thing's page; paths in its document are resolved against it. */
  url: string;
  /** One of the thing's own languages. */
  lang: string;
  now: number;
  /** IANA zone in which dates are written out in words. */
  timeZone: string;
}

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
    notice: {
      version: document.notice.version,
      controller: say(document.notice.controller),
      purpose: say(document.notice.purpose),
      retention: say(document.notice.retention),
      url: resolve(document.notice.url),
    },
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

export function toConsultation(document: ConsultationDocument, tally: ConsultationTally, view: View): Consultation {
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
      votes: count(tally.ballots, words.votes),
      comments: count(tally.comments, words.comments),
    },
    ...(document.summary && { summary: reader(view).say(document.summary) }),
  };
}

function common(document: ThingDocument, view: View) {
  const { opensAt, closesAt } = document;
  return {
    id: view.id,
    lang: view.lang,
    url: view.url,
    title: reader(view).say(document.title),
    phase: phaseOf(document, view.now),
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
  };
}

function reader(view: View) {
  return {
    say: (texts: Record<string, string>): string => say(texts, view.lang),
    resolve: (url: string): string => new URL(url, view.url).href,
  };
}

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

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

const noted = (method: string, { countNote }: ThingDocument, view: View): string =>
  countNote ? `${method} ${reader(view).say(countNote)}` : method;

function ability(fault: PhaseFault | undefined, document: PetitionDocument, view: View): Ability {
  if (!fault) return { allowed: true };
  const words = wordsFor(view.lang).abilities;
  const given = document.reason && reader(view).say(document.reason);
  const day = (at: string | undefined): string | undefined => at && formatTime(view.lang, at, view.timeZone);
  if (fault === 'not-open')
    return { allowed: false, reason: words.notOpen, wouldBeAllowedIf: words.opens(day(document.opensAt) ?? '') };
  if (fault === 'paused') return { allowed: false, reason: given ?? words.paused, wouldBeAllowedIf: words.resumes };
  if (document.override === 'archived') return { allowed: false, reason: given ?? words.archived };
  return { allowed: false, reason: words.closed(day(document.closesAt) ?? '') };
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
