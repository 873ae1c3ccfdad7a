import type { ServerType } from '@hono/node-server';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../core/start-error.ts';

/** What each server is answering. */
const answering = new WeakMap<ServerType, Set<ServerResponse>>();

/** Listens at an address. @throws StartError where it can't */
export function listen(server: ServerType, port: number, host: string): Promise<AddressInfo> {
  const answers = new Set<ServerResponse>();
  answering.set(server, answers);
  server.prependListener('request', (_: IncomingMessage, answer: ServerResponse) => {
    answers.add(answer);
    answer.once('close', () => answers.delete(answer));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const says: Record<string, string> = {
        EADDRINUSE: `Port ${port} is taken: end the program that uses it, or set PORT to another number.`,
        EACCES: `Port ${port} is reserved by the system: set PORT to a number above 1023.`,
      };
      reject(
        new StartError(
          says[error.code ?? ''] ?? `${host}:${port} can't be listened on (${error.message}): see HOST and PORT.`,
          { cause: error },
        ),
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** How long the end waits for requests, and then for mails, that are under way, in milliseconds. */
export const patience = 5000;

/**
 * Lets requests under way end, and each connection with its answer: who goes on by another finds another process, or none. Otherwise whoever keeps
 * one busy, as a proxy does, would be cut off in the middle of an answer.
 */
export function stop(server: ServerType): Promise<void> {
  const isLast = (answer: ServerResponse): void => {
    answer.shouldKeepAlive = false;
    // One whose head has left can't say so any more.
    answer.once('close', () => 'closeIdleConnections' in server && server.closeIdleConnections());
  };
  for (const answer of answering.get(server) ?? []) isLast(answer);
  server.prependListener('request', (_: IncomingMessage, answer: ServerResponse) => isLast(answer));
  return new Promise((resolve) => {
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
