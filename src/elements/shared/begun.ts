const contentOf = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)]);

/** Checks whether a form holds something else than the page wrote into it. */
function isChanged(form: HTMLFormElement): boolean {
  const blank = form.cloneNode(true) as HTMLFormElement;
  blank.reset();
  return contentOf(form) !== contentOf(blank);
}

/** Checks whether somebody fills in a form of the page inside the element: the focus is in it, or a field was changed. */
export const isBegun = (element: Element): boolean =>
  [...element.querySelectorAll('form')].some((form) => form.matches(':focus-within') || isChanged(form));
