/** Listens to the keys of the page before whoever comes later. */
export function listenToKeys(handle: (event: KeyboardEvent) => void): void {
  // Servers that print pages load the elements too.
  if (!('addEventListener' in globalThis)) return;
  for (const type of ['keydown', 'keypress', 'keyup'] as const) addEventListener(type, handle, true);
}
