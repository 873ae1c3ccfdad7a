/*
 * The preview beside a form of the desk: it shows the widget as it would be with what is typed, a moment after one has stopped typing.
 * What is typed is sent to be looked at and is kept nowhere; where it has a fault, that is said and the last good preview stays.
 */

/** In milliseconds: longer than between two keys. */
const pause = 600;

/** Widths of the frame, in pixels. */
const widths: Readonly<Record<string, number>> = { phone: 320, wide: 800 };

/** Width of what is drawn around the frame, in pixels. */
const edges = 2;

const found = document.querySelector<HTMLDetailsElement>('#live');
const typing = document.querySelector<HTMLFormElement>('form.making');
const beside = matchMedia('(min-width: 64rem)');
if (found && typing) follow(found, typing);

function follow(part: HTMLDetailsElement, form: HTMLFormElement): void {
  const frame = part.querySelector('iframe')!;
  const said = part.querySelector<HTMLElement>('[role=status]')!;
  const box = frame.parentElement!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let sent: string | undefined;
  let version = 0;

  /** Says something once: what stands there already is not said again while one types on. */
  const say = (text = ''): void => {
    if (said.textContent !== text) said.textContent = text;
  };

  async function update(): Promise<void> {
    const typed = typedIn(form);
    if (!part.open || typed === sent) return;
    sent = typed;
    asking?.abort();
    const { signal } = (asking = new AbortController());
    try {
      const faults = await faultsOf(part.dataset['address']!, typed, signal);
      if (signal.aborted) return;
      part.classList.toggle('is-waiting', faults.length > 0);
      say(faults.length > 0 ? [...faults, said.dataset['waits']].join(' ') : said.dataset['follows']);
      if (faults.length === 0) show(typed);
    } catch {
      if (signal.aborted) return;
      // Asked again with the next key.
      sent = undefined;
      say(said.dataset['failed']);
    }
  }

  /** Lets the frame read anew, with what was typed. */
  function show(typed: string): void {
    frame.dataset['typed'] = typed;
    version += 1;
    const widget = widgetIn(frame);
    if (!frame.hasAttribute('src')) frame.src = frame.dataset['frame']!;
    // An address that it has not read yet. While the frame loads it has read none, and will read what is typed by then.
    else widget?.setAttribute('src', `${widget.getAttribute('src')?.replace(/\?.*/, '')}?typed=${version}`);
  }

  function translate(): void {
    const lang = pressed(part, 'language');
    if (lang) widgetIn(frame)?.setAttribute('lang', lang);
  }

  function resize(): void {
    const width = widths[pressed(part, 'size') ?? ''] ?? 320;
    box.style.setProperty('--live-width', `${width}px`);
    box.style.setProperty('--live-scale', String(Math.min(1, (part.clientWidth - edges) / width)));
  }

  for (const button of part.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      for (const each of button.parentElement!.querySelectorAll('button'))
        each.setAttribute('aria-pressed', String(each === button));
      if (button.dataset['switch'] === 'size') resize();
      else translate();
    });
  }
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), pause);
  };
  form.addEventListener('input', later);
  frame.addEventListener('load', translate);
  part.addEventListener('toggle', () => void update());
  beside.addEventListener('change', () => (part.open = beside.matches));
  new ResizeObserver(resize).observe(part);
  part.hidden = false;
  part.open = beside.matches;
}

const widgetIn = ({ contentDocument }: HTMLIFrameElement): Element | undefined =>
  contentDocument?.querySelector('#shown') ?? undefined;

/** What stands in the form, as it would be sent. */
const typedIn = (form: HTMLFormElement): string =>
  new URLSearchParams(
    [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();

/** The value of the button that is pressed in a group. */
const pressed = (part: Element, group: 'size' | 'language'): string | undefined =>
  part.querySelector<HTMLButtonElement>(`[data-switch=${group}][aria-pressed=true]`)?.value;

/** Sends what was typed to be looked at; answers what is wrong with it. */
async function faultsOf(address: string, typed: string, signal: AbortSignal): Promise<readonly string[]> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(typed), signal });
  const { faults } = (await response.json()) as { faults: readonly string[] };
  return faults;
}
