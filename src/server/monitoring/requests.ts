import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerType } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';

/** A request that was answered. It says nothing of who asked, and of the address only which kind it is. */
export interface AnsweredRequest {
  method: string;
  /** The pattern of its path, as `/petitions/:id`; missing where it is a file's, or nothing's. */
  route: string | undefined;
  status: number;
  /** From its first line to the end of the answer, in seconds. */
  duration: number;
  /** What was sent, with the head. */
  bytes: number;
  /** The client left before all was sent. */
  isCutOff: boolean;
}

/** The routes of requests that are being answered. */
const routes = new WeakMap<object, string>();

/** Remembers which route answered. It stands around all others. */
export const noteRoute: MiddlewareHandler = async (c, next) => {
  await next();
  const { outgoing } = (c.env ?? {}) as { outgoing?: object };
  // What is for all methods only passes a request on.
  const found = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  if (outgoing && found) routes.set(outgoing, found.path);
};

/** Tells of each request to a server, once it is answered. @param now milliseconds by a clock that never goes back */
export function watchRequests(
  server: ServerType,
  tell: (request: AnsweredRequest) => void,
  now: () => number = () => performance.now(),
): void {
  server.prependListener('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const begin = now();
    const { socket } = incoming;
    const sent = socket.bytesWritten;
    outgoing.once('close', () =>
      tell({
        method: incoming.method ?? '',
        route: routes.get(outgoing),
        status: outgoing.statusCode,
        duration: (now() - begin) / 1000,
        bytes: socket.bytesWritten - sent,
        isCutOff: !outgoing.writableFinished,
      }),
    );
  });
}
