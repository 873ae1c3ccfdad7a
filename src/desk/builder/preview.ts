import type { Choice } from '../../snippet/choice.ts';

/* The widget as it will be, in boxes of the widths of a phone and of a column on a desk. */

/** Puts the chosen element into a box; answers it. */
function show(box: HTMLElement, choice: Choice): HTMLElement {
  const { name, src, adapter, isNamed, lang, theme, accent, fill, onAccent, options } = choice;
  const element = document.createElement(name);
  const attributes = { src, adapter: isNamed ? adapter : '', lang, theme, ...options };
  for (const [key, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(key, value);
  if (accent) element.style.setProperty('--civic-accent', accent);
  if (accent) element.style.setProperty('--civic-on-accent', onAccent);
  if (fill) element.style.setProperty('--civic-fill', fill);
  box.className = theme ? `preview ${theme}` : 'preview';
  box.replaceChildren(element);
  return element;
}

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/**
 * Measures a widget once it shows what it has read, in em, because another site has letters of another size; after five seconds, as it
 * is by then.
 */
async function settledHeight(element: HTMLElement): Promise<number> {
  const end = Date.now() + 5000;
  const isReading = (): boolean =>
    Boolean(element.shadowRoot?.querySelector('[aria-busy=true]')) || !element.shadowRoot?.querySelector('.widget');
  do await frame();
  while (isReading() && element.isConnected && Date.now() < end);
  await frame();
  const size = parseFloat(getComputedStyle(element).fontSize);
  return Math.ceil(element.getBoundingClientRect().height / size);
}

/** Shows the choice in both boxes; answers the heights that it needs there. */
export async function preview(
  { narrow, wide }: { narrow: HTMLElement; wide: HTMLElement },
  choice: Choice,
): Promise<Choice['heights']> {
  const [first = 0, second = 0] = await Promise.all([narrow, wide].map((box) => settledHeight(show(box, choice))));
  return { narrow: first, wide: second };
}
