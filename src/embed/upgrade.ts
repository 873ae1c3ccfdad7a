import type { Definable } from '../elements/shared/on-demand.ts';
import type { Sighting } from './scan.ts';

/** Puts the element that `<div data-civic="petition" data-src="…">` stands for into it, around what it holds. */
export function upgrade({ at, tag, told }: Sighting, { observedAttributes }: Definable): void {
  // What has the tag is registered; a copy of a place that was upgraded has its element already.
  if (at.localName === tag || at.firstElementChild?.localName === tag) return;
  const element = document.createElement(tag);
  // Only what the element knows: who may write data-* may not write onclick.
  for (const attribute of ['lang', ...observedAttributes]) {
    const value = told(attribute);
    if (value !== null) element.setAttribute(attribute, value);
  }
  element.append(...at.childNodes);
  at.append(element);
}
