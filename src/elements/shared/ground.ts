import type { ReactiveController, ReactiveElement } from 'lit';
import { contrast, isDark, mixed, readColour, writeColour, type Colour } from './colours.ts';

/** The least contrast of text with what it stands on. */
const least = 4.5;
/** How much of the colour of text is in quiet text: see `tokens.ts`. */
const quietShare = 0.78;

/** Returns what an element stands in as it is drawn: the slot that it fills, or what is around it, out of shadow roots too. */
const around = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

function* outwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = around(at)) yield at;
}

type Host = ReactiveElement & { theme: string | undefined };

const own = ['--civic-accent', '--civic-on-accent'];

/** Writes down what the colours of a widget follow from: while it stays, nothing is to be found out anew. */
function signsOf(host: Host): string {
  const page = getComputedStyle(host);
  const link = host.querySelector('a[href]');
  const painted = [...outwards(host)].map((each) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(each);
    return backgroundColor + backgroundImage;
  });
  const told = [page.color, page.colorScheme, ...own.map((name) => page.getPropertyValue(name))];
  return JSON.stringify([host.theme, painted, told, link && getComputedStyle(link).color, schemeOfDevice().matches]);
}

const schemeOfDevice = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

/**
 * Fits a widget to what it stands on. Few pages say by `color-scheme` that they are dark: the ground is what is painted there. Text that
 * can't be read on it gets the widget's own colour, and the accent is that of the link that the page wrote inside the element, where it can.
 */
export class Ground implements ReactiveController {
  private leave: (() => void) | undefined;
  private room: HTMLElement | undefined;
  private seen = '';
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const look = (): void => this.look();
    const all = [...outwards(this.host)];
    const observer = new MutationObserver(look);
    for (const each of all) observer.observe(each, { attributes: true });
    const controller = new AbortController();
    const { signal } = controller;
    schemeOfDevice().addEventListener('change', look, { signal });
    // What changes little by little has its last colour then.
    const isOurs = (target: Element): boolean => all.includes(target) || this.host.contains(target);
    document.addEventListener('transitionend', ({ target }) => isOurs(target as Element) && look(), { signal });
    // Styles may come after the script.
    const isStyle = (target: Element): boolean => /^(link|style)$/.test(target.localName);
    const late = ({ target }: Event): unknown => isStyle(target as Element) && look();
    document.addEventListener('load', late, { capture: true, signal });
    this.leave = () => {
      observer.disconnect();
      controller.abort();
    };
    look();
  }

  hostDisconnected(): void {
    this.leave?.();
  }

  hostUpdated(): void {
    const room = this.host.renderRoot.querySelector<HTMLElement>('.room') ?? undefined;
    if (room === this.room) return;
    this.room = room;
    this.seen = '';
    this.look();
  }

  /** Looks at the colours around, and sets those of the widget that follow from them. */
  private look(): void {
    const { host, room } = this;
    const probe = room?.querySelector<HTMLElement>('.announcement');
    if (!room || !probe) return;
    // Pages change attributes all the time, and few of them are colours.
    const signs = signsOf(host);
    if (signs === this.seen) return;
    this.seen = signs;
    const read: Read = (colour) => {
      probe.style.color = '';
      probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
      return readColour(getComputedStyle(probe).color);
    };
    const set = (name: string, value: string | false | undefined): void => room.style.setProperty(name, value || '');

    const page = getComputedStyle(host);
    let text = read(page.color);
    const painted = host.theme ? undefined : findGround(host, read, text);
    set('color-scheme', painted && (isDark(painted) ? 'dark' : 'light'));
    // For print: a style sheet that asks for the style itself is not asked again when that changes.
    room.toggleAttribute('data-dark', Boolean(painted && isDark(painted)));
    set('--ground', painted && writeColour(painted));
    probe.style.colorScheme = painted ? '' : page.colorScheme;
    const ground = painted ?? read('Canvas');
    const isReadable = (colour: Colour): boolean => contrast(colour, ground) >= least;

    const isLost = painted && !isReadable(text);
    set('--found-text', isLost && 'var(--ink)');
    if (isLost) text = read('var(--ink)');
    set('--quiet-share', !isReadable(mixed(text, ground, quietShare)) && '100%');

    const link = host.querySelector('a[href]');
    const told = link && read(getComputedStyle(link).color);
    // A browser's own colour of links, or that of text, says nothing of the page's.
    const isChosen = told && ![read('LinkText'), read(page.color)].some((each) => String(each) === String(told));
    const isSet = own.some((name) => page.getPropertyValue(name));
    const found = isChosen && isReadable(told) ? told : !isReadable(read('var(--usual-accent)')) && text;
    const accent = !isSet && found;
    set('--found-accent', accent && writeColour(accent));
    set('--found-on-accent', accent && writeColour(ground));
    // Chromium removes the attribute only where it has been asked for.
    if (probe.hasAttribute('style')) probe.removeAttribute('style');
  }
}

/** Reads a colour of a style sheet as it is in the widget. */
type Read = (colour: string) => Colour;

/**
 * Returns what is painted behind an element, half transparent layers on what lies below them; nothing where the browser's own ground is
 * seen. A picture can't be looked at: text is readable on it, and tells whether it is dark.
 */
function findGround(element: Element, read: Read, text: Colour): Colour | undefined {
  const layers: Colour[] = [];
  for (const each of outwards(element)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(each);
    const colour = read(backgroundColor);
    const isOpaque = colour[3] === 1;
    const isPicture = backgroundImage !== 'none' && !(isOpaque && contrast(colour, text) >= least);
    const white = isDark(text) ? 1 : 0;
    layers.push(isPicture ? [white, white, white] : colour);
    if (isPicture || isOpaque) {
      return layers.reduceRight((below, layer) => mixed(layer, below, layer[3] ?? 1));
    }
  }
  return undefined;
}
