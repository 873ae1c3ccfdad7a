import type { ReachedDuty } from '../../core/answering.ts';
import type { Answering } from '../../core/noun.ts';
import { reachedIn, stampAdded } from './passed.ts';
import { tallySignatures, type SignatureTally } from './count.ts';
import { thresholds } from './tables.ts';
import { petitionWords } from './words-for.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';

/** Returns what a petition obliges to by now, the lowest threshold first. */
export const dutiesOf = ({ thresholds }: PetitionDocument, tally: SignatureTally): ReachedDuty[] =>
  thresholds
    .flatMap(({ at, label, duty, within, reachedAt }) => {
      const reached = reachedAt === undefined ? tally.reachedAt.get(at) : Date.parse(reachedAt);
      return reached === undefined ? [] : [{ at, label, duty, within, reachedAt: reached }];
    })
    .sort((one, other) => one.at - other.at);

/** What a petition obliges the institution to, and what that has said. */
export const petitionAnswering: Answering<PetitionDocument> = {
  units: (lang) => petitionWords(lang).signatures,
  said: ({ answer, timeline }) => ({ answer, timeline }),
  promises: ({ thresholds }) => thresholds.map((promise) => ({ field: 'thresholds', at: promise.at, promise })),
  stamped: async (reader) => (await reader.list(thresholds, {})).filter((row) => row.reached_at !== null),
  reached: (reader, stored) => reachedIn(reader, stored as StoredPetition),
  async passed(services, stored, next) {
    const { standing } = await tallySignatures(services, stored as StoredPetition);
    const known = stored.document.thresholds.map(({ at }) => at);
    return next.thresholds.map(({ at }) => at).filter((at) => at > 0 && at <= standing && !known.includes(at));
  },
  stampAdded: (writer, before, stored) => stampAdded(writer, before, stored as StoredPetition),
  duties: async (services, stored) =>
    dutiesOf(stored.document, await tallySignatures(services, stored as StoredPetition)),
};
