import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { Handed } from './call.ts';

/** Answers a text as fast as it is taken; it is closed once it is over, or nobody takes it any more. */
export function handOver(c: Context, { type, name, parts, close }: Handed): Response {
  const bytes = Readable.from(toBytes(parts));
  bytes.once('close', () => void close());
  return c.body(Readable.toWeb(bytes) as ReadableStream, 200, {
    'Content-Type': type,
    ...(name && { 'Content-Disposition': `attachment; filename="${name}"` }),
  });
}

/** Letters of a part that is sent by itself. */
const enough = 16_384;

/** Joins small parts, of which each costs time to send; the first one goes out at once. */
async function* toBytes(parts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  let isFirst = true;
  for await (const part of parts) {
    waiting += part;
    if (!isFirst && waiting.length < enough) continue;
    isFirst = false;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting) yield encoder.encode(waiting);
}
