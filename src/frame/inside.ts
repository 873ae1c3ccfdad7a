/*
 * The script of the page `/embed`, which shows one thing in a frame. The frame may be sandboxed: then its origin is opaque, and forms,
 * windows and storage may be missing. It says its height to the page around it, in words of our own and in those of WordPress, whose
 * frames carry a secret in their fragment.
 */
const content = document.querySelector('main');
const secret = /[#&?]secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1];
let told = -1;

/** Nobody knows the origin of the page around, and nothing here is secret. */
const send = (message: object): void => parent.postMessage(message, '*');

/** How long the room is kept that the page gave to the frame, in milliseconds: a script that has not come by then may never do. */
const patience = 8000;
let isPatient = true;

/** Whether the widget is still to come: what stands in its place is smaller, and the page around would shrink for a moment. */
function isComing(): boolean {
  const widget = content?.firstElementChild;
  if (!isPatient || !widget?.localName.startsWith('civic-')) return false;
  const root = widget.shadowRoot;
  return !root?.querySelector('.widget') || root.querySelector('[aria-busy=true]') !== null;
}

function tellHeight(again = false): void {
  // The height of the content, not of the page: that one follows the frame, and would never shrink.
  const height = Math.ceil(content?.getBoundingClientRect().height ?? 0);
  if ((height === told && !again) || (height < innerHeight && isComing())) return;
  told = height;
  send({ type: 'civic-frame', height });
  if (secret) send({ message: 'height', value: height, secret });
}

/** Takes the letters of the page around, and gives the link of the thing the colour of links there: the widget takes its accent from it. */
function takeLook({ font, link }: Asked): void {
  const own = content?.querySelector<HTMLElement>('a[href]');
  if (own && typeof link === 'string') own.style.color = link;
  if (typeof font === 'string') document.body.style.fontFamily = font;
}

interface Asked {
  type?: unknown;
  message?: unknown;
  font?: unknown;
  link?: unknown;
}

/** The page around may have begun to listen later. */
function handleMessage({ source, data }: MessageEvent<Asked | null>): void {
  if (source !== parent) return;
  if (data?.type === 'civic-frame-look') takeLook(data);
  if (data?.type === 'civic-frame-ask' || data?.message === 'ready') tellHeight(true);
}

/** Frames of WordPress may open nothing, and their page follows links to this very site for them. */
function followLink(event: Event, { href, host }: HTMLAnchorElement): void {
  const isHere = href.split('#', 1)[0] === document.URL.split('#', 1)[0];
  if (!secret || host !== location.host || isHere) return;
  event.preventDefault();
  send({ message: 'link', value: href, secret });
}

/** Where forms are forbidden no `submit` comes, though nothing would be sent: the widgets only wait for the event. */
function submitForm(button: HTMLButtonElement, form: HTMLFormElement): void {
  let came = false;
  const note = (): void => void (came = true);
  form.addEventListener('submit', note, { once: true });
  setTimeout(() => {
    form.removeEventListener('submit', note);
    if (came || !form.isConnected) return;
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
  });
}

function handleClick(event: Event): void {
  if (event.defaultPrevented) return;
  for (const node of event.composedPath()) {
    if (node instanceof HTMLAnchorElement && node.href) return followLink(event, node);
    if (node instanceof HTMLButtonElement && node.type === 'submit' && node.form) return submitForm(node, node.form);
  }
}

if (content && parent !== window) {
  addEventListener('message', handleMessage);
  addEventListener('click', handleClick);
  setTimeout(() => {
    isPatient = false;
    tellHeight();
  }, patience);
  // WordPress clips a frame away until it has said its height, and Chromium observes nothing in a frame that nobody sees.
  const unseen = setInterval(() => tellHeight(), 250);
  new ResizeObserver(() => {
    if (told > 0) clearInterval(unseen);
    tellHeight();
  }).observe(content);
}

export {};
