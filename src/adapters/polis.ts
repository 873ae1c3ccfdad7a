import { CivicError } from '../client/errors.ts';
import { createHttp } from '../client/http.ts';
import type { ActResult } from '../schema/common.ts';
import { threeWayBallot } from '../schema/ballot.ts';
import { defineAdapter, type AdapterOptions, type CallOptions } from './adapter.ts';
import { withIdentity } from './common/identity.ts';
import { parse } from './common/parse.ts';
import { explained, refusalOf } from './polis/errors.ts';
import { conversationAt, isLeft, toPoll, type Conversation } from './polis/poll.ts';
import { participation, voted, type Participation, type Statement } from './polis/wire.ts';

const name = 'polis';

/**
 * Shows a conversation of Polis as a series of three-way polls, one per statement. Polis knows who votes by the `id` that the page's
 * identity gives (`xid`): its cookie does not reach it from another site. Without one, nobody can vote here.
 */
export function polisAdapter({ identity, timeout, fetch }: AdapterOptions = {}) {
  const http = createHttp({ name, ...(timeout && { timeout }), ...(fetch && { fetch }) });
  /** Polis draws the next statement by lot at each read: what one is reading stays until there is a vote on it. */
  const shown = new Map<string, Statement>();

  async function read({ api, id }: Conversation, xid: string | undefined, { lang, ...options }: CallOptions) {
    const query = new URLSearchParams({
      conversation_id: id,
      pid: 'mypid',
      ...(xid && { xid }),
      ...(lang && { lang }),
    });
    const url = `${api}/participationInit?${query.toString()}`;
    return parse(participation, (await http.read(url, options)).body, `${name}: GET ${url}`);
  }

  function keep(place: string, { nextComment: drawn, votes }: Participation): Participation['nextComment'] {
    const kept = shown.get(place);
    const isOpen = kept && isLeft(drawn) && !votes?.some(({ tid }) => tid === kept.tid);
    if (isOpen) return { ...kept, remaining: drawn.remaining, total: drawn.total };
    if (isLeft(drawn)) shown.set(place, drawn);
    else shown.delete(place);
    return drawn;
  }

  return defineAdapter({
    name,
    read: (src, options = {}) =>
      withIdentity(identity, { adapter: name, src }, async ({ id }) => {
        const conversation = conversationAt(src);
        if (!conversation.id) {
          throw new CivicError(
            'not-found',
            `${name}: there is no id of a conversation in ${src}: it looks like 9hnc6mbyph.`,
          );
        }
        const answer = await read(conversation, id, options).catch((error: unknown) => {
          throw explained(error);
        });
        return { thing: toPoll(conversation, answer, keep(`${conversation.url} ${id ?? ''}`, answer)) };
      }),
    polls: {
      vote: (src, { ballot, textVersion }, options = {}) =>
        withIdentity(identity, { adapter: name, src }, async ({ id: xid }): Promise<ActResult> => {
          const given = threeWayBallot.safeParse(ballot);
          // Polis has no blank ballot: to pass is its neutral answer.
          if (!given.success) return { outcome: 'refused', reason: 'invalid', fields: { ballot: 'kind' } };
          if (!/^\d+$/.test(textVersion)) return { outcome: 'refused', reason: 'text-changed' };
          if (!xid) {
            const advice = 'Give one by configure({ identity }), or answer the event civic-login-request';
            throw new CivicError('unauthorized', `${name}: a vote on ${src} needs the id of a person. ${advice}.`);
          }
          const { api, id } = conversationAt(src);
          // Polis counts the other way round: to agree is −1.
          const vote = given.data.stance === 0 ? 0 : -given.data.stance;
          const body = { conversation_id: id, tid: Number(textVersion), vote, agid: 1, pid: 'mypid', xid };
          try {
            const url = `${api}/votes`;
            parse(voted, (await http.act(url, body, options)).body, `${name}: POST ${url}`);
            return { outcome: 'counted' };
          } catch (error) {
            const result = refusalOf(error);
            if (result) return result;
            throw explained(error);
          }
        }),
    },
  });
}
