import type { Thing } from '../../schema/common.ts';
import type { Site } from '../core/services.ts';

/*
 * What a thing is, in words of schema.org, for search engines: only what its page shows too, and counts only where they are public.
 */

/** Describes what all things have in common (https://schema.org/CreativeWork). */
export const work = ({ url, title, lang, opensAt, closesAt }: Thing, site: Site) => ({
  '@id': url,
  url,
  name: title,
  inLanguage: lang,
  ...(opensAt && { datePublished: opensAt }),
  ...(closesAt && { expires: closesAt }),
  publisher: owner(site),
});

/** Describes the publisher, which is the site (https://schema.org/Organization). */
export const owner = ({ name, base, home }: Site) => ({
  '@type': 'Organization',
  name,
  url: new URL(home, `${base}/`).href,
});

/** Describes how often people did something (https://schema.org/InteractionCounter). */
export const counter = (action: string, count: { value: number } | undefined) =>
  count && {
    interactionStatistic: {
      '@type': 'InteractionCounter',
      interactionType: `https://schema.org/${action}`,
      userInteractionCount: count.value,
    },
  };
