const contentOf = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)]);

/** Checks whether a form holds something else than the page wrote into it. Its fields may bear the names of its methods. */
function isChanged(form: HTMLFormElement): boolean {
  const blank = document.importNode(form, true);
  HTMLFormElement.prototype.reset.call(blank);
  return contentOf(form) !== contentOf(blank);
}

/** Checks whether somebody fills in a form of the page inside the element: the focus is in it, or a field was changed. */
export const isBegun = (element: Element): boolean =>
  !!element.querySelector('form:focus-within') || [...element.querySelectorAll('form')].some(isChanged);
