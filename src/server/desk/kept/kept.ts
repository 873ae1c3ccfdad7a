import type { Context } from 'hono';
import * as z from 'zod/mini';

/*
 * A form that was sent when its officer was no longer signed in. It is kept by nobody but the browser: the pages of the way in carry it
 * along, and then the form is drawn again, filled in, and not done.
 */

/** Largest form that an officer sends, in bytes. */
export const largestForm = 1024 * 1024;

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
  fields: z.array(z.tuple([z.string(), z.string()])),
  hadFiles: z.boolean(),
});

/** Reads what the way in carries; nothing where it carries none, or something that no page of the desk wrote. */
export function readKept(carried: unknown): Kept | undefined {
  if (typeof carried !== 'string' || carried === '') return undefined;
  try {
    return z.safeParse(shape, JSON.parse(carried)).data;
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
  if (c.req.path === keptPath) return typeof carried === 'string' ? carried : undefined;
  const fields = sent.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const hadFiles = sent.some(([, value]) => typeof value !== 'string' && value.size > 0);
  return JSON.stringify({
    action: `/${c.req.path.split('/').filter(Boolean).join('/')}`,
    fields,
    hadFiles,
  } satisfies Kept);
}
