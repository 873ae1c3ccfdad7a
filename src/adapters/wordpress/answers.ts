import * as z from 'zod/mini';
import { plainLine, plainText } from '../../text/plain-text.ts';
import type { Comment } from '../../schema/comments.ts';
import { notice, type Notice } from '../../schema/common.ts';

/* What WordPress answers, no more than is used. Numbers may come as strings: plugins and caches make them so. */

const number = z.coerce.number();
const rendered = z.object({ rendered: z.string() });

export const postAnswer = z.object({
  id: number,
  link: z.string(),
  title: z.optional(rendered),
  comment_status: z.optional(z.string()),
  date_gmt: z.optional(z.nullable(z.string())),
  date: z.optional(z.string()),
  /** Of the snippet in `docs/wordpress.md`: that anonymous comments are taken here, and what is said before. */
  civic_widgets: z.optional(z.unknown()),
});
export type PostAnswer = z.infer<typeof postAnswer>;

/** The fields of a post that are asked for. */
export const postFields = Object.keys(postAnswer.shape).join();

export const commentAnswer = z.object({
  id: number,
  parent: z.optional(number),
  author_name: z.optional(z.nullable(z.string())),
  date_gmt: z.optional(z.nullable(z.string())),
  date: z.optional(z.nullable(z.string())),
  content: rendered,
  status: z.optional(z.string()),
});

export const commentFields = Object.keys(commentAnswer.shape).join();

/** Reads the first time that is one: WordPress writes that of Greenwich without saying so. Nothing where it is no time. */
export function toInstant(...dates: (string | null | undefined)[]): string | undefined {
  for (const date of dates) {
    const iso = (date ?? '').trim().replace(' ', 'T');
    // A day of its place.
    if (/^\d{4}-\d\d-\d\d$/.test(iso)) return iso;
    const zoned = /^\d+$/.test(iso)
      ? Number(iso) * 1000
      : Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`);
    if (Number.isFinite(zoned) && zoned > 0 && zoned < 8.64e15) return new Date(zoned).toISOString();
  }
  return undefined;
}

/** Returns a comment as the element shows it; nothing where it cannot be read. `since`: the time to show where it has none. */
export function toComment(answer: unknown, since: string): Comment | undefined {
  const { success, data } = commentAnswer.safeParse(answer);
  if (!success || data.id <= 0) return undefined;
  const { id, parent = 0, status = 'approved' } = data;
  const author = plainLine(data.author_name ?? '', 300);
  return {
    id: String(id),
    ...(parent > 0 && parent !== id && { parent: String(parent) }),
    ...(author && { author }),
    at: toInstant(data.date_gmt, data.date) ?? since,
    text: plainText(data.content.rendered, 20_000),
    replies: 0,
    ...(!/^(?:approved?|1)$/.test(status) && { state: 'held' }),
  };
}

/** What the snippet of `docs/wordpress.md` makes a site say: its language, and what is said before a name and an address are taken. */
export interface Said {
  lang: string;
  /** Absent where the site takes no comment from people that it does not know. */
  notice?: Notice;
}

export function toSaid({ civic_widgets: said, link }: PostAnswer): Said {
  if (typeof said !== 'object' || said === null) return { lang: '' };
  const { url, lang, ...words } = said as Record<string, unknown>;
  const result = notice.safeParse({ ...words, url: url || link });
  return {
    lang: typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-z\d]+)*$/i.test(lang) ? lang : '',
    ...(result.success && { notice: result.data }),
  };
}
