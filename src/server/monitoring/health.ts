import { Hono } from 'hono';
import type { Room } from '../core/room.ts';
import type { Services } from '../core/services.ts';
import { runs } from '../core/tables.ts';
import { wait, within, type Wait } from '../core/wait.ts';

/** How long the database may take to answer, in milliseconds. */
const patience = 3000;

/** After how many seconds it is worth asking again. */
const soon = '10';

/**
 * Makes the room that says at `/healthz` whether the server can work: 200, or 503 where its database does not answer, or took nothing when it
 * was last written to, which is once a minute at least. Nobody learns more.
 */
export const healthRoom =
  (waiting: Wait = wait) =>
  ({ store }: Services): Room => {
    const routes = new Hono({ strict: false });
    routes.get('/healthz', async (c) => {
      const asked = store.list(runs, {}, { limit: 1 }).then(
        () => true,
        () => false,
      );
      const isWell = (await within(patience, asked, waiting)) === true && store.canWrite();
      c.header('Cache-Control', 'no-store');
      if (!isWell) c.header('Retry-After', soon);
      return c.json({ status: isWell ? 'ok' : 'unavailable' }, isWell ? 200 : 503);
    });
    return { routes };
  };
