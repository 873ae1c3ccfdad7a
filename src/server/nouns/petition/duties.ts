import type { Answering } from '../../core/noun.ts';
import { stampAdded } from './passed.ts';
import { tallySignatures } from './count.ts';
import { petitionWords } from './words-for.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';

/** What a petition obliges the institution to, and what that has said. */
export const petitionAnswering: Answering<PetitionDocument> = {
  units: (lang) => petitionWords(lang).signatures,
  said: ({ answer, timeline }) => ({ answer, timeline }),
  async passed(services, stored, next) {
    const { standing } = await tallySignatures(services, stored as StoredPetition);
    const known = stored.document.thresholds.map(({ at }) => at);
    return next.thresholds.map(({ at }) => at).filter((at) => at > 0 && at <= standing && !known.includes(at));
  },
  stampAdded: (writer, before, stored) => stampAdded(writer, before, stored as StoredPetition),
  async duties(services, stored) {
    const tally = await tallySignatures(services, stored as StoredPetition);
    return stored.document.thresholds
      .flatMap(({ at, label, duty, within, reachedAt }) => {
        const reached = reachedAt === undefined ? tally.reachedAt.get(at) : Date.parse(reachedAt);
        return reached === undefined ? [] : [{ at, label, duty, within, reachedAt: reached }];
      })
      .sort((one, other) => one.at - other.at);
  },
};
