import { Readable } from 'node:stream';
import type { Context } from 'hono';

/** Answers a text as fast as it is taken. @param close is called once it is over, or nobody takes it any more */
export function stream(
  c: Context,
  parts: AsyncGenerator<string>,
  close: () => Promise<void>,
  headers: Record<string, string>,
): Response {
  const bytes = Readable.from(toBytes(parts));
  bytes.once('close', () => void close());
  return c.body(Readable.toWeb(bytes) as ReadableStream, 200, headers);
}

/** Joins small parts: each piece that is sent costs time. */
async function* toBytes(parts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting = '';
  for await (const part of parts) {
    waiting += part;
    if (waiting.length < 16_384) continue;
    yield encoder.encode(waiting);
    waiting = '';
  }
  if (waiting) yield encoder.encode(waiting);
}
