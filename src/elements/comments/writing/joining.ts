import type { Acting, Place } from '../../shared/confirmation/acting.ts';
import type { Joining } from './participation.ts';
import type { Stage } from '../stage.ts';

/**
 * What the steps of joining act upon. The key is the participant's for the whole backend, so its receipt is kept under the
 * backend's origin; who gives up before the code is typed has nothing to take back, who has joined takes back everything.
 */
export function joiningPlace({ src, words, acts }: Stage, acting: Acting<Joining>): Place<Joining> {
  const { join, confirm, resend, mine, erase } = acts;
  return {
    src: src && new URL(src).origin,
    lang: words.lang,
    send: join && ((_origin, act, options) => join(src, act, options)),
    acts: {
      ...(confirm && { confirm: (_origin, act, options) => confirm(src, act, options) }),
      ...(resend && { resend: (_origin, act, options) => resend(src, act, options) }),
      withdraw: async (_origin, act, options) =>
        (acting.step === 'counted' && erase?.(src, act, options)) || { outcome: 'withdrawn' },
      // The link of the mail may have been followed elsewhere: then the backend knows the key.
      async receipt() {
        const { step, key } = acting;
        const isKnown = async (): Promise<boolean> => {
          const answer = await mine?.(src, { key }).catch(() => undefined);
          return answer !== undefined;
        };
        return { state: step === 'counted' || (await isKnown()) ? 'counted' : 'waiting' };
      },
    },
  };
}
