export type PageWindow = Window & typeof globalThis;

/** Gives a page a clipboard, or none, as a page without encryption has. */
export const setClipboard = (window: PageWindow, clipboard: unknown): void =>
  void Object.defineProperty(window.navigator, 'clipboard', { value: clipboard, configurable: true });

/** Gives a page the command of a menu, which asks the page what is to be copied. */
export const setMenu = (window: PageWindow, copied: string[]): void => {
  window.document.execCommand = () => {
    const clipboardData = new window.DataTransfer();
    const event = new window.ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    const isTaken = !window.document.body.dispatchEvent(event);
    if (isTaken) copied.push((event.clipboardData ?? clipboardData).getData('text/plain'));
    return isTaken;
  };
};

/** Takes away a menu that copies. */
export const refuseMenu = (window: PageWindow): void => {
  window.document.execCommand = () => false;
};

/** Gives the page back what its browser copies by. */
export function restoreCopying(window: PageWindow): void {
  Reflect.deleteProperty(window.navigator, 'clipboard');
  Reflect.deleteProperty(window.document, 'execCommand');
}

/** Counts how often a live region has changed: only then it is heard. */
export function countChanges(region: Element): () => number {
  let changes = 0;
  new MutationObserver(() => (changes += 1)).observe(region, { childList: true, characterData: true, subtree: true });
  return () => changes;
}
