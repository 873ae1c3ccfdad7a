import type { Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';

/*
 * A form that was sent when its officer was no longer signed in. It is kept by nobody but the browser: the pages of the way in carry it
 * along, and then the form is drawn again, filled in, and not done.
 */

/** Largest form that an officer sends, in bytes. */
export const largestForm = 1024 * 1024;

/** Most fields of a form that is kept; no page has as many. Whoever sends more wants work to be done. */
const mostFields = 5000;

/** What is typed to be read by nobody is not written into a page. */
const secretFields: ReadonlySet<string> = new Set(['password']);

export interface Kept {
  /** Path that it was sent to, below the server's own. */
  action: string;
  /** Names and values, as they were sent. */
  fields: [name: string, value: string][];
  /** Files were sent with it, which can't be kept. */
  hadFiles: boolean;
}

/** Name of the field in which the way in carries it. */
export const keptField = 'kept';

/** Path at which it is drawn again. */
export const keptPath = '/desk/kept';

const shape = z.object({
  action: z.string().check(z.regex(/^\/desk(?:\/[\w.~%-]+)*$/)),
  fields: z.array(z.tuple([z.string(), z.string()])).check(z.maxLength(mostFields)),
  hadFiles: z.boolean(),
});

/** Most that the way in carries: letters, digits and two signs, so that neither a page nor the next form makes it longer. */
const largestCarried = 2 * largestForm;

/** What the way in carries, as a form sends it along. */
export const carriedText = text(largestCarried).check(z.regex(/^[\w-]*$/));

/** Writes a form as the way in carries it. */
export const writeKept = (kept: Kept): string => Buffer.from(JSON.stringify(kept)).toString('base64url');

/** Reads what the way in carries; nothing where it carries none, or something that no page of the desk wrote. */
export function readKept(carried: unknown): Kept | undefined {
  const { data } = z.safeParse(carriedText, carried);
  if (!data) return undefined;
  try {
    return z.safeParse(shape, JSON.parse(Buffer.from(data, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Returns a form that was sent, to be carried along; nothing where no form was. */
export async function keptOf(c: Context): Promise<string | undefined> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined;
  const form = await c.req.formData();
  const sent = [...form.entries()];
  // The way in was lost once more, and carries what it carried.
  const carried = form.get(keptField);
  if (c.req.path === keptPath) return z.safeParse(carriedText, carried).data;
  const fields = sent.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !secretFields.has(entry[0]),
  );
  if (fields.length > mostFields) return undefined;
  const hadFiles = sent.some(([, value]) => typeof value !== 'string' && value.size > 0);
  const kept = writeKept({ action: `/${c.req.path.split('/').filter(Boolean).join('/')}`, fields, hadFiles });
  return kept.length > largestCarried ? undefined : kept;
}
