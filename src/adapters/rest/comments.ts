import { commentPage, mine, posted, queue, reported } from '../../schema/comments.ts';
import { actResult } from '../../schema/common.ts';
import type { CallOptions, CommentActs } from '../adapter.ts';
import { orRefusal, type Calls } from './call.ts';

/** The acts on a thread of comments. */
export function commentActs({ get, post }: Calls): CommentActs {
  const join = (path: string) => (src: string, body: object, call?: CallOptions) =>
    orRefusal(post(actResult, src, `participants${path}`, body, call));
  const change = (path: string) => (src: string, body: object, call?: CallOptions) =>
    orRefusal(post(posted, src, path, body, call));

  return {
    page(src, query, options) {
      const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined));
      if (options?.lang) asked.set('lang', options.lang);
      return get(commentPage, src, `page?${asked.toString()}`, options);
    },
    join: join(''),
    confirm: join('/confirm'),
    resend: join('/resend'),
    mine: (src, body, call) => post(mine, src, 'participants/mine', body, call),
    erase: join('/erase'),
    post: change('posts'),
    edit: change('posts/edit'),
    remove: change('posts/remove'),
    restore: change('posts/restore'),
    vote: change('votes'),
    report: (src, body, call) => post(reported, src, 'reports', body, call),
    queue: (src, body, call) => post(queue, src, 'queue', body, call),
    decide: change('decisions'),
  };
}
