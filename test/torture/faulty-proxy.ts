import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';

/** What a network does to a request. */
export const faults = [
  'dropped before it arrived',
  'its answer dropped',
  'delayed',
  'delivered twice at once',
  'delivered after its repetition',
  'its answer cut in the middle',
  'answered 502 in HTML, undelivered',
  'answered 502 in HTML, delivered',
] as const;
export type Fault = (typeof faults)[number];

/** What stands between people and a server. */
export interface FaultyProxy {
  readonly url: string;
  /** How often each fault was made. */
  readonly made: Readonly<Record<Fault, number>>;
  /** From now on, everything goes through as it is. */
  heal(): void;
  close(): Promise<void>;
}

interface Sent {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

interface Answered {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const gateway = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>';

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Sends a request on, and reads the whole answer: by then the server has done what it does. */
async function deliver(to: string, { method, path, headers, body }: Sent): Promise<Answered> {
  const outgoing = request(new URL(path, to), { method, headers: { ...headers, connection: 'close' } });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await readAll(answer) };
}

/** Starts a proxy before a server that does this share of requests some harm. */
export async function startFaultyProxy(to: () => string, chance: Chance, share: number): Promise<FaultyProxy> {
  const made = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  const late = new Set<Promise<unknown>>();
  let isHealed = false;

  const pass = (outgoing: ServerResponse, { status, headers, body }: Answered): void => {
    const { 'transfer-encoding': _, connection: __, ...others } = headers;
    outgoing.writeHead(status, { ...others, 'content-length': body.length }).end(body);
  };

  /** What becomes of a request by each fault. */
  const ways: Record<Fault, (sent: Sent, outgoing: ServerResponse) => Promise<unknown>> = {
    'dropped before it arrived': async (_, outgoing) => outgoing.destroy(),
    async 'its answer dropped'(sent, outgoing) {
      await deliver(to(), sent);
      outgoing.destroy();
    },
    async delayed(sent, outgoing) {
      await pause(chance.below(60));
      pass(outgoing, await deliver(to(), sent));
    },
    async 'delivered twice at once'(sent, outgoing) {
      const [answer] = await Promise.all([deliver(to(), sent), deliver(to(), sent)]);
      pass(outgoing, answer);
    },
    async 'delivered after its repetition'(sent, outgoing) {
      outgoing.destroy();
      const after = pause(300 + chance.below(600)).then(() => deliver(to(), sent));
      late.add(after);
      await after.finally(() => late.delete(after));
    },
    async 'its answer cut in the middle'(sent, outgoing) {
      const { status, headers, body } = await deliver(to(), sent);
      const { 'transfer-encoding': _, connection: __, ...others } = headers;
      outgoing.writeHead(status, { ...others, 'content-length': body.length });
      outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.destroy());
    },
    async 'answered 502 in HTML, undelivered'(_, outgoing) {
      outgoing.writeHead(502, { 'content-type': 'text/html' }).end(gateway);
    },
    async 'answered 502 in HTML, delivered'(sent, outgoing) {
      await deliver(to(), sent);
      outgoing.writeHead(502, { 'content-type': 'text/html' }).end(gateway);
    },
  };

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const sent = { method, path, headers, body: await readAll(incoming) };
    if (isHealed || !chance.is(share)) return pass(outgoing, await deliver(to(), sent));
    const fault = chance.pick(faults);
    made[fault] += 1;
    await ways[fault](sent, outgoing);
  }

  const server = createServer((incoming, outgoing) => {
    // Whoever waits for an answer that can't be had finds the connection ended.
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made,
    heal: () => void (isHealed = true),
    async close() {
      await Promise.allSettled(late);
      server.closeAllConnections();
      server.close();
    },
  };
}
