import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { signAct } from '../../schema/petition.ts';
import { shaped, type Body } from '../body.ts';
import { randomSecret } from '../crypto.ts';
import { codePage, countedPage, refusedPage, withdrawnPage, type Step } from '../pages/steps.ts';
import { sign } from '../petitions/sign.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import type { StoredPetition } from '../things.ts';
import { showPetition, stepOf } from './petition-pages.ts';

/** Answers a plain form with the page that its act, or its refusal, leads to. */
export type Show = (
  c: Context,
  petition: StoredPetition,
  body: Body,
  outcome: ActResult | Refusal,
) => Promise<Response>;

/** Refusals that the form for the code can show: trying again there helps. */
const atTheCode = ['code-wrong', 'code-expired', 'too-many-tries', 'too-many-mails', 'rate-limited', 'invalid'];

/** The pages behind the plain forms, one per act. */
export function actPages(services: Services): Record<'signed' | 'confirmed' | 'resent' | 'withdrawn', Show> {
  const step = (c: Context, petition: StoredPetition, body: Body): Step => {
    const { key, token, lang } = body;
    return stepOf(c, services, petition, typeof token === 'string' ? { token } : { key: textOf(key) }, lang);
  };
  const said = ({ words }: Step, { reason }: Refusal): string => words.refusals[reason] ?? '';
  const refused = (c: Context, at: Step, refusal: Refusal): Response =>
    refusal.reason === 'withdrawn'
      ? (c.html(withdrawnPage(at)) as Response)
      : (c.html(refusedPage(at, said(at, refusal)), refusal.status) as Response);
  /** The form for the code, with what is wrong at one of its fields. */
  const again = (c: Context, at: Step, refusal: Refusal, email?: string): Response => {
    if (!atTheCode.includes(refusal.reason) || 'token' in at.secret) return refused(c, at, refusal);
    const faults = refusal.fields ? { fields: refusal.fields } : { message: said(at, refusal) };
    return c.html(codePage(at, { ...faults, email }), refusal.status) as Response;
  };

  const signed: Show = async (c, petition, body, outcome) => {
    const at = step(c, petition, body);
    if (outcome instanceof Refusal) {
      if (outcome.reason === 'key-used') return signAnew(c, petition, body);
      // A fault of a hidden field is none that a person could mend.
      const mendable = Object.keys(outcome.fields ?? {}).some((field) => ['name', 'email', 'place'].includes(field));
      const faults = mendable ? { fields: outcome.fields } : { message: said(at, outcome) };
      return showPetition(c, services, petition, { key: randomSecret(), values: body, ...faults }, outcome.status);
    }
    if (outcome.outcome === 'counted') return c.html(countedPage(at));
    return c.html(codePage(at, { mailsLeft: outcome.mailsLeft, email: textOf(body['email']) }), 202);
  };
  /** The browser kept the page, and another person, or another address, signs from it: that is an act of its own. */
  const signAnew = async (c: Context, petition: StoredPetition, body: Body): Promise<Response> => {
    const other = { ...body, key: randomSecret() };
    const outcome = await sign(services, petition, shaped(signAct, other)).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    return signed(c, petition, other, outcome);
  };

  return {
    signed,
    async confirmed(c, petition, body, outcome) {
      const at = step(c, petition, body);
      return outcome instanceof Refusal ? again(c, at, outcome) : c.html(countedPage(at));
    },
    async resent(c, petition, body, outcome) {
      const at = step(c, petition, body);
      const email = textOf(body['email']);
      if (outcome instanceof Refusal) return again(c, at, outcome, email);
      if (outcome.outcome === 'counted') return c.html(countedPage(at));
      return c.html(codePage(at, { resent: true, mailsLeft: outcome.mailsLeft, email }), 202);
    },
    async withdrawn(c, petition, body, outcome) {
      const at = step(c, petition, body);
      return outcome instanceof Refusal ? refused(c, at, outcome) : c.html(withdrawnPage(at));
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
