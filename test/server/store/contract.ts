import { counting } from './contract-counting.ts';
import { reading } from './contract-reading.ts';
import { writing } from './contract-writing.ts';
import type { Case } from './notes.ts';

/** What every engine of the store has to do; each case takes an empty store of its own, with the tables of the notes. */
export const cases: readonly Case[] = [...writing, ...reading, ...counting];
