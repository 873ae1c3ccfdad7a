import { CivicError, isCivicError } from '../../client/errors.ts';
import { invalid, type Answer, type Http } from '../../client/http.ts';
import type { ReadOptions } from '../adapter.ts';
import { parse } from '../common/parse.ts';
import { addressesOf, type WordPressAddress } from './address.ts';
import { postAnswer, postFields, type PostAnswer } from './answers.ts';

export interface Found {
  post: PostAnswer;
  /** Where the site's interface stands. */
  at: WordPressAddress['at'];
  maxAge?: number;
}

/** Finds posts by their addresses. */
export interface Posts {
  read(src: string, options: ReadOptions): Promise<Found>;
  /** Finds the post of an address, from memory where it was read before: the number of a post does not change. */
  find(src: string, options: ReadOptions): Promise<Found>;
}

export function createPosts(http: Http): Posts {
  const found = new Map<string, Found>();

  /** Reads the post at one address; nothing where none stands there. */
  async function look({ at, post }: WordPressAddress, options: ReadOptions): Promise<Found | undefined> {
    const take = ({ body, maxAge }: Answer, url: string): Found => ({
      post: parse(postAnswer, body, `wordpress: GET ${url}`),
      at,
      ...(maxAge !== undefined && { maxAge }),
    });
    if ('id' in post) {
      const url = at(`${post.type}/${post.id}`, { _fields: postFields });
      return take(await http.read(url, options), url);
    }
    for (const type of ['posts', 'pages']) {
      const url = at(type, { slug: post.slug, _fields: postFields });
      const answer = await http.read(url, options);
      if (!Array.isArray(answer.body)) throw invalid(`wordpress: GET ${url}`, 'the answer is no list');
      if (answer.body.length > 0) return take({ ...answer, body: answer.body[0] }, url);
    }
    return undefined;
  }

  async function read(src: string, options: ReadOptions): Promise<Found> {
    const advice = 'Check src, or give it as /wp-json/wp/v2/posts/ and its number';
    const none = new CivicError('not-found', `wordpress: no post or page stands at ${src}. ${advice}.`);
    let failure: CivicError | undefined;
    for (const address of addressesOf(src)) {
      try {
        const result = await look(address, options);
        if (result) {
          found.set(src, result);
          return result;
        }
        failure = none;
      } catch (error) {
        // In another folder there may be a site that answers.
        if (!isCivicError(error) || !['not-found', 'network', 'invalid-response'].includes(error.code)) throw error;
        failure ??= error;
      }
    }
    throw failure ?? none;
  }

  return { read, find: async (src, options) => found.get(src) ?? read(src, options) };
}
