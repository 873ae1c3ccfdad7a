import type { Count } from '../../../schema/common.ts';
import type { Consultation } from '../../../schema/consultation.ts';
import type { Moment } from '../../core/phases.ts';
import type { Services } from '../../core/services.ts';
import { toldOf } from '../../core/told.ts';
import { common, noted, reader, type View } from '../../core/view.ts';
import { isPublic } from '../poll/public.ts';
import { whyFallen } from '../../desk/falls/why.ts';
import { tallyConsultation, type ConsultationTally } from './count.ts';
import type { ConsultationDocument, StoredConsultation } from './document.ts';
import { resultsOf } from './proposals.ts';
import { hiddenOf, rewordedAt } from './standing.ts';
import { townActs } from './tables.ts';
import { consultationWords } from './words-for.ts';

/** Checks whether everyone may know the votes on the proposals of a consultation. */
export const showsVotes = (document: ConsultationDocument, moment: Moment): boolean =>
  isPublic({ ...document, results: resultsOf(document) }, moment);

/** @param showsVotes false where the votes on its proposals are hidden, and with them their sum and who came today */
export function toConsultation(
  document: ConsultationDocument,
  tally: ConsultationTally,
  view: View,
  showsVotes = true,
): Consultation {
  const { methods: words, units, takenBack } = consultationWords(view.lang);
  const asOf = new Date(tally.asOf).toISOString();
  const count = (value: number, method: string): Count => ({ value, asOf, method: noted(method, document, view) });
  // Nobody shall see by this number whether someone voted just now for the first time.
  const {
    value: people,
    at,
    fall,
  } = showsVotes
    ? { value: tally.participants, at: tally.asOf, fall: tally.falls.participants }
    : { value: tally.before.participants, at: tally.before.asOf, fall: tally.before.fall };
  const recent = { participants: fall, votes: tally.falls.votes };
  const participants = {
    ...count(people, showsVotes ? words.participants : words.participantsBefore),
    asOf: new Date(at).toISOString(),
  };
  const why = (of: 'participants' | 'votes') =>
    whyFallen(
      { last: of === 'votes' ? tally.takenOut : undefined, recent: recent[of] },
      { units: units[of], takenBack: takenBack[of] },
      view,
    );
  return {
    ...common(document, view),
    type: 'consultation',
    can: {},
    numbers: {
      participants: { ...participants, ...why('participants') },
      contributions: count(tally.proposals + tally.comments + tally.sources, words.contributions),
      ...(showsVotes && { votes: { ...count(tally.ballots, words.votes), ...why('votes') } }),
      comments: count(tally.comments, words.comments),
    },
    ...(document.summary && { summary: reader(view).say(document.summary) }),
    ...toldOf(document, consultationWords(view.lang).timeline, view),
  };
}

/** Counts the proposals whose words came to mean something other than what people had voted on. */
export async function countReworded(
  { store }: Pick<Services, 'store'>,
  { scope }: StoredConsultation,
): Promise<number> {
  const done = await store.list(townActs, { scope });
  return done.filter((each) => hiddenOf(each) === undefined && rewordedAt(each) !== undefined).length;
}

/** Reads a consultation as it stands now, and how many proposals it has. */
export async function readConsultation(
  services: Services,
  { document, scope }: StoredConsultation,
  view: View,
): Promise<{ consultation: Consultation; proposals: number }> {
  const tally = await tallyConsultation(services, scope);
  const shows = showsVotes(document, view);
  return { consultation: toConsultation(document, tally, view, shows), proposals: tally.proposals };
}
