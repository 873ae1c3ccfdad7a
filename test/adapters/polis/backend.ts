/** A conversation as `test/fixtures/polis` has recorded it: texts of answers, statuses, headers. */
export interface Polis {
  /** Address of the conversation's page. */
  src: string;
  fetch(request: Request): Promise<Response>;
  /** The statements, oldest first, and what each person, by `xid`, last said of them in Polis' own signs. */
  readonly statements: string[];
  readonly votes: Map<string, Map<number, number>>;
  /** What came with each vote. */
  readonly received: Record<string, unknown>[];
  conversation: Record<string, unknown>;
  /** Pages from which it may be asked; any where there is none. */
  allowed: string | undefined;
  /** Draws the next statement among those that are left. */
  draw(left: readonly number[]): number;
}

const id = '9hnc6mbyph';
const origin = 'https://pol.is';

/** A made-up conversation that behaves as the recorded one. */
export function createPolis(statements = ['More trees', 'Fewer cars', 'Benches please']): Polis {
  const headers = {
    'cache-control': 'no-cache',
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'Cache-Control, Pragma, Origin, Authorization, Content-Type, X-Requested-With',
    'access-control-allow-methods': 'GET, PUT, POST, DELETE, OPTIONS',
  };
  const json = (body: unknown): Response => Response.json(body, { headers });
  const fail = (status: number, code: string): Response =>
    new Response(`${code}\n`, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } });

  const leftTo = (xid: string): number[] =>
    [...polis.statements.keys()].filter((tid) => !polis.votes.get(xid)?.has(tid));
  const nextFor = (xid: string): object => {
    const left = leftTo(xid);
    if (left.length === 0) return {};
    const tid = polis.draw(left);
    const total = polis.statements.length;
    return {
      txt: polis.statements[tid],
      tid,
      created: '1795279776913',
      is_seed: false,
      lang: null,
      pid: 1,
      remaining: left.length,
      total,
      translations: [],
    };
  };

  function init(query: URLSearchParams): Response {
    if (query.get('conversation_id') !== id) return fail(400, 'polis_err_param_parse_failed_conversation_id');
    const xid = query.get('xid') ?? '';
    const votes = [...(polis.votes.get(xid) ?? [])].map(([tid, vote]) => ({ tid, vote, pid: 2 }));
    const participant_count = polis.votes.size;
    const conversation = { ...polis.conversation, participant_count, conversation_id: id };
    return json({ user: {}, ptpt: null, nextComment: nextFor(xid), conversation, votes, pca: null, famous: {} });
  }

  function vote(body: Record<string, unknown>): Response {
    polis.received.push(body);
    if (body['conversation_id'] !== id) return fail(400, 'polis_err_param_parse_failed_conversation_id');
    if (![-1, 0, 1].includes(body['vote'] as number)) return fail(400, 'polis_err_param_parse_failed_vote');
    if (!polis.conversation['is_active']) return fail(403, 'polis_err_conversation_is_closed');
    const xid = typeof body['xid'] === 'string' ? body['xid'] : `cookie ${polis.votes.size}`;
    const own = polis.votes.get(xid) ?? new Map<number, number>();
    polis.votes.set(xid, own.set(Number(body['tid']), Number(body['vote'])));
    return json({ nextComment: nextFor(xid), currentPid: 2 });
  }

  const polis: Polis = {
    src: `${origin}/${id}`,
    statements: [...statements],
    votes: new Map(),
    received: [],
    allowed: undefined,
    conversation: { topic: 'Parks', description: 'd', is_active: true, auth_needed_to_vote: false },
    draw: (left) => left[0] ?? 0,
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      const from = request.headers.get('origin') ?? '';
      // A browser may not even read this: it comes without CORS headers.
      if (polis.allowed && from !== polis.allowed)
        return new Response(`unauthorized domain: ${from}\n`, { status: 500 });
      if (request.method === 'OPTIONS') return new Response(null, { status: 200, headers });
      if (pathname === '/api/v3/participationInit') return init(searchParams);
      if (pathname === '/api/v3/votes' && request.method === 'POST')
        return vote((await request.json()) as Record<string, unknown>);
      return new Response('<!doctype html>', { status: 404, headers: { 'content-type': 'text/html' } });
    },
  };
  return polis;
}
