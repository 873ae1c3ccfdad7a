import type { PaperCounting } from '../../core/noun.ts';
import type { PetitionDocument, StoredPetition } from './document.ts';
import { stampPassed } from './thresholds.ts';
import { petitionWords } from './words-for.ts';

/** Signatures on paper are part of the count, and shown apart in it. */
export const petitionPaper: PaperCounting<PetitionDocument> = {
  metric: 'signatures',
  sheet: () => ({ figures: [{ name: 'signatures', label: (lang) => petitionWords(lang).onPaper }] }),
  changed: (writer, stored, now) => stampPassed(writer, stored as StoredPetition, now),
};
