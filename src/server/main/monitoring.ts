import type { ServerType } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Room } from '../core/room.ts';
import type { Services } from '../core/services.ts';
import { healthRoom } from '../monitoring/health.ts';
import { noteRoute, watchRequests } from '../monitoring/requests.ts';
import { nouns } from '../nouns.ts';
import type { Settings } from './settings.ts';

/** What whoever runs a server sees of it: whether it is well, what it answers, and how fast. */
export interface Monitoring {
  rooms: ((services: Services) => Room)[];
  around: MiddlewareHandler[];
  /** Begins to tell of the requests to a server. */
  watch(server: ServerType): void;
}

/** Sets up what the settings ask for; the packages are loaded only where they are used. */
export async function startMonitoring({ log, metricsKey }: Pick<Settings, 'log' | 'metricsKey'>): Promise<Monitoring> {
  const metrics = metricsKey ? (await import('../monitoring/metrics.ts')).createMetrics(metricsKey, nouns) : undefined;
  const line = log === 'json' ? (await import('../monitoring/request-log.ts')).requestLog() : undefined;
  return {
    rooms: [healthRoom(), ...(metrics ? [metrics.room] : [])],
    around: metrics || line ? [noteRoute] : [],
    watch(server) {
      if (!metrics && !line) return;
      watchRequests(server, (request) => {
        metrics?.count(request);
        line?.(request);
      });
    },
  };
}
