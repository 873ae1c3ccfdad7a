import type { AdapterOptions, CallOptions, CivicAdapter } from '../../src/adapters/adapter.ts';
import { tokenOf, withIdentity } from '../../src/adapters/common/identity.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import { memoryBench } from './bench.ts';

type Act = (src: string, act: object, options?: CallOptions) => Promise<unknown>;

/** The rest adapter for a platform that wants to see a token with each act. */
function tokenAdapter({ identity, ...options }: AdapterOptions): CivicAdapter {
  const name = 'token';
  const reading = restAdapter(options);
  /** Each method of a group, as the person whom the page names; those that only read stay as they are. */
  const acting = (group: 'petitions' | 'polls' | 'comments', reads: readonly string[] = []): object =>
    Object.fromEntries(
      Object.entries(reading[group] ?? {}).map(([method, read]: [string, unknown]) => {
        if (reads.includes(method)) return [method, read];
        const act: Act = (src, body, call) =>
          withIdentity(identity, { adapter: name, src }, (who) => {
            const headers = { authorization: `Bearer ${tokenOf(who, { adapter: name, src })}` };
            const acts = restAdapter({ ...options, headers })[group] as unknown as Record<string, Act>;
            return acts[method]!(src, body, call);
          });
        return [method, act];
      }),
    );
  return {
    name,
    read: reading.read.bind(reading),
    petitions: acting('petitions'),
    polls: acting('polls', ['ballots']),
    comments: acting('comments', ['page']),
  };
}

/** The reference backend behind a gate that lets an act pass with the right token only. */
export async function tokenBench(): Promise<Bench> {
  const bench = await memoryBench();
  const token = 'the-right-token';
  return {
    ...bench,
    open: tokenAdapter,
    identity: { token },
    fetch(request) {
      const isAllowed = request.method === 'GET' || request.headers.get('authorization') === `Bearer ${token}`;
      return isAllowed ? bench.fetch!(request) : new Response('{"title":"Unauthorized"}', { status: 401 });
    },
  };
}
