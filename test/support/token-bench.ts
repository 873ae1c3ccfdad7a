import type { AdapterOptions, CallOptions, CivicAdapter } from '../../src/adapters/adapter.ts';
import { tokenOf, withIdentity } from '../../src/adapters/common/identity.ts';
import { restAdapter } from '../../src/adapters/rest.ts';
import type { Noun } from '../../src/schema/noun.ts';
import { nouns } from '../../src/schema/nouns.ts';
import type { Bench } from '../../src/testing/conformance.ts';
import { memoryBench } from './bench.ts';

type Act = (src: string, act: object, options?: CallOptions) => Promise<unknown>;

/** The rest adapter for a platform that wants to see a token with each act. */
function tokenAdapter({ identity, ...options }: AdapterOptions): CivicAdapter {
  const name = 'token';
  const reading = restAdapter(options);
  const groupsOf = (adapter: CivicAdapter) => adapter as unknown as Record<string, Record<string, Act>>;
  /** Each method of a noun, as the person whom the page names; those that only read stay as they are. */
  const acting = ({ group = '', acts }: Noun): [string, object] => {
    const methods = Object.entries(acts).map(([method, { sends }]) => {
      const act: Act = (src, body, call) =>
        withIdentity(identity, { adapter: name, src }, (who) => {
          const headers = { authorization: `Bearer ${tokenOf(who, { adapter: name, src })}` };
          return groupsOf(restAdapter({ ...options, headers }))[group]![method]!(src, body, call);
        });
      return [method, sends === 'body' ? act : groupsOf(reading)[group]![method]];
    });
    return [group, Object.fromEntries(methods) as object];
  };
  const groups = (nouns as readonly Noun[]).filter(({ group }) => group).map(acting);
  return { name, read: reading.read.bind(reading), ...Object.fromEntries(groups) };
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
