import * as z from 'zod/mini';
import type { ActKind } from '../../confirmation/rules.ts';
import { petitionDocument, type PetitionDocument } from './document.ts';
import { petitionRequests } from './requests.ts';
import { petitionActs } from './rules.ts';
import { signingWords } from './words-for.ts';

/** Petitions, and what it is to sign one. */
export const petitionKind: ActKind<PetitionDocument> = {
  type: 'petition',
  path: '/petitions',
  parse: (document) => z.parse(petitionDocument, document),
  schema: petitionDocument,
  acts: petitionRequests.sign.path,
  requests: petitionRequests,
  rules: petitionActs,
  words: signingWords,
};
