import { blocksAround } from '../../core/client-blocks.ts';
import { keyedDigest } from '../../core/crypto.ts';
import { domainOf } from '../../core/mailboxes.ts';
import type { Services } from '../../core/services.ts';
import { slices } from '../../store/slices.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Sender } from '../mail-limits.ts';
import { isBelow, ownedPart, tellsNothing } from './domains.ts';
import { burstSpan, crowdSpan, suspicionOf, type Mark, type Origin, type Suspicion, type Verdict } from './rules.ts';
import { heldActs, holdCounts, holdVerdicts } from './tables.ts';

/** Where an act comes from, as digests that are made before its transaction. */
export interface Traces {
  readonly blocks: readonly { trace: string; share: number }[];
  readonly domain: { trace: string; name: string; isThrowaway: boolean } | undefined;
}

/** For how many addresses the limit of a block is; that of one client is for one. */
const shares = new Map([
  [4, 1],
  [10, 2],
]);

/** Makes what an act is known by that a sender confirms for an address; nothing where no act is ever held. */
export async function tracesOf(
  { holding, secret }: Pick<Services, 'holding' | 'secret'>,
  scope: string,
  sender: Sender,
  email: string,
): Promise<Traces | undefined> {
  if (!holding) return undefined;
  const trace = (facet: string, name: string) => keyedDigest(secret, JSON.stringify(['held', scope, facet, name]));
  const around = sender === undefined || holding.isInside(sender) ? [] : [sender, ...blocksAround(sender)];
  const blocks = around.map(async (block) =>
    typeof block === 'string'
      ? { trace: await trace('block', block), share: 1 }
      : { trace: await trace('block', block.name), share: shares.get(block.clients) ?? 1 },
  );
  const domain = domainOf(email);
  const name = ownedPart(domain);
  const isThrowaway = holding.isThrowaway(domain) || holding.isThrowaway(name);
  const isPlain = isBelow(domain, holding.trusted) || (tellsNothing(domain) && !isThrowaway);
  return {
    blocks: await Promise.all(blocks),
    domain: isPlain ? undefined : { trace: await trace('domain', name), name, isThrowaway },
  };
}

/** The place of an act that is being confirmed. */
interface Confirmed {
  scope: string;
  thing: string;
  act: string;
  now: number;
}

/** Counts where a first act comes from, and finds whether it is suspect; in the transaction in which it is confirmed. */
export async function suspect(
  writer: Writer,
  holding: NonNullable<Services['holding']>,
  { scope, thing, act, now }: Confirmed,
  { blocks, domain }: Traces,
): Promise<Suspicion | undefined> {
  const row = await writer.get(heldActs, { scope, act });
  const mark = row?.state === 'marked' ? (row.reason as Mark) : undefined;
  const origin = async (trace: string, span: number, before: number): Promise<Origin> => {
    const begins = now - (now % span);
    const number = await writer.increment(holdCounts, { scope, thing, span: begins, trace }, 'value', 1);
    const last = before > 0 ? await writer.get(holdCounts, { scope, thing, span: begins - span, trace }) : undefined;
    const verdict = (await writer.get(holdVerdicts, { scope, trace }))?.verdict as Verdict | undefined;
    return { trace, number: number + (last?.value ?? 0), verdict };
  };
  const counted = [];
  // What one rule does not ask for is not kept.
  if (holding.burst > 0)
    for (const { trace, share } of blocks) counted.push({ ...(await origin(trace, burstSpan, 1)), share });
  const isCounted = domain && (holding.crowd > 0 || domain.isThrowaway);
  const from = isCounted ? { ...domain, ...(await origin(domain.trace, crowdSpan, 0)) } : undefined;
  return suspicionOf({ mark, blocks: counted, domain: from }, holding);
}

/** Forgets from where people acted in spans that are over. */
export async function dropHoldCounts(store: Store, now: number): Promise<void> {
  for await (const rows of slices(store, holdCounts)) {
    const old = rows.filter(({ span }) => span < now - 2 * crowdSpan);
    if (old.length === 0) continue;
    await store.write(async (writer) => {
      for (const { value: _, ...key } of old) await writer.remove(holdCounts, key);
    });
  }
}
