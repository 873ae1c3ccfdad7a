import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as z from 'zod/mini';
import { text } from '../../schema/common.ts';
import { Refusal } from '../core/refusal.ts';
import type { Fault } from '../core/rules.ts';

/**
 * Largest body that is read, in bytes. It holds the longest text that the counter takes, 10 000 signs, in the largest form that it is sent
 * in: syllables of Korean in three parts, percent-encoded, are 27 bytes each.
 */
export const largestBody = 320 * 1024;

/** A request body before it is parsed. */
export type Body = Record<string, unknown>;

/** Parses the act that a mailed link opens, for `confirm` and `withdraw`. */
export const linkAct = z.object({ token: text(200) });

/** Boxes of a form: a browser sends nothing for one that is not ticked. */
const boxes = ['displayPublicly', 'receiveNews'];

const typeOf = (c: Context) => c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
const formType = 'application/x-www-form-urlencoded';

/** Checks whether a plain form was sent. */
export const isForm = (c: Context): boolean => typeOf(c) === formType;

/** Reads the body, JSON or a plain form, as it came. @throws HTTPException 400 where it can't be read, 415 for other types. */
export async function readBody(c: Context): Promise<Body> {
  const type = typeOf(c);
  const sent = await c.req.text();
  if (type === formType) {
    const form = new URLSearchParams(sent);
    return { ...Object.fromEntries(form), ...Object.fromEntries(boxes.map((box) => [box, form.has(box)])) };
  }
  if (type !== 'application/json') throw new HTTPException(415);
  try {
    const body: unknown = JSON.parse(sent);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Answered below, as any body that is no object.
  }
  throw new HTTPException(400);
}

/** Parses what was sent by a schema. @throws Refusal `invalid`, with the fields that do not fit and why. */
export function parseBody<T>(schema: z.ZodMiniType<T>, body: Body): T {
  const result = z.safeParse(schema, body);
  if (result.success) return result.data;
  const fields: Record<string, string> = {};
  for (const { path, code } of result.error.issues) {
    const field = String(path[0] ?? 'body');
    fields[field] ??= faultOf(body[field], code);
  }
  throw new Refusal('invalid', { fields });
}

/** The rule of a text is that it is short and well-formed; anything else is of the wrong type. */
function faultOf(value: unknown, code: string | undefined): Fault {
  if (value === undefined) return 'required';
  if (typeof value !== 'string' || code !== 'custom') return 'invalid';
  return value.isWellFormed() ? 'too-long' : 'characters';
}
