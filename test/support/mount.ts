import { restAdapter, type RestAdapterOptions } from '../../src/adapters/rest.ts';
import type { CivicElement } from '../../src/elements/shared/base.ts';
import * as elements from '../../src/elements/registry.ts';
import { CivicStore } from '../../src/state/store.ts';
import type { Tag } from './tags.ts';
import { until } from './until.ts';

export { until };

for (const [name, element] of Object.entries(elements)) element.define(`civic-${name}`);

/** Puts an element into the page with a store of its own, as a page would with its tag. */
export function mount<Name extends Tag>(
  name: Name,
  attributes: Record<string, string>,
  { store, content = '', ...options }: RestAdapterOptions & { store?: CivicStore; content?: string } = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.store = store ?? new CivicStore(restAdapter(options));
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(content);
  document.body.append(element);
  return element;
}

/** Empties page and device after each test. */
export function cleanUp(): void {
  document.body.replaceChildren();
  document.documentElement.lang = 'fr';
  localStorage.clear();
  sessionStorage.clear();
}

/** An element inside the widget, by selector. */
export const find = <T extends Element = HTMLElement>(element: CivicElement, selector: string): T | null =>
  element.renderRoot?.querySelector<T>(selector) ?? null;

export const when = <T extends Element = HTMLElement>(element: CivicElement, selector: string): Promise<T> =>
  until(() => find<T>(element, selector), selector);

/** The text that a person sees in the widget, white space folded. */
export function textOf(element: CivicElement): string {
  const root = element.renderRoot as ShadowRoot | undefined;
  const parts: string[] = [];
  for (const child of root?.children ?? []) {
    // Not by `instanceof`: it may be an element of another page.
    if ('innerText' in child) parts.push((child as HTMLElement).innerText);
  }
  return parts.join(' ').replace(/\s+/g, ' ');
}

/** Waits until the widget shows a text, and answers all that it shows then; what is absent is looked for in that. */
export const shows = (element: CivicElement, text: string): Promise<string> =>
  until(() => {
    const all = textOf(element);
    return all.includes(text) ? all : undefined;
  }, `"${text}"`);

/** Waits until the widget's live region says a text. */
export const announces = (element: CivicElement, text: string): Promise<unknown> =>
  until(() => find(element, '.announcement')?.textContent.includes(text), `"${text}" said`);

/** The button or link with this text. */
export const button = (element: CivicElement, text: string): Promise<HTMLElement> =>
  until(
    () =>
      [...(element.renderRoot?.querySelectorAll<HTMLElement>('button, a, summary') ?? [])].find((each) =>
        each.textContent.includes(text),
      ),
    `a button "${text}"`,
  );

/** Types into a field as a person does: the field has the focus and the change is told. */
export async function type(element: CivicElement, name: string, value: string): Promise<void> {
  const field = await when<HTMLInputElement>(element, `#${name}`);
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
