import type { OpenData } from '../../core/open-data.ts';
import type { Services } from '../../core/services.ts';
import type { View } from '../../core/view.ts';
import type { StoredPetition } from './document.ts';
import { readPetition } from './view.ts';

/** Reads what is published of a petition as data: besides its count, the numbers of signatures from which on something is due. */
export async function readPetitionData(services: Services, stored: StoredPetition, view: View): Promise<OpenData> {
  const petition = await readPetition(services, stored, view);
  const figures = petition.thresholds.map(({ at, label }) => ({
    ...{ measure: 'threshold', item: String(at), label },
    value: at,
  }));
  return { thing: petition, figures };
}
