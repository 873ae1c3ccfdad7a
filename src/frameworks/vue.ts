import type { HTMLAttributes, PublicProps } from 'vue';
import type { CivicTags } from './tags.ts';

/* Types for templates of Vue 3 and nothing else: importing this does nothing when the page runs. */

/** Vue compares the names of a template in camel case: `heading-level` is `headingLevel` to it. */
type Camel<Name> = Name extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name & string;

type Own<Tag extends keyof CivicTags> = {
  [Name in keyof CivicTags[Tag]['attributes'] as Camel<Name>]?: CivicTags[Tag]['attributes'][Name];
} & CivicTags[Tag]['properties'] & {
    [Name in keyof CivicTags[Tag]['events'] as `on${Capitalize<Camel<Name>>}`]?:
      ((event: CivicTags[Tag]['events'][Name]) => void) | undefined;
  };

/** What `<civic-…>` takes in a template. */
export type CivicProps<Tag extends keyof CivicTags> = Own<Tag> & Omit<HTMLAttributes, keyof Own<Tag>> & PublicProps;

/** To a template, the element is a component; a reference to it is the element itself. */
type CivicComponents = {
  [Tag in keyof CivicTags]: new () => CivicTags[Tag]['element'] & { $props: CivicProps<Tag> };
};

declare module 'vue' {
  interface GlobalComponents extends CivicComponents {}
}
