import { digest } from '../../core/crypto.ts';
import { seal, unseal } from '../../core/seal.ts';
import type { Store } from '../../store/store.ts';
import { DeskFault } from '../faults.ts';
import { keptAnswers } from './tables.ts';

/*
 * A request that may have been lost is sent again under its key (draft-ietf-httpapi-idempotency-key-header-07): what was done is not done twice,
 * in whichever process it comes, and is answered as it was.
 */

/** How long an answer is kept, in milliseconds. */
const lifetime = 24 * 3600 * 1000;

/** A request that is done once. */
export interface Request {
  /** The key of the program; nobody else gets its answers. */
  bearer: string;
  /** What stands in `Idempotency-Key`. */
  given: string;
  /** Method, address and body: under one key, all are the same. */
  sent: string;
}

/** An answer as it is kept. */
interface Kept {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const purpose = 'civic-widgets: answer to a program';
const longest = 255;
const names = ['Content-Type', 'ETag'];

/** Reads the key of a request, a string with or without its quotes. @throws DeskFault where it is none */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const given = header.trim().replace(/^"(.*)"$/, '$1');
  if (/^[\x21-\x7e]+$/.test(given) && given.length <= longest) return given;
  throw new DeskFault(422, `Idempotency-Key is a text of 1 to ${longest} signs without spaces, such as a UUID.`);
}

/**
 * Answers a request under its key: by doing it the first time, and with the same answer after that. What was refused was not done, and is
 * tried again.
 *
 * @throws DeskFault 409 while it is under way, 422 where the key was used for something else
 */
export async function once(
  store: Store,
  clock: () => number,
  { bearer, given, sent }: Request,
  run: () => Promise<Response>,
): Promise<Response> {
  const secret = `${bearer}\n${given}`;
  const [id, request] = await Promise.all([digest(secret), digest(sent)]);
  const before = await store.write(async (writer) => {
    const row = await writer.get(keptAnswers, { id });
    if (row && row.at > clock() - lifetime) return row;
    await writer.put(keptAnswers, { id, request, answer: null, at: clock() });
    return undefined;
  });
  if (before) return again(before, request, secret);
  const forget = () => store.write((writer) => writer.remove(keptAnswers, { id }));
  let response: Response;
  try {
    response = await run();
  } catch (error) {
    await forget();
    throw error;
  }
  if (!response.ok) {
    await forget();
    return response;
  }
  const headers = names.flatMap((name) => (response.headers.has(name) ? [[name, response.headers.get(name)!]] : []));
  const kept: Kept = {
    status: response.status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await response.clone().text(),
  };
  const answer = await seal(secret, purpose, JSON.stringify(kept));
  await store.write((writer) => writer.update(keptAnswers, { id }, { answer }));
  return response;
}

/** Answers what was answered before. @throws DeskFault */
async function again(
  row: { request: string; answer: string | null },
  request: string,
  secret: string,
): Promise<Response> {
  if (row.request !== request)
    throw new DeskFault(422, 'This Idempotency-Key was sent with another request: give each request one of its own.');
  if (row.answer === null) {
    throw new DeskFault(
      409,
      'The request with this Idempotency-Key is under way. Where it stays so, the server stopped in between: look whether it was done, then use another key.',
    );
  }
  const { status, headers, body } = JSON.parse((await unseal(secret, purpose, row.answer))!) as Kept;
  return new Response(body, { status, headers });
}

/** Forgets answers after a day. */
export async function forgetAnswers(store: Store, now: number): Promise<void> {
  for (;;) {
    const oldest = await store.list(keptAnswers, {}, { index: 'at', limit: 500 });
    const ended = oldest.filter(({ at }) => at <= now - lifetime).map(({ id }) => id);
    if (ended.length === 0) return;
    await store.write((writer) => writer.removeMany(keptAnswers, {}, 'id', ended));
  }
}
