import type { Ability, Count } from '../../../schema/common.ts';
import type { Petition, Threshold } from '../../../schema/petition.ts';
import type { Milestone } from '../../../schema/answering.ts';
import { receiptUrl } from '../../confirmation/receipt-page.ts';
import { tallySignatures, type SignatureTally } from './count.ts';
import type { Services } from '../../core/services.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';
import { dutiesOf } from './duties.ts';
import { whyFallen } from '../../desk/falls/why.ts';
import { confirmFault, signFault, withdrawFault } from '../../core/phases.ts';
import { answerIn, dutiesIn, timelineIn } from '../../core/told.ts';
import { ability, common, iso, noted, noticeOf, reader, workOf, type View } from '../../core/view.ts';
import { petitionWords, signingWords } from './words-for.ts';

/* How a stored thing is shown: its document in one language, with its counts, at one moment. */

/** Builds a petition as it is shown in a language at a moment. */
export function toPetition(document: PetitionDocument, tally: SignatureTally, view: View): Petition {
  const { say } = reader(view);
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
  const answer = answerIn(document, view);
  const sign = ability(signingWords(view.lang).abilities, signFault(document, view), document, view);
  const duties = dutiesIn(dutiesOf(document, tally), document, view);
  const { timeline: text } = petitionWords(view.lang);
  const milestones = thresholds.flatMap(({ at, label, reachedAt }): Milestone[] =>
    reachedAt ? [{ at: reachedAt, label: text.reached(view.lang, at, label) }] : [],
  );
  return {
    ...common(document, view),
    receiptUrl: receiptUrl(view),
    type: 'petition',
    can: {
      sign,
      withdraw: withdrawal(document, view),
      ...workOf(sign, view),
    },
    numbers: { signatures: signatures(document, tally, view) },
    text: say(document.text),
    textVersion: document.textVersion,
    ...(document.author && { author: say(document.author) }),
    thresholds,
    notice: noticeOf(document.notice, view),
    ...(duties.length > 0 && { duties }),
    ...(answer && { answer }),
    timeline: timelineIn(document, document, text, milestones, view),
  };
}

function signatures(document: PetitionDocument, tally: SignatureTally, view: View): Count {
  const { units, takenBack, method } = petitionWords(view.lang);
  return {
    value: tally.standing,
    // Once nothing can be confirmed any more, nothing waits but for those who run the site.
    ...(confirmFault(document, view) !== 'closed'
      ? { pending: tally.waiting }
      : tally.held > 0 && { pending: tally.held }),
    ...(tally.paper > 0 && { offline: tally.paper }),
    ...(tally.invalidated > 0 && { invalidated: tally.invalidated }),
    ...(tally.checked > 0 && { checked: tally.checked }),
    ...whyFallen(tally.falls, { units: units.signatures, takenBack }, view),
    asOf: new Date(tally.asOf).toISOString(),
    method: noted(method, document, view),
  };
}

function withdrawal(document: PetitionDocument, view: View): Ability {
  const fault = withdrawFault(document, view);
  if (!fault) return { allowed: true };
  return fault === 'closed'
    ? { allowed: false, reason: petitionWords(view.lang).abilities.kept }
    : ability(signingWords(view.lang).abilities, fault, document, view);
}

/** Reads a petition as it stands now, with its counts. */
export const readPetition = async (services: Services, stored: StoredPetition, view: View): Promise<Petition> =>
  toPetition(stored.document, await tallySignatures(services, stored), view);
