import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { randomSecret } from '../core/crypto.ts';
import { Refusal } from '../core/refusal.ts';
import { refusedAtCode } from './challenge.ts';
import { codePage, type Step } from './pages.ts';

/* The step of a plain form at which the mailed code is typed. */

/** Answers with the form for the code of a mail that was asked for. @param resent it is another mail than the first */
export const showCodeForm = (
  c: Context,
  step: Step,
  { mailsLeft, mail }: ActResult,
  email: string | undefined,
  resent = false,
): Response => c.html(codePage(step, { mailsLeft, mail, email, resent }), 202) as Response;

/** Answers with that form again, and what is wrong; with nothing where that cannot be mended there. @param message says why it is refused */
export function showCodeFault(
  c: Context,
  step: Step,
  { reason, fields, status }: Refusal,
  message: string,
  email: string | undefined,
): Response | undefined {
  if (!refusedAtCode.includes(reason) || 'token' in step.secret) return undefined;
  return c.html(codePage(step, { ...(fields ? { fields } : { message }), email }), status) as Response;
}

/** Begins an act under a new key: the browser kept the page of another one, which another person, or another address, acts from. */
export async function beginAnew(
  begin: (key: string) => Promise<ActResult>,
): Promise<{ key: string; outcome: ActResult | Refusal }> {
  const key = randomSecret();
  const outcome = await begin(key).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
  return { key, outcome };
}
