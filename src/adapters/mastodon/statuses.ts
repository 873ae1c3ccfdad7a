import * as z from 'zod/mini';
import { plainLine, plainText } from '../../text/plain-text.ts';
import type { Comment } from '../../schema/comments.ts';
import { given, toInstant } from '../common/lenient.ts';

const words = z.nullish(z.string());

/** What a server tells of a post, as far as it is shown. */
export const status = z.object({
  id: z.string(),
  url: words,
  created_at: z.optional(z.unknown()),
  edited_at: z.optional(z.unknown()),
  in_reply_to_id: words,
  content: words,
  spoiler_text: words,
  visibility: words,
  language: words,
  account: z.object({ acct: z.string(), display_name: words }),
  media_attachments: z.catch(z.array(z.object({ url: words, description: words })), []),
});
export type Status = z.infer<typeof status>;

export const context = z.object({ descendants: z.array(z.unknown()) });

/** Checks whether everybody may read a post. */
const isPublic = ({ visibility }: Status): boolean => /^(?:public|unlisted)$/.test(visibility ?? 'public');

/** Returns the warning of a post where it has one, or else how it begins. */
export function titleOf({ spoiler_text, content, account }: Status): string {
  return plainText(spoiler_text ?? '', 200) || plainLine(content ?? '', 200) || `@${account.acct}`.slice(0, 500);
}

/** Returns the words of a post, and those of its pictures, each with its address. */
function textOf({ content, media_attachments: media }: Status): string {
  const pictures = media
    .filter(({ url }) => /^https?:\/\/\S+$/i.test(url ?? ''))
    .map(({ url, description }) => (description ? `${description} (${url})` : String(url)));
  return [plainText(content ?? '', 15_000), ...pictures].filter(Boolean).join('\n').slice(0, 20_000).toWellFormed();
}

/** Reads the replies to the post of this id. One that cannot be read, or that not everybody may, is left out. */
export function readReplies(descendants: readonly unknown[], root: string): Comment[] {
  const read = descendants.flatMap((each) => status.safeParse(each).data ?? []);
  return read.filter(isPublic).map((each) => toComment(each, root));
}

function toComment(post: Status, root: string): Comment {
  const { acct, display_name: display } = post.account;
  const warning = plainLine(post.spoiler_text ?? '', 500);
  const parent = post.in_reply_to_id === root ? undefined : post.in_reply_to_id;
  return {
    id: post.id,
    ...given('parent', parent),
    // A shown name may be anybody's; the address after it is one person's.
    author: (display?.trim() ? `${display.trim()} (@${acct})` : `@${acct}`).slice(0, 300).toWellFormed(),
    at: toInstant(post.created_at) ?? new Date(0).toISOString(),
    ...given('editedAt', toInstant(post.edited_at)),
    ...given('lang', post.language),
    text: textOf(post),
    replies: 0,
    ...(warning && { tombstone: { kind: 'warned' as const, reason: warning } }),
  };
}
