import type { ReactiveElement } from 'lit';

const readers = new Set<ReactiveElement>();
/** The language of a page, or of a part of it, may change at any time: a visitor translates it. */
let observer: MutationObserver | undefined;

/** Draws an element again when a language around it changes, until the returned function is called. */
export function watchLanguage(element: ReactiveElement): () => void {
  readers.add(element);
  observer ??= new MutationObserver(() => {
    for (const reader of readers) reader.requestUpdate();
  });
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    if (!(root instanceof ShadowRoot)) break;
  }
  return () => {
    readers.delete(element);
    if (readers.size === 0) observer?.disconnect();
  };
}
