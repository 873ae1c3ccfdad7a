/** A site of WordPress as far as the adapter asks it, in memory; `test/adapters/wordpress.real.ts` compares it with the real one. */
export interface Site {
  url: string;
  /** Address of an open post with comments, as one copies it. */
  post: string;
  fetch: typeof fetch;
  comments: SiteComment[];
  settings: SiteSettings;
  /** Every request that came, preflights not counted. */
  requests: { method: string; url: URL; headers: Headers; body: Record<string, unknown> }[];
}

export interface SiteComment {
  id: number;
  parent: number;
  author_name: string;
  author_email: string;
  date_gmt: string;
  content: string;
  status: 'approved' | 'hold';
}

export interface SiteSettings {
  /** What the snippet says; nothing where the site takes no comment from people that it does not know. */
  said: Record<string, unknown> | undefined;
  moderated: boolean;
  flood: boolean;
  open: boolean;
  /** Tokens that are taken, with the name of the person. */
  tokens: Map<string, string>;
}

const allowed = ['authorization', 'x-wp-nonce', 'content-disposition', 'content-md5', 'content-type'];
const safe = ['accept', 'accept-language'];

const headers = {
  'content-type': 'application/json; charset=UTF-8',
  'access-control-allow-origin': 'https://w.example',
  'access-control-expose-headers': 'X-WP-Total, X-WP-TotalPages, Link',
};

const answer = (body: unknown, status = 200, more: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } });

const refuse = (status: number, code: string, message = code, data: object = {}): Response =>
  answer({ code, message, data: { status, ...data } }, status);

/** As `wp_kses` and `wpautop` leave a text that has no tags that are allowed. */
const render = (content: string): string => `<p>${content.replace(/<[^>]*>/g, '').replace(/\n/g, '<br />\n')}</p>\n`;

export const said = {
  lang: 'fr-FR',
  version: '1',
  controller: 'Mairie de Testville',
  purpose: 'Publier votre commentaire.',
  retention: 'Tant que l’article est en ligne.',
  url: 'https://testville.example/confidentialite/',
};

export function createSite(settings: Partial<SiteSettings> = {}): Site {
  const site: Site = {
    url: 'https://testville.example',
    post: 'https://testville.example/2026/11/place/',
    comments: [],
    requests: [],
    settings: { said, moderated: false, flood: false, open: true, tokens: new Map(), ...settings },
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      for (const name of request.headers.keys()) {
        // A browser asks first, and does not send what WordPress does not name.
        if (!allowed.includes(name) && !safe.includes(name)) throw new TypeError('Failed to fetch');
      }
      const url = new URL(request.url);
      const body = request.method === 'POST' ? ((await request.json()) as Record<string, unknown>) : {};
      site.requests.push({ method: request.method, url, headers: request.headers, body });
      const path = url.searchParams.get('rest_route') ?? url.pathname.replace(/^\/wp-json/, '');
      return handle(site, request, path, url.searchParams, body);
    },
  };
  add(site, { author_name: 'Zoé', content: 'L’eau &amp; l’ombre, d&#8217;abord' });
  add(site, { author_name: 'Noé', content: 'Et les bancs', parent: 1 });
  add(site, { author_name: 'Ana', content: 'Sous une réponse', parent: 2 });
  add(site, { author_name: 'Léo', content: 'À qui n’est plus là', parent: 999 });
  add(site, { author_name: 'Eva', content: 'En attente', status: 'hold' });
  add(site, { author_name: 'Ida', content: 'À qui attend', parent: 5 });
  return site;
}

/** Puts a comment into the site, beside its interface. */
export function add(site: Site, comment: Partial<SiteComment>): SiteComment {
  const id = site.comments.length + 1;
  const date_gmt = new Date(Date.UTC(2026, 10, 1, 8, 0, id)).toISOString().slice(0, 19);
  const made: SiteComment = {
    id,
    parent: 0,
    author_name: 'Zoé',
    author_email: 'zoe@example.org',
    date_gmt,
    content: `Commentaire ${id}`,
    status: 'approved',
    ...comment,
  };
  site.comments.push(made);
  return made;
}

