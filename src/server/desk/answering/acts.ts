import * as z from 'zod/mini';
import { instant } from '../../../schema/common.ts';
import { answerPart, stepPart } from '../../core/document-parts.ts';
import { readSent, type DeskAct } from '../act.ts';
import { addStep, answerThing } from './answer.ts';

const at = { at: z.optional(instant) };
const givenAnswer = z.strictObject({ ...answerPart.shape, ...at });
const givenStep = z.strictObject({ ...stepPart.shape, ...at });

/** Gives or corrects the official answer. */
export const answerAct: DeskAct = {
  name: 'answer',
  duty: 'publish',
  help: 'Gives the official answer that is in a JSON file (- for standard input), or corrects the one that was given',
  body: givenAnswer,
  run: (desk, path, sent) => answerThing(desk, path, readSent(givenAnswer, sent)),
};

/** Adds a step to the timeline. */
export const stepAct: DeskAct = {
  name: 'step',
  duty: 'publish',
  help: 'Adds to its timeline the step that is in a JSON file (- for standard input)',
  body: givenStep,
  run: (desk, path, sent) => addStep(desk, path, readSent(givenStep, sent)),
};
