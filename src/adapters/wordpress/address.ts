import { CivicError } from '../../client/errors.ts';

/** Address of a post in the REST interface of its site. */
export interface WordPressAddress {
  /** Returns the address of something in the interface, `posts/12` for example, with these parameters. */
  at(path: string, parameters?: Readonly<Record<string, string | number>>): string;
  /** What finds the post: its type and id, or the slug of its address. */
  post: { type: string; id: string } | { slug: string };
}

const namespace = '/wp/v2/';

/** Makes addresses with the path as a parameter, for a site whose web server knows no pretty ones; every site takes that. */
const byParameter =
  (root: string): WordPressAddress['at'] =>
  (path, parameters) => {
    const query = toQuery(parameters);
    return `${root}?rest_route=${namespace}${path}${query && `&${query}`}`;
  };

const byPath =
  (root: string): WordPressAddress['at'] =>
  (path, parameters) => {
    const query = toQuery(parameters);
    return `${root}wp-json${namespace}${path}${query && `?${query}`}`;
  };

const toQuery = (parameters: Readonly<Record<string, string | number>> = {}): string =>
  new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)])).toString();

const route = /^\/wp\/v2\/([\w-]+)\/(\d+)\/?$/;

/** What does not name the post: pages of its comments, and the forms of it for other programs. */
const below = /\/(?:comment-page-\d+|amp|embed|feed|trackback|page\/\d+)$/;

/**
 * Returns where the post of an address may stand, the likeliest place first: the site may be in a folder, which a pretty address does not
 * tell. Takes `/?p=12`, `/wp-json/wp/v2/posts/12`, `?rest_route=/wp/v2/posts/12`, and what one copies from the address bar.
 *
 * @throws CivicError where the address cannot be that of a post
 */
export function addressesOf(src: string): WordPressAddress[] {
  const { origin, pathname, searchParams } = new URL(src);
  const [root = '', json] = pathname.split(/wp-json(?=\/)/);
  const [, type, id] = route.exec(json ?? searchParams.get('rest_route') ?? '') ?? [];
  if (type && id) return [{ at: (json ? byPath : byParameter)(origin + root), post: { type, id } }];

  for (const [name, kind] of Object.entries({ p: 'posts', page_id: 'pages' })) {
    const number = searchParams.get(name) ?? '';
    if (/^\d+$/.test(number)) return [{ at: byParameter(origin + pathname), post: { type: kind, id: number } }];
  }

  const words = pathname
    .replace(/^(.*[^/])?\/*$/s, '$1')
    .replace(below, '')
    .split('/')
    .slice(1);
  const last = words.at(-1) ?? '';
  if (json !== undefined || !last) {
    const advice = 'Give the address of a post, as its page has it, or /wp-json/wp/v2/posts/ and its number';
    throw new CivicError('configuration', `wordpress: ${src} is not the address of a post. ${advice}.`);
  }
  const post = /^\d+$/.test(last) && words.length > 1 ? { type: 'posts', id: last } : { slug: decode(last) };
  const isFolder = words.length > 1 && !/^\d+$/.test(words[0] ?? '');
  return ['/', ...(isFolder ? [`/${words[0]}/`] : [])].map((folder) => ({ at: byPath(origin + folder), post }));
}

function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
