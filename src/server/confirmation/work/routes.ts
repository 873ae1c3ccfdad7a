import type { Context, Hono } from 'hono';
import { workChallenge } from '../../../schema/work.ts';
import type { Guard } from '../../core/guard.ts';
import type { Services } from '../../core/services.ts';
import { json, pathParameters, problems } from '../../http/openapi-parts.ts';
import type { Actable } from '../rules.ts';
import { newChallenge } from './challenge.ts';
import { workFor } from './taking.ts';

/** Where the challenge of a thing is asked for, below it. */
const path = 'challenge';

/** Adds the challenges of things that ask browsers for work. */
export function addChallenge(
  app: Hono,
  services: Services,
  guard: Guard,
  { at, find }: { at: string; find(c: Context): Promise<Actable | undefined> },
): void {
  app.get(`${at}/${path}`, async (c) => {
    const thing = await find(c);
    const most = thing ? workFor(services, thing) : 0;
    if (!thing || most === 0) return c.notFound();
    guard(c);
    c.header('Cache-Control', 'no-store');
    return c.json(await newChallenge(services, { path: thing.path, most, now: services.clock() }));
  });
}

/** Describes the challenges of the things at a path. */
export const challengePath = (at: string): Record<string, object> => ({
  [`${at}/${path}`]: {
    get: {
      summary: 'Ask for work that goes with an act, where `can.work` says so',
      parameters: pathParameters(at),
      responses: {
        200: json(
          'A challenge of ALTCHA, version 2, for one act on this thing. It is good for 20 minutes.',
          workChallenge,
        ),
        ...problems(404, 429),
      },
    },
  },
});
