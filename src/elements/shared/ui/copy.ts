/**
 * Copies a text, and says whether that was possible. A page that came without encryption has no clipboard, and a frame may be refused
 * it: there the browser copies as from its menu, which a page may still answer.
 */
export async function copy(text: string): Promise<boolean> {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
  };
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    addEventListener('copy', put, true);
    // Not every type of a document knows this way any more; every browser does.
    const done = (document as { execCommand(command: string): boolean }).execCommand('copy');
    removeEventListener('copy', put, true);
    return done;
  }
}
