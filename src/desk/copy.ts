/* A button beside each code of the desk that puts it into the clipboard. Without this script there is none, and the code can be selected. */

const said = document.getElementById('copied');

/** Says what was done, anew also where it is the same as before. */
function say(text: string | undefined): void {
  if (!said) return;
  said.textContent = '';
  requestAnimationFrame(() => (said.textContent = text ?? ''));
}

async function copy(field: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
    say(said?.dataset['copied']);
  } catch {
    // Only pages with TLS may write there.
    field.focus();
    field.select();
    say(said?.dataset['selected']);
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copies]')) {
  const field = document.getElementById(button.dataset['copies'] ?? '');
  if (!(field instanceof HTMLTextAreaElement)) continue;
  button.hidden = false;
  button.addEventListener('click', () => void copy(field));
}

export {};
