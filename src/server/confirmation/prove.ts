import type { Context, Hono } from 'hono';
import type { LedgerProof, ProveAct } from '../../schema/acts.ts';
import { admit } from '../http/admission.ts';
import { parseBody } from '../http/body.ts';
import { speak } from '../http/problems.ts';
import type { Guard } from '../core/guard.ts';
import type { Services } from '../core/services.ts';
import { countCheck, proveAct } from '../ledger/prove.ts';
import { createDigests } from './digests.ts';
import type { ActHandlers } from './handlers.ts';
import { isKeyEnded } from './keys.ts';
import type { ConfirmableRequests } from './requests.ts';
import { actId, forgetCounts, type Actable } from './rules.ts';

/** Adds what proves to who has the receipt of an act that it is in the ledger. It is posted, because it holds the key and is counted. */
export function addProof<S extends Actable>(
  app: Hono,
  services: Services,
  guardStrangers: Guard,
  handlers: ActHandlers<S>,
  request: NonNullable<ConfirmableRequests['prove']>,
): void {
  app.post(`${handlers.at}/${request.path}`, async (c: Context) => {
    const thing = await handlers.find(c);
    if (!thing) return c.notFound();
    speak(c, thing.kind.words);
    c.header('Cache-Control', 'no-store');
    const find = async (key: string) => findAct(services, thing, await actId(thing, key));
    const isGood = async (key: string): Promise<boolean> => (await find(key)) !== undefined;
    const body = await admit(c, services, guardStrangers, thing.scope, isGood);
    const proof = await prove(services, thing, parseBody(request.body, body), handlers.hiddenUntil?.(thing));
    return proof ? c.json(proof) : c.notFound();
  });
}

const findAct = (services: Services, thing: Actable, id: string) =>
  thing.kind.rules.find(services.store, thing, id, createDigests(services, thing, undefined));

async function prove(
  services: Services,
  thing: Actable,
  { key, since }: ProveAct,
  hidden: { until: number | undefined } | undefined,
): Promise<LedgerProof | undefined> {
  const { scope, id } = thing;
  const { store } = services;
  const act = await actId(thing, key);
  const found = await findAct(services, thing, act);
  const why = found && found.id !== act ? 'double' : hidden && 'hidden';
  const until = hidden?.until === undefined ? undefined : new Date(hidden.until).toISOString();
  const sought = { scope, thing: id, act };
  const proof = await proveAct(services, sought, { since, why, ...(why === 'hidden' && { until }) });
  // Who has no power over an act, or none that counts, is not among those who have found theirs.
  const isOwn = found?.state === 'counted' && found.id === act && !(await isKeyEnded(store, thing, act));
  if (proof && isOwn && proof.why === undefined && (await countCheck(store, sought))) forgetCounts(services, thing);
  return proof;
}
