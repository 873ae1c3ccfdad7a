import type { ElementContext } from './context.ts';

/** Checks whether a field holds something else than the page wrote into it. */
function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return [...field.selectedOptions].some(isChosen);
  const { type, checked, defaultChecked, value, defaultValue } = field as HTMLInputElement;
  return /^(?:checkbox|radio)$/.test(type) ? checked !== defaultChecked : value !== defaultValue;
}

/** Checks whether somebody chose an option: the first of a list is shown without that. */
const isChosen = ({ index, defaultSelected }: HTMLOptionElement): boolean => index > 0 && !defaultSelected;

/** Checks whether somebody fills in a form of the page inside the element: the focus is in it, or a field was changed. */
export const isBegun = (element: Element): boolean =>
  !!element.querySelector('form:focus-within') ||
  [...element.querySelectorAll('form :is(input,textarea,select)')].some(isChanged);

/** Tells a backend that counts it, once, that somebody begins to fill in a form; answers where that was told last. */
export function tellBegun({ src, thing, platform }: ElementContext, { target }: Event, told: string): string {
  if (told === src || !thing?.can['start']?.allowed) return told;
  if (!(target as Element).closest('[part=ballot],[part=review],[part=form]')) return told;
  platform?.start?.(src);
  return src;
}
