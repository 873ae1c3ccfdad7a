import type { ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { StartError } from '../core/start-error.ts';

/** Listens at an address. @throws StartError where it can't */
export function listen(server: ServerType, port: number, host: string): Promise<AddressInfo> {
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

/** Lets requests under way end. */
export function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
