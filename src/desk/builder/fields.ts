/* The fields of the form, by their names: it stands in the page, in the page's language. */

/** Finds an element of the page that has to be there. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as T;
}

const form = byId<HTMLFormElement>('builder');

/** The form, and what is chosen in it. */
export const fields = {
  form,
  address: byId<HTMLInputElement>('address'),
  adapter: byId<HTMLSelectElement>('adapter'),
  element: byId<HTMLSelectElement>('element'),
  lang: byId<HTMLSelectElement>('lang'),
  theme: byId<HTMLSelectElement>('theme'),
  hasColour: byId<HTMLInputElement>('colour'),
  accent: byId<HTMLInputElement>('accent'),
  ways: [...form.querySelectorAll<HTMLInputElement>('[name=way]')],
};

/** An element that can be shown, as `elements.json` tells of it. */
export interface Showable {
  tag: string;
  /** The type of thing that it shows; any, where it is empty. */
  shows: string;
  attributes: readonly string[];
}

const parts = [...form.querySelectorAll<HTMLElement>('[data-for]')];

/** Checks whether a field sets what an element has; a widget of numbers alone has no heading, and so no level of one. */
const isFor = ({ dataset }: HTMLElement, { tag, attributes }: Showable): boolean =>
  dataset['except'] !== tag && attributes.includes(dataset['for'] ?? '');

/** Shows the fields that an element has, and hides the others. */
export function showFieldsOf(element: Showable): void {
  for (const part of parts) part.hidden = !isFor(part, element);
}

/** Returns the attributes of an element, from the fields that are shown for it. */
export function optionsOf(element: Showable): Record<string, string> {
  const inputs = parts
    .filter((part) => isFor(part, element))
    .flatMap((part) => [...part.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-option]')]);
  const options: Record<string, string> = {};
  for (const input of inputs) {
    const name = input.dataset['option'] ?? '';
    const isTick = input instanceof HTMLInputElement && input.type === 'checkbox';
    if (!isTick) options[name] = input.value.trim();
    else options[name] = [options[name], input.checked && input.value].filter(Boolean).join(' ');
  }
  return options;
}

/** Lets only the elements be chosen that can show what was found; answers the chosen one. */
export function offer(allowed: readonly Showable[]): Showable | undefined {
  const { element } = fields;
  for (const option of element.options) {
    option.hidden = option.disabled = !allowed.some(({ tag }) => tag === option.value);
  }
  if (!allowed.some(({ tag }) => tag === element.value)) element.value = allowed[0]?.tag ?? '';
  return allowed.find(({ tag }) => tag === element.value);
}
