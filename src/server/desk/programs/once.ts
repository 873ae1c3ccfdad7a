import type { Services } from '../../core/services.ts';
import { DeskFault } from '../faults.ts';
import { once, type Request } from '../idempotency/once.ts';

type Answer = (request: Request, run: () => Promise<Response>) => Promise<Response | undefined>;

/**
 * Makes what answers a form that is pressed twice as it was answered first: a browser shows the last answer alone. Nothing is answered where
 * the first press is still under way in another process, or was broken off.
 */
export function answersOnce({ store, clock }: Pick<Services, 'store' | 'clock'>): Answer {
  const pressed = new Map<string, Promise<Response>>();
  return async (request, run) => {
    const press = `${request.bearer}\n${request.given}`;
    const answer = pressed.get(press) ?? once(store, clock, request, run);
    pressed.set(press, answer);
    try {
      return (await answer).clone();
    } catch (error) {
      if (error instanceof DeskFault && error.status === 409) return undefined;
      throw error;
    } finally {
      pressed.delete(press);
    }
  };
}
