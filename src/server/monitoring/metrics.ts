import { Hono } from 'hono';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { digest } from '../core/crypto.ts';
import type { Kind } from '../core/noun.ts';
import { phaseOf } from '../core/phases.ts';
import type { Room } from '../core/room.ts';
import type { Services } from '../core/services.ts';
import { eachThing } from '../core/things.ts';
import { countMails } from '../mail/outgoing.ts';
import type { AnsweredRequest } from './requests.ts';

export interface Metrics {
  /** Counts a request. */
  count(request: AnsweredRequest): void;
  /** Serves the metrics at `/metrics`. */
  room(services: Services): Room;
}

/** How long the numbers of things are kept: all things are read for them. In milliseconds. */
const keep = 60_000;

/**
 * Makes what Prometheus reads, in its text format, for whoever has the key.
 *
 * @param kinds of the things that are counted by their phase
 */
export function createMetrics(key: string, kinds: readonly Kind[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'civic_http_requests_total',
    help: 'Requests that were answered, by the pattern of their path.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'civic_http_request_duration_seconds',
    help: 'From the first line of a request to the end of its answer.',
    labelNames: ['method', 'route'],
    registers: [registry],
  });
  return {
    count({ method, route = 'other', status, duration }) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, duration);
    },
    room(services) {
      registry.registerMetric(mailGauge(services));
      registry.registerMetric(thingGauge(services, kinds));
      const routes = new Hono({ strict: false });
      routes.get('/metrics', async (c) => {
        c.header('Cache-Control', 'no-store');
        const [, given = ''] = /^Bearer (\S+)$/i.exec(c.req.header('Authorization') ?? '') ?? [];
        // Digests take as long to compare whatever was guessed.
        if ((await digest(given)) !== (await digest(key))) return c.body(null, 401, { 'WWW-Authenticate': 'Bearer' });
        return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType });
      });
      return { routes };
    },
  };
}

const mailGauge = ({ store }: Services): Gauge =>
  new Gauge({
    name: 'civic_mails',
    help: 'Mails that have not left: waiting (of which delayed: tried already), failed: given up.',
    labelNames: ['state'],
    registers: [],
    async collect() {
      for (const [state, value] of Object.entries(await countMails(store))) this.set({ state }, value as number);
    },
  });

function thingGauge({ store, clock, site }: Services, kinds: readonly Kind[]): Gauge {
  let readAt = Number.NEGATIVE_INFINITY;
  return new Gauge({
    name: 'civic_things',
    help: 'What people take part in, by its type and its phase. Read once a minute at most.',
    labelNames: ['type', 'phase'],
    registers: [],
    async collect() {
      const now = clock();
      if (now - readAt < keep) return;
      readAt = now;
      this.reset();
      for await (const { kind, document } of eachThing(store, kinds)) {
        this.inc({ type: kind.type, phase: phaseOf(document, { now, timeZone: site.timeZone }) });
      }
    },
  });
}
