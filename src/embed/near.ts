/**
 * Runs at once for what is within two screens of the top; for what is further down, when it comes near or when the page has loaded
 * and rests, whichever is first. It may run twice.
 */
export function whenNear(at: Element, run: () => unknown): void {
  if (at.getBoundingClientRect().top < 2 * innerHeight) {
    run();
    return;
  }
  const go = (): void => {
    observer.disconnect();
    run();
  };
  const observer = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && go(), {
    rootMargin: '100%',
  });
  observer.observe(at);
  // Not every browser has a word for when a page rests.
  const rest = (): unknown => ('requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout)(go);
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest);
}