function handle(
  site: Site,
  request: Request,
  path: string,
  query: URLSearchParams,
  body: Record<string, unknown>,
): Response {
  const post = {
    id: 12,
    date_gmt: '2026-11-01T08:00:00',
    link: site.post,
    title: { rendered: 'L&#8217;avenir de la <em>place</em> &#038; du marché' },
    comment_status: site.settings.open ? 'open' : 'closed',
    ...(site.settings.said && { civic_widgets: site.settings.said }),
  };
  const token = request.headers.get('authorization')?.replace('Bearer ', '');
  const user = token === undefined ? undefined : site.settings.tokens.get(token);
  if (path === '/wp/v2/posts/12') return answer(post);
  if (/^\/wp\/v2\/(posts|pages)\/\d+$/.test(path)) return refuse(404, 'rest_post_invalid_id', 'Invalid post ID.');
  const found = path === '/wp/v2/posts' && query.get('slug') === 'place' ? [post] : [];
  if (/^\/wp\/v2\/(posts|pages)$/.test(path)) return answer(found, 200, { 'x-wp-total': String(found.length) });
  if (path === '/wp/v2/users/me') {
    return user ? answer({ name: user }) : refuse(401, 'rest_not_logged_in', 'You are not currently logged in.');
  }
  if (path === '/wp/v2/comments') return request.method === 'POST' ? create(site, body, user) : list(site, query);
  return refuse(404, 'rest_no_route', 'No route was found matching the URL and request method.');
}

function list({ comments }: Site, query: URLSearchParams): Response {
  if (query.has('status')) return refuse(401, 'rest_forbidden_param', 'Query parameter not permitted: status');
  const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);
  const include = query.get('include');
  const parent = query.get('parent');
  const found = comments
    .filter(({ status }) => status === 'approved')
    .filter(({ id }) => include === null || Number(include) === id)
    .filter((comment) => parent === null || comment.parent === Number(parent))
    .filter(({ content }) => content.toLowerCase().includes((query.get('search') ?? '').toLowerCase()));
  if (query.get('order') !== 'asc') found.reverse();
  const size = number('per_page', 10);
  const from = number('offset', (number('page', 1) - 1) * size);
  return answer(found.slice(from, from + size).map(toAnswer), 200, {
    'x-wp-total': String(found.length),
    'x-wp-totalpages': String(Math.ceil(found.length / size)),
  });
}

const toAnswer = ({ id, parent, author_name, date_gmt, content, status }: SiteComment) => ({
  id,
  parent,
  author_name,
  date_gmt,
  date: date_gmt,
  content: { rendered: render(content) },
  status,
});

function create(site: Site, body: Record<string, unknown>, user: string | undefined): Response {
  const { settings, comments } = site;
  const {
    post,
    author_name: name = user,
    author_email: email = user && 'user@example.org',
    content,
    parent = 0,
  } = body as { post?: number; author_name?: string; author_email?: string; content?: string; parent?: number };
  if (user === undefined && !settings.said) {
    return refuse(401, 'rest_comment_login_required', 'Sorry, you must be logged in to comment.');
  }
  if (post !== 12) {
    return refuse(
      403,
      'rest_comment_invalid_post_id',
      'Sorry, you are not allowed to create this comment without a post.',
    );
  }
  if (!settings.open) return refuse(403, 'rest_comment_closed', 'Sorry, comments are closed for this item.');
  if (email !== undefined && !/@.+\./.test(email)) {
    const params = { author_email: 'Invalid email address.' };
    return refuse(400, 'rest_invalid_param', 'Invalid parameter(s): author_email', { params });
  }
  if (!content) return refuse(400, 'rest_comment_content_invalid', 'Invalid comment content.');
  if (!name || !email) {
    const message = 'Creating a comment requires valid author name and email values.';
    return refuse(400, 'rest_comment_author_data_required', message);
  }
  const isSame = (each: SiteComment): boolean =>
    each.content === content && each.author_email === email && each.parent === parent;
  if (comments.some(isSame)) {
    const message = 'Duplicate comment detected; it looks as though you&#8217;ve already said that!';
    return refuse(409, 'comment_duplicate', message);
  }
  if (settings.flood) return refuse(400, 'comment_flood', 'You are posting comments too quickly. Slow down.');
  const made = add(site, {
    parent,
    author_name: name,
    author_email: email,
    content,
    status: settings.moderated ? 'hold' : 'approved',
  });
  return answer(toAnswer(made), 201);
}
