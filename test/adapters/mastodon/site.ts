/*
 * A Mastodon server in memory, as it answers who is not logged in: public posts only, at most 60 replies and 20 levels of them
 * (mastodon/mastodon, app/controllers/api/v1/statuses_controller.rb), deleted ones gone.
 */

export interface Post {
  id: string;
  in_reply_to_id: string | null;
  content: string;
  created_at: string;
  visibility: string;
  spoiler_text: string;
  [more: string]: unknown;
}

export interface Site {
  origin: string;
  posts: Post[];
  /** Writes a reply to a post, or another post. */
  post(content: string, changes?: Record<string, unknown>): Post;
  fetch(request: Request): Promise<Response>;
}

const headers = {
  'access-control-allow-origin': '*',
  'cache-control': 'max-age=15, public, stale-while-revalidate=30',
};
const maxContext = { replies: 60, depth: 20 };

export function createSite(origin = 'https://social.example'): Site {
  const posts: Post[] = [];
  const isPublic = ({ visibility }: Post): boolean => visibility === 'public' || visibility === 'unlisted';

  const below = (id: string, depth = 1): Post[] =>
    depth > maxContext.depth
      ? []
      : posts
          .filter((each) => each.in_reply_to_id === id)
          .flatMap((each) => [...(isPublic(each) ? [each] : []), ...below(each.id, depth + 1)]);

  const site: Site = {
    origin,
    posts,
    post(content, changes = {}) {
      const id = String(109_000_000 + posts.length);
      const one: Post = {
        id,
        uri: `${origin}/users/ville/statuses/${id}`,
        url: `${origin}/@ville/${id}`,
        created_at: new Date(Date.parse('2026-05-01T08:00:00Z') + posts.length * 60_000).toISOString(),
        edited_at: null,
        in_reply_to_id: posts[0]?.id ?? null,
        content,
        spoiler_text: '',
        sensitive: false,
        visibility: 'public',
        language: 'fr',
        account: { id: '1', acct: 'ville', display_name: 'Ville de Valmont', url: `${origin}/@ville`, emojis: [] },
        media_attachments: [],
        emojis: [],
        replies_count: 0,
        ...changes,
      };
      posts.push(one);
      return one;
    },
    async fetch(request) {
      const [, id = '', context] = /^\/api\/v1\/statuses\/(\d+)(\/context)?$/.exec(new URL(request.url).pathname) ?? [];
      const found = posts.find((each) => each.id === id && isPublic(each));
      if (!found) return Response.json({ error: 'Record not found' }, { status: 404, headers });
      const body = context ? { ancestors: [], descendants: below(id).slice(0, maxContext.replies) } : found;
      return Response.json(body, { headers });
    },
  };
  site.post(
    '<p>Faut-il des <strong>pistes</strong> ? <a href="https://valmont.example/pistes">valmont.example/pistes</a></p>',
  );
  return site;
}
