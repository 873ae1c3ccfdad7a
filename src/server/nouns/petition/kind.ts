import * as z from 'zod/mini';
import type { ActKind } from '../../confirmation/rules.ts';
import { wordsFor } from '../../words/words-for.ts';
import { petitionDocument, type PetitionDocument } from './document.ts';
import { petitionActs } from './rules.ts';

/** Petitions, and what it is to sign one. */
export const petitionKind: ActKind<PetitionDocument> = {
  type: 'petition',
  path: '/petitions',
  parse: (document) => z.parse(petitionDocument, document),
  acts: 'signatures',
  rules: petitionActs,
  words: wordsFor,
};
