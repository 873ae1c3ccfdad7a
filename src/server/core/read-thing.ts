import type { Consultation } from '../../schema/consultation.ts';
import type { Petition } from '../../schema/petition.ts';
import type { Poll } from '../../schema/poll.ts';
import { isPublic, isShownToVoters, showsVotes, toPoll } from '../nouns/poll/view.ts';
import type { Services } from './services.ts';
import type { StoredConsultation, StoredPetition, StoredPoll } from './things.ts';
import type { View } from './view.ts';
import { toConsultation, toPetition } from '../nouns/petition/view.ts';

/* Things as they stand now, with their counts. */

export async function readPetition({ counts }: Services, stored: StoredPetition, view: View): Promise<Petition> {
  const { scope, id, document } = stored;
  const thresholds = document.thresholds.map(({ at }) => at);
  return toPetition(document, await counts.petition(scope, id, thresholds), view);
}

/** @param hasVoted shows what those may know who have voted */
export async function readPoll({ counts }: Services, stored: StoredPoll, view: View, hasVoted = false): Promise<Poll> {
  const shown = (hasVoted ? isShownToVoters : isPublic)(stored.document, view.now);
  return toPoll(stored.document, shown ? await counts.poll(stored) : undefined, view);
}

/** A consultation, and how many proposals it has. */
export async function readConsultation(
  { counts }: Services,
  { document, scope }: StoredConsultation,
  view: View,
): Promise<{ consultation: Consultation; proposals: number }> {
  const tally = await counts.consultation(scope);
  const shows = showsVotes(document, view.now);
  return { consultation: toConsultation(document, tally, view, shows), proposals: tally.proposals };
}
