import { sameDomain } from '../core/mailboxes.ts';
import type { Holding } from '../core/holding.ts';
import { isWithin, loopbackNetworks, privateNetworks } from '../core/networks.ts';
import { StartError } from '../core/start-error.ts';

type Environment = Record<string, string | undefined>;

/**
 * Reads which acts are held until an officer decides: `HOLD_BURST`, `HOLD_DOMAIN`, `HOLD_THROWAWAY` and `HOLD_TRUSTED`.
 *
 * @throws StartError where one makes no sense
 */
export async function readHolding(env: Environment): Promise<Holding> {
  const isInside = isWithin([...loopbackNetworks, ...privateNetworks]);
  const burst = numberIn(env, 'HOLD_BURST', 40);
  const crowd = numberIn(env, 'HOLD_DOMAIN', 20);
  const thrown = env['HOLD_THROWAWAY'] === 'no' ? new Set<string>() : await throwaways();
  return {
    ...{ burst, crowd },
    trusted: (env['HOLD_TRUSTED'] ?? '').split(/[\s,]+/).flatMap((domain) => (domain ? [sameDomain(domain)] : [])),
    isThrowaway: (domain) => thrown.has(domain),
    // A client of IPv6 is written as its first four groups; that of this machine is ::1.
    isInside: (sender) => isInside(sender.includes(':') ? `${sender}::1` : sender),
  };
}

/** Reads the list of domains that give addresses which are thrown away: a package, so that nobody is asked over the network. */
async function throwaways(): Promise<Set<string>> {
  const { default: list } = await import('disposable-email-domains-js');
  return list.disposableEmailBlocklistSet();
}

function numberIn(env: Environment, name: string, otherwise: number): number {
  const number = Number(env[name] || otherwise);
  if (Number.isInteger(number) && number >= 0 && number <= 1_000_000) return number;
  throw new StartError(
    `${name} is ${env[name]}: set it to from how many on acts are held, from 1 to 1000000, or to 0, which turns it off.`,
  );
}
