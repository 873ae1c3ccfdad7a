import type { WorkChallenge } from '../../../schema/work.ts';
import { solve } from './solve.ts';

/* What runs beside the page: it is sent a challenge, and answers with its solution. */

addEventListener('message', ({ data }: MessageEvent<WorkChallenge>) => void answer(data));

async function answer(challenge: WorkChallenge): Promise<void> {
  postMessage(await solve(challenge));
}
