import type { Work, WorkChallenge } from '../../../schema/work.ts';

/**
 * Solves a challenge beside the page, until it is called off. The bundles put the name of their own file here: see `rollup.config.mjs`.
 *
 * @throws where none can be made: the script is of another origin, or the policy of the page forbids it
 */
export async function solveInWorker(challenge: WorkChallenge, calledOff: AbortSignal): Promise<Work | undefined> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Work | undefined>) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('no worker')));
      calledOff.addEventListener('abort', () => resolve(undefined));
      worker.postMessage(challenge);
    });
  } finally {
    worker.terminate();
  }
}
