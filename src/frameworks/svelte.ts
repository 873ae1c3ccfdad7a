import type { HTMLAttributes } from 'svelte/elements';
import type { CivicTags } from './tags.ts';

/* Types for templates of Svelte 5 and nothing else: importing this does nothing when the page runs. */

type Own<Tag extends keyof CivicTags> = CivicTags[Tag]['attributes'] &
  CivicTags[Tag]['properties'] & {
    [Name in keyof CivicTags[Tag]['events'] as `on${Name & string}`]?:
      ((event: CivicTags[Tag]['events'][Name]) => void) | undefined;
  };

/** What `<civic-…>` takes in a template: its attributes by their names in HTML, its properties, and `on` before an event's name. */
export type CivicProps<Tag extends keyof CivicTags> = Own<Tag> &
  Omit<HTMLAttributes<CivicTags[Tag]['element']>, keyof Own<Tag>>;

type CivicElements = { [Tag in keyof CivicTags]: CivicProps<Tag> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends CivicElements {}
}
