const said = new Set<string>();

/** Writes a line for whoever writes the page to the console, once. */
export function say(line: string): void {
  if (!said.has(line)) console.warn(`[civic] ${line}`);
  said.add(line);
}
