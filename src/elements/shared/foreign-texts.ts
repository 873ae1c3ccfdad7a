import { html } from 'lit';

/** Marks a text that stays French among others: drawn, it says its language; in an attribute, it is the text alone. */
export const inFrench = (text: string): string =>
  Object.assign(html`<span lang="fr">${text}</span>`, { toString: () => text }) as unknown as string;

/** Nodes of ours, and what a translator or an extension put in their place. */
interface Replacement {
  ours: Node[];
  theirs: Node[];
  /** Our texts at the time that they were replaced. */
  said: string;
}

const textOf = (nodes: readonly Node[]): string => nodes.map(({ textContent }) => textContent).join('');

/** Puts nodes where others stand; does nothing where these no longer stand in the page. */
function replace(old: readonly Node[], next: readonly Node[]): void {
  const [first] = old as ChildNode[];
  if (!first?.isConnected) return;
  first.before(...next);
  for (const each of old as ChildNode[]) each.remove();
}

/**
 * Keeps drawing right where somebody else replaces the texts of an element, as translators do with `<font>`. Before each drawing
 * our own nodes take their places again, and after it the texts that have not changed go back to their translation; those that
 * have changed are ours until somebody translates them anew.
 */
export class ForeignTexts {
  private replacements: Replacement[] = [];
  private added = new Set<Node>();
  private isWatching = false;
  private readonly observer = new MutationObserver((records) => this.take(records));

  /** Puts the page's own nodes back, before a drawing. */
  giveBack(): void {
    this.take(this.observer.takeRecords());
    for (const { ours, theirs } of this.replacements.toReversed()) replace(theirs, ours);
  }

  /** Puts the translations back whose texts have not changed, after a drawing, which is itself no change by others. */
  takeUp(root: Node): void {
    this.replacements = this.replacements.filter(({ ours, said }) => ours[0]?.isConnected && textOf(ours) === said);
    for (const { ours, theirs } of this.replacements) replace(ours, theirs);
    this.added.clear();
    this.observer.takeRecords();
    if (!this.isWatching) this.observer.observe(root, { childList: true, subtree: true });
    this.isWatching = true;
  }

  private take(records: readonly MutationRecord[]): void {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of addedNodes) this.added.add(node);
      const beside = [previousSibling, nextSibling].filter((node) => node !== null && this.added.has(node)) as Node[];
      const [theirs, ours] = [addedNodes.length > 0 ? [...addedNodes] : beside.slice(0, 1), [...removedNodes]];
      if (ours.length > 0 && theirs.length > 0) this.replacements.push({ ours, theirs, said: textOf(ours) });
    }
  }
}
