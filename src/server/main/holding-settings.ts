import { sameDomain } from '../core/mailboxes.ts';
import type { Holding } from '../core/holding.ts';
import { isWithin, loopbackNetworks, privateNetworks } from '../core/networks.ts';
import { StartError } from '../core/start-error.ts';

type Environment = Record<string, string | undefined>;

/**
 * Reads which acts are held until an officer decides: `HOLD_BURST`, `HOLD_DOMAIN`, `HOLD_THROWAWAY`, `HOLD_TRUSTED` and `HOLD_WORK`.
 *
 * @throws StartError where one makes no sense
 */
export async function readHolding(env: Environment): Promise<Holding> {
  const isInside = isWithin([...loopbackNetworks, ...privateNetworks]);
  const burst = numberIn(env, 'HOLD_BURST', 40);
  const crowd = numberIn(env, 'HOLD_DOMAIN', 20);
  const work = numberIn(env, 'HOLD_WORK', 0, {
    what: 'how many keys a browser derives at most before an act',
    most: 10_000,
  });
  const thrown = env['HOLD_THROWAWAY'] === 'no' ? new Set<string>() : await throwaways();
  return {
    ...{ burst, crowd, work },
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

function numberIn(
  env: Environment,
  name: string,
  otherwise: number,
  { what = 'from how many on acts are held', most = 1_000_000 } = {},
): number {
  const number = Number(env[name] || otherwise);
  if (Number.isInteger(number) && number >= 0 && number <= most) return number;
  throw new StartError(`${name} is ${env[name]}: set it to ${what}, from 1 to ${most}, or to 0, which turns it off.`);
}
