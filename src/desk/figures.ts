/*
 * The script of the page of figures: it reads the page again every half minute while it is seen, and puts what stands there now in the
 * place of what stood there. Without it a link does the same. Nothing is put in as text of a page: the browser reads the page itself.
 */

const pause = 30_000;

const found = document.querySelector<HTMLElement>('[data-live]');
if (found) keep(found, document.querySelector<HTMLElement>('[data-live-said]'));

function keep(shown: HTMLElement, said: HTMLElement | null): void {
  let region = shown;
  setInterval(() => {
    // Who is in it with the keyboard is not thrown out of it.
    if (document.visibilityState === 'visible' && !region.contains(document.activeElement)) void refresh();
  }, pause);

  async function refresh(): Promise<void> {
    const now = (await read(location.href))?.querySelector<HTMLElement>('[data-live]');
    if (!now || region.contains(document.activeElement)) return;
    const isOpen = [...region.querySelectorAll('details')].map(({ open }) => open);
    now.querySelectorAll('details').forEach((details, at) => (details.open = isOpen[at] ?? false));
    const isOther = numbersOf(now) !== numbersOf(region);
    const next = document.importNode(now, true);
    region.replaceWith(next);
    region = next;
    // Said once something has changed, and never for the time alone.
    if (said && isOther) said.textContent = `${said.dataset['liveSaid']} ${timeOf(next)}`;
  }
}

const timeOf = (region: Element): string => region.querySelector('[data-live-time]')?.textContent.trim() ?? '';
const numbersOf = (region: Element): string => region.textContent.replace(timeOf(region), '').replace(/\s+/g, ' ');

/** Reads a page as a document, in which no script runs; nothing where it is not there any more, as when the session has ended. */
const read = (address: string): Promise<Document | undefined> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () => resolve(request.status === 200 ? (request.responseXML ?? undefined) : undefined);
    request.onerror = () => resolve(undefined);
    request.open('GET', address);
    request.setRequestHeader('Accept', 'text/html');
    request.send();
  });
