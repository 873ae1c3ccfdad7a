import type { Context } from 'hono';
import type { ActResult } from '../../schema/common.ts';
import { momentOf } from '../core/phases.ts';
import type { Actable } from './rules.ts';
import type { Body } from '../http/body.ts';
import { randomSecret } from '../core/crypto.ts';
import { countedPage, refusedPage, withdrawnPage, type Step } from './pages.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { beginAnew, showCodeFault, showCodeForm } from './code-step.ts';
import type { ActHandlers } from './handlers.ts';
import { stepOf } from './step.ts';

/** Answers a plain form with the page that its act, or its refusal, leads to. */
export type Show<S> = (c: Context, thing: S, body: Body, outcome: ActResult | Refusal) => Promise<Response>;

/** Makes the pages behind the plain forms, one per act. */
export function actPages<S extends Actable>(
  services: Services,
  handlers: ActHandlers<S>,
): Record<'begun' | 'confirmed' | 'resent' | 'withdrawn', Show<S>> {
  const step = (c: Context, thing: S, body: Body): Step => {
    const { key, token, lang } = body;
    return stepOf(c, services, thing, typeof token === 'string' ? { token } : { key: textOf(key) }, lang);
  };
  const said = ({ said: words }: Step, { reason }: Refusal): string => words.refusals[reason] ?? '';
  const refused = (c: Context, at: Step, refusal: Refusal): Response =>
    refusal.reason === 'withdrawn'
      ? (c.html(withdrawnPage(at)) as Response)
      : (c.html(refusedPage(at, said(at, refusal)), refusal.status) as Response);
  /** Returns the step at which the code is typed, with what waits for it. */
  const withWaiting = async (c: Context, thing: S, at: Step): Promise<Step> => {
    const waiting = 'key' in at.secret && (await handlers.renderWaiting?.(c, thing, at.secret.key, at.thing.lang));
    return waiting ? { ...at, waiting } : at;
  };
  const again = async (c: Context, thing: S, at: Step, refusal: Refusal, email?: string): Promise<Response> =>
    showCodeFault(c, await withWaiting(c, thing, at), refusal, said(at, refusal), email) ?? refused(c, at, refusal);
  const counted = (c: Context, thing: S, at: Step, body: Body) =>
    showCounted(c, services, handlers, thing, at, textOf(body['key']));

  const begun: Show<S> = async (c, thing, body, outcome) => {
    const at = step(c, thing, body);
    if (outcome instanceof Refusal) {
      if (outcome.reason === 'key-used') return begunAnew(c, thing, body);
      // A fault of a hidden field is none that a person could mend.
      const mendable = Object.keys(outcome.fields ?? {}).some((field) => handlers.fields.includes(field));
      const faults = mendable ? { fields: outcome.fields } : { message: said(at, outcome) };
      return handlers.show(c, thing, { key: randomSecret(), values: body, ...faults }, outcome.status);
    }
    if (outcome.outcome === 'counted') return counted(c, thing, at, body);
    return showCodeForm(c, await withWaiting(c, thing, at), outcome, textOf(body['email']));
  };
  const begunAnew = async (c: Context, thing: S, body: Body): Promise<Response> => {
    const { key, outcome } = await beginAnew((by) => handlers.begin(thing, { ...body, key: by }, c));
    return begun(c, thing, { ...body, key }, outcome);
  };

  return {
    begun,
    async confirmed(c, thing, body, outcome) {
      const at = step(c, thing, body);
      return outcome instanceof Refusal ? again(c, thing, at, outcome) : counted(c, thing, at, body);
    },
    async resent(c, thing, body, outcome) {
      const at = step(c, thing, body);
      const email = textOf(body['email']);
      if (outcome instanceof Refusal) return again(c, thing, at, outcome, email);
      if (outcome.outcome === 'counted') return counted(c, thing, at, body);
      return showCodeForm(c, await withWaiting(c, thing, at), outcome, email, true);
    },
    async withdrawn(c, thing, body, outcome) {
      const at = step(c, thing, body);
      return outcome instanceof Refusal ? refused(c, at, outcome) : c.html(withdrawnPage(at));
    },
  };
}

/** Shows the page of a counted act, with what it gives to see and the way back while there is one. @param key see `renderCounted` */
export async function showCounted<S extends Actable>(
  c: Context,
  services: Services,
  handlers: ActHandlers<S>,
  thing: S,
  at: Step,
  key = '',
): Promise<Response> {
  const isFinal = thing.kind.rules.withdrawFault(thing.document, momentOf(services)) !== undefined;
  return c.html(countedPage(at, await handlers.renderCounted?.(c, thing, key || undefined), isFinal));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
