import { instantNow } from '../../client/clock.ts';
import type { Poll } from '../../schema/poll.ts';
import type { Participation, Statement } from './wire.ts';

/** Address of a conversation. */
export interface Conversation {
  /** Address of its page, and of the interface. */
  url: string;
  api: string;
  id: string;
}

/** Reads the conversation at an address, as `https://pol.is/9hnc6mbyph`. */
export function conversationAt(src: string): Conversation {
  const { origin, pathname } = new URL(src);
  const id = pathname.split('/').find((part) => /^\d[a-z\d]+$/i.test(part)) ?? '';
  return { url: `${origin}/${id}`, api: `${origin}/api/v3`, id };
}

/** Checks whether there is a statement to vote on. */
export const isLeft = (next: Statement | null | undefined): next is Statement & { tid: number; txt: string } =>
  typeof next?.tid === 'number' && typeof next.txt === 'string' && next.txt !== '';

/** Longest title of a poll. */
const maxTitleLength = 500;

/** Makes the poll of a conversation: the question that is asked next in it. */
export function toPoll(
  { url, id }: Conversation,
  { conversation, votes }: Participation,
  next: Participation['nextComment'],
): Poll {
  const { topic, description, participant_count: participants } = conversation;
  const left = isLeft(next) ? next : undefined;
  const answered = votes?.length ?? 0;
  const of = next?.total ?? answered;
  const at = left ? of - (left.remaining ?? of - answered) + 1 : of + 1;
  const name = (topic ?? '').slice(0, maxTitleLength);
  const isShort = left && left.txt.length <= maxTitleLength;
  const text = left && !isShort ? left.txt : left ? '' : (description ?? '');
  const isOpen = conversation.is_active !== false;
  // Without a login of its own, Polis takes no vote here; where nothing was ever asked, there is none to take.
  const can = conversation.auth_needed_to_vote
    ? { vote: { allowed: false, elsewhere: url } }
    : of > 0 || left
      ? { vote: { allowed: isOpen } }
      : {};
  return {
    type: 'poll',
    id,
    lang: left?.lang ?? '',
    url,
    title: isShort ? left.txt : name,
    ...(text && { description: text }),
    phase: isOpen ? 'open' : 'closed',
    can,
    numbers: participants == null ? {} : { participants: { value: participants, asOf: instantNow(), method: '' } },
    textVersion: String(left?.tid ?? ''),
    options: [],
    form: { kind: 'three-way' },
    method: 'three-way',
    words: {},
    results: 'after-vote',
    who: '',
    doubles: '',
    ...(of > 0 && { series: { at: Math.max(1, at), of } }),
  };
}
