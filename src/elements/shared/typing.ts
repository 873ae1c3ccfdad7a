import { listenToKeys } from './keys.ts';

const fields = 'input, select, textarea, [contenteditable]';
/** Keys that are the page's in a field too: dialogs close with them, and the focus moves on. */
const others = /^(?:Escape|Tab|F\d+)$/;

/** Finds the field of a widget that a key goes into: a letter, a line break, an arrow; no shortcut with Ctrl, Alt or Command. Macs type signs by Alt. */
function fieldOf(event: KeyboardEvent, names: readonly string[]): HTMLElement | undefined {
  const isShortcut = event.ctrlKey || event.metaKey || (event.altKey && /^\w/.test(event.key));
  if (others.test(event.key) || (isShortcut && !event.getModifierState('AltGraph'))) return undefined;
  const [field] = event.composedPath();
  if (!(field instanceof HTMLElement) || !field.matches(fields)) return undefined;
  const root = field.getRootNode();
  return root instanceof ShadowRoot && names.includes(root.host.localName) ? field : undefined;
}

/** Types a letter that the page has taken for itself, where it belongs: the page may have moved the focus too. */
function typeAgain(field: HTMLElement, letter: string): void {
  field.focus();
  // The only way that keeps the cursor, what is undone, and the events of typing, in fields of every type.
  document.execCommand('insertText', false, letter);
}

/**
 * Makes what keeps the keys that are typed into widgets from the shortcuts of the page: it sees the widget as the target, no field, and
 * would take letters for itself. Listening first hides them from all but those who captured them on the window before; what they take is typed again.
 */
export const createKeyHandler =
  (names: readonly string[]) =>
  (event: KeyboardEvent): void => {
    const field = fieldOf(event, names);
    if (!field) return;
    event.stopImmediatePropagation();
    const { type, key, defaultPrevented, isComposing } = event;
    if (type === 'keydown' && defaultPrevented && !isComposing && [...key].length === 1) typeAgain(field, key);
  };

/** The names under which elements are registered. */
const guarded: string[] = [];

/** Keeps what is typed into elements of this name from the page. */
export function guardTyping(name: string): void {
  if (guarded.push(name) === 1) listenToKeys(createKeyHandler(guarded));
}
