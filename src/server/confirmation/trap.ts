import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { trapName } from '../core/holding.ts';
import type { Services } from '../core/services.ts';
import type { Body } from '../http/body.ts';
import type { ActHandlers } from './handlers.ts';
import { markTrapped } from './holding/hold.ts';
import type { Actable } from './rules.ts';

/** Has acts be held that a program sent by a plain form: a field was filled in that nobody sees. It is answered as everyone is. */
export const withTrap = <S extends Actable>(services: Services, handlers: ActHandlers<S>): ActHandlers<S> => ({
  ...handlers,
  async begin(thing: S, body: Body, c: Context): Promise<ActResult> {
    const result = await handlers.begin(thing, body, c);
    const { key, [trapName]: filled } = body;
    // Who joins acts on no thing, and is never held.
    if (services.holding && thing.id !== '' && filled && typeof key === 'string' && result.outcome === 'received')
      await markTrapped(services, thing, key);
    return result;
  },
});
