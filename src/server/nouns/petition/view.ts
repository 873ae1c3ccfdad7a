import type { Ability, Count } from '../../../schema/common.ts';
import type { Milestone, Petition, Threshold } from '../../../schema/petition.ts';
import { tallySignatures, type SignatureTally } from './count.ts';
import type { Services } from '../../core/services.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';
import { whyFallen } from '../../desk/invalidating/latest.ts';
import { closingOf, confirmFault, openingOf, signFault, withdrawFault } from '../../core/phases.ts';
import { ability, common, iso, noted, noticeOf, reader, type View } from '../../core/view.ts';
import { namedEnd } from '../../core/zoned-day.ts';
import { petitionWords, signingWords } from './words-for.ts';

/* How a stored thing is shown: its document in one language, with its counts, at one moment. */

/** Builds a petition as it is shown in a language at a moment. */
export function toPetition(document: PetitionDocument, tally: SignatureTally, view: View): Petition {
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
  const answer = document.answer && openingOf(document.answer.at, view.timeZone) <= now ? document.answer : undefined;
  return {
    ...common(document, view),
    type: 'petition',
    can: {
      sign: ability(signingWords(view.lang).abilities, signFault(document, view), document, view),
      withdraw: withdrawal(document, view),
    },
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

function signatures(document: PetitionDocument, tally: SignatureTally, view: View): Count {
  return {
    value: tally.standing,
    // Once nothing can be confirmed any more, nothing waits.
    ...(confirmFault(document, view) !== 'closed' && { pending: tally.waiting }),
    ...(tally.paper > 0 && { offline: tally.paper }),
    ...(tally.invalidated > 0 && { invalidated: tally.invalidated }),
    ...(tally.fall && { why: whyFallen(tally.fall, petitionWords(view.lang).units.signatures, view) }),
    asOf: new Date(tally.asOf).toISOString(),
    method: noted(petitionWords(view.lang).method, document, view),
  };
}

function withdrawal(document: PetitionDocument, view: View): Ability {
  const fault = withdrawFault(document, view);
  if (!fault) return { allowed: true };
  return fault === 'closed'
    ? { allowed: false, reason: petitionWords(view.lang).abilities.kept }
    : ability(signingWords(view.lang).abilities, fault, document, view);
}

/** Tells what the owner wrote, and what the dates and the count tell, in the order in which it happened. */
function timeline(document: PetitionDocument, thresholds: readonly Threshold[], view: View): Milestone[] {
  const { say, resolve } = reader(view);
  const words = petitionWords(view.lang).timeline;
  const { opensAt, closesAt, answer } = document;
  const told: { milestone: Milestone; from: number }[] = [];
  const tell = (milestone: Milestone, from = openingOf(milestone.at, view.timeZone)) =>
    void told.push({ milestone, from });
  for (const { at, label, url } of document.timeline ?? []) {
    tell({ at, label: say(label), ...(url && { url: resolve(url) }) });
  }
  if (opensAt) tell({ at: opensAt, label: words.opened });
  for (const { at, label, reachedAt } of thresholds) {
    if (reachedAt) tell({ at: reachedAt, label: words.reached(view.lang, at, label) });
  }
  if (closesAt)
    tell({ at: namedEnd(closesAt, view.timeZone), label: words.closed }, closingOf(document, view.timeZone));
  if (answer) tell({ at: answer.at, label: words.answered });
  return told
    .filter(({ from }) => from <= view.now)
    .sort((one, other) => one.from - other.from)
    .map(({ milestone }) => milestone);
}

/** Reads a petition as it stands now, with its counts. */
export const readPetition = async (services: Services, stored: StoredPetition, view: View): Promise<Petition> =>
  toPetition(stored.document, await tallySignatures(services, stored), view);
