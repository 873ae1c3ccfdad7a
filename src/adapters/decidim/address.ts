import { CivicError } from '../../client/errors.ts';

/** What stands at an address of a Decidim site. */
export interface DecidimAddress {
  /** The address without what only this visit has: of its query the language stays, of fragments `#comments`. */
  url: string;
  /** Endpoint of the site's API. */
  endpoint: string;
  kind: 'initiative' | 'process' | 'assembly' | 'proposal' | 'debate';
  /** Id of an initiative, a proposal or a debate; slug of a space. */
  id: string;
  /** Id of the component that a proposal or a debate stands in. */
  component: string;
  /** The comments of the thing instead of the thing itself. */
  isThread: boolean;
}

const spaces = '(?:processes|assemblies|conferences|initiatives)';
const path = new RegExp(
  `^(?:/[a-z]{2}(?:-[a-z]{2,4})?)?/(?:` +
    `initiatives/i-(?<initiative>\\d+)|processes/(?<process>[\\w-]+)|assemblies/(?<assembly>[\\w-]+)|` +
    `${spaces}/[\\w-]+/f/(?<component>\\d+)/(?:proposals/(?<proposal>\\d+)|debates/(?<debate>\\d+))` +
    `)/?$`,
  'i',
);

/**
 * Reads an address as one copies it from the address bar, with a language in its path or its query or without. A fragment that
 * begins with `comment` (`#comments`, `#comment_12`) means the comments of what stands there; a debate is its comments.
 *
 * @throws CivicError where it is no address of a thing that is known here
 */
export function toAddress(src: string): DecidimAddress {
  const { origin, pathname, hash, searchParams } = new URL(src);
  const { component = '', ...ids } = path.exec(pathname)?.groups ?? {};
  const [kind, id] = Object.entries(ids).find(([, found]) => found) ?? [];
  if (!kind || !id) {
    const known = '/initiatives/i-1, /processes/name, /assemblies/name, …/f/2/proposals/3, …/f/2/debates/3';
    throw new CivicError('configuration', `decidim: ${src} is no address of a thing that can be shown (${known}).`);
  }
  const isThread = kind === 'debate' || (hash.startsWith('#comment') && /^(?:initiative|proposal)$/.test(kind));
  const locale = searchParams.get('locale');
  return {
    url: `${origin}${pathname}${locale ? `?locale=${encodeURIComponent(locale)}` : ''}${isThread ? '#comments' : ''}`,
    endpoint: `${origin}/api`,
    kind: kind as DecidimAddress['kind'],
    id,
    component,
    isThread,
  };
}
