import { answerAct, stepAct } from './answering/acts.ts';
import type { DeskAct } from './act.ts';

/** What programs and commands do to a thing with a document of JSON, beside what `running.ts` has. It loads no page. */
export const deskActs: readonly DeskAct[] = [answerAct, stepAct];
