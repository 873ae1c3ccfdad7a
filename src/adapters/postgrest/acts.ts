import * as z from 'zod/mini';
import type { ActResult, ReceiptState, Thing } from '../../schema/common.ts';
import type { CallOptions } from '../adapter.ts';
import { reasonOf, type Call, type Calls, type Place } from './calls.ts';
import { anyRow } from './rows.ts';

/** The acts that count a person once, by a unique key. */
export function createActs(calls: Calls) {
  const { place: placeOf, rows, send, as } = calls;

  const act = (
    src: string,
    outcome: 'counted' | 'withdrawn',
    run: (place: Place, token: string) => Promise<void>,
  ): Promise<ActResult> => {
    const place = placeOf(src);
    return as(place, async (token) => {
      try {
        await run(place, token);
        return { outcome };
      } catch (error) {
        const refusal = reasonOf(error);
        if (!refusal) throw error;
        const { reason, fault } = refusal;
        return { outcome: 'refused', reason, ...(reason === 'invalid' && fault && { fields: { ballot: fault } }) };
      }
    });
  };

  const withdraw = (relation: string, column: string) => (src: string, _act: unknown, call?: CallOptions) =>
    act(src, 'withdrawn', (place, token) =>
      send(place, 'delete', relation, { [column]: `eq.${place.id}` }, { token }, call),
    );

  /** Whether the person who acts is counted; `read` reads the thing as that person may see it. */
  const receipt =
    (relation: string, column: string, read?: (calls: Calls, place: Place, call: Call) => Promise<Thing>) =>
    (src: string, _act: unknown, call?: CallOptions): Promise<ReceiptState> => {
      const place = placeOf(src);
      return as(place, async (token) => {
        const filters = { [column]: `eq.${place.id}`, select: 'at' };
        const [row] = await rows(z.array(anyRow), place, relation, filters, { ...call, token, fresh: true });
        if (!row) return { state: 'not-counted' };
        const thing = await read?.(calls, place, { ...call, token, fresh: true });
        return { state: 'counted', at: row.at, ...(thing && { thing }) };
      });
    };

  return { act, withdraw, receipt };
}
export type Acts = ReturnType<typeof createActs>;
