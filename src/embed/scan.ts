import { say } from './say.ts';

/** An element that the page shows, or a place for one. */
export interface Sighting {
  at: HTMLElement;
  /** The element's own tag, or the one that the place stands for. */
  tag: string;
  /** Returns what is written there of the element. */
  told(attribute: string): string | null;
}

/** Sees to it that what the page shows there works. */
export type Serve = (sighting: Sighting) => unknown;

/** Takes care of what a page shows, now and later, in its own shadow roots too. `tags`: those that there are. */
export function watch(tags: readonly string[], serve: Serve): void {
  function check(at: HTMLElement): void {
    const { civic } = at.dataset;
    const isPlace = civic !== undefined;
    const tag = isPlace ? `civic-${civic}` : at.localName;
    if (tags.includes(tag)) serve({ at, tag, told: (name) => at.getAttribute(isPlace ? `data-${name}` : name) });
    else if (/^civic-/.test(tag)) say(`<${tag}> is no element. There are ${tags.join(', ')}.`);
  }

  const wanted = '[data-civic], :not(:defined)';
  function scan(root: Element | ParentNode): void {
    if ('matches' in root && root.matches(wanted)) check(root as HTMLElement);
    root.querySelectorAll<HTMLElement>(wanted).forEach(check);
  }

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if ('dataset' in node) scan(node as HTMLElement);
    }
  });
  const follow = (root: Document | ShadowRoot): void => {
    scan(root);
    observer.observe(root, { childList: true, subtree: true });
  };

  follow(document);
  for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) follow(shadowRoot);
  // The elements' own roots hold none.
  followLater((root) => tags.includes(root.host.localName) || follow(root));
}

/** Follows shadow roots that come later: nothing tells of one that a page attaches, and what stands in one is in no document. */
function followLater(follow: (root: ShadowRoot) => unknown): void {
  const { attachShadow } = Element.prototype;
  try {
    Element.prototype.attachShadow = function (...init) {
      const root = attachShadow.apply(this, init);
      follow(root);
      return root;
    };
  } catch {
    // A page that lets nobody change its built-ins puts its elements where they are found.
  }
}
