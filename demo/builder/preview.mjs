/* The widget as it will be, in boxes of the widths of a phone and of a column on a desk. */

const { document } = globalThis;

/** Puts the chosen element into a box; answers it. */
function show(box, { name, src, lang, theme, accent, onAccent, options }) {
  const element = document.createElement(name);
  const attributes = { src, lang, theme, ...options };
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== '' && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  if (accent) element.style.setProperty('--civic-accent', accent);
  if (accent) element.style.setProperty('--civic-on-accent', onAccent);
  box.className = theme ? `preview ${theme}` : 'preview';
  box.replaceChildren(element);
  return element;
}

const frame = () => new Promise((resolve) => globalThis.requestAnimationFrame(resolve));

/**
 * The height of a widget once it shows what it has read, in em, because another site has letters of another size; after five
 * seconds, the height that it has.
 */
async function settledHeight(element) {
  const end = Date.now() + 5000;
  const isReading = () =>
    element.shadowRoot?.querySelector('[aria-busy=true]') ?? !element.shadowRoot?.querySelector('.widget');
  do await frame();
  while (isReading() && element.isConnected && Date.now() < end);
  await frame();
  const size = parseFloat(globalThis.getComputedStyle(element).fontSize);
  return Math.ceil(element.getBoundingClientRect().height / size);
}

/** Shows the choice in both boxes; answers the heights that it needs there. */
export async function preview({ narrow, wide }, choice) {
  const heights = await Promise.all([narrow, wide].map((box) => settledHeight(show(box, choice))));
  return { narrow: heights[0], wide: heights[1] };
}
