const fields = 'input, select, textarea, [contenteditable]';
/** Keys that are the page's in a field too: dialogs close with them, and the focus moves on. */
const others = /^(?:Escape|Tab|F\d+)$/;

/** Whether a key goes into a field of a widget: a letter, a line break, an arrow; no shortcut with Ctrl, Alt or Command. */
function isTyped(event: KeyboardEvent, names: readonly string[]): boolean {
  const isShortcut = event.ctrlKey || event.altKey || event.metaKey;
  if (others.test(event.key) || (isShortcut && !event.getModifierState('AltGraph'))) return false;
  const [field] = event.composedPath();
  if (!(field instanceof Element) || !field.matches(fields)) return false;
  const root = field.getRootNode();
  return root instanceof ShadowRoot && names.includes(root.host.localName);
}

/**
 * Keeps what is typed into widgets from the shortcuts of the page: it sees the widget as the target, no field, and would take letters
 * for itself. Listening here first hides the keys from all but those who captured them on the window before.
 */
export function guardTyping(names: readonly string[]): void {
  // Servers that print pages load the elements too.
  if (!('addEventListener' in globalThis)) return;
  const handleKey = (event: KeyboardEvent): void => {
    if (isTyped(event, names)) event.stopImmediatePropagation();
  };
  for (const type of ['keydown', 'keypress', 'keyup'] as const) addEventListener(type, handleKey, true);
}
