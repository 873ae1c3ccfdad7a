import { isFirst } from './define.ts';
import { CivicElement } from './elements/shared/base.ts';
import { version } from './elements/shared/claim.ts';
import { adapterNames, findAdapter } from './platforms.ts';
import { askPage, configure, type PageOptions } from './state/store.ts';

/* The script tag: one file, everything in it. */

/** What a page may set, by `data-*` on the tag of the script or by `civicWidgets.configure()`. */
interface EmbedOptions extends Omit<PageOptions, 'texts'> {
  /** Milliseconds for one attempt. */
  timeout?: number;
  /** Texts by language, or addresses of such files as `locales/de.json`: their names say the languages. */
  texts?: PageOptions['texts'] | string;
}

interface CivicWidgets {
  readonly version: string;
  configure(options: EmbedOptions): void;
  push(...options: EmbedOptions[]): void;
}

declare global {
  interface Window {
    /** The script; before it has loaded, a list of options that it will take up in this order. */
    civicWidgets?: CivicWidgets | EmbedOptions[];
  }
}

const adapters = `adapter=${adapterNames.join(' or ')}`;

/** What each option looks like. */
const forms = new RegExp(
  `^(lang=[a-zA-Z]{2,3}(-.+)?|theme=(light|dark)|adapter=(${adapterNames.join('|')})|timeout=[1-9]\\d{1,8}|texts=[^]*\\w\\.json[^]*)$`,
);

const said = new Set<string>();

/** One line for whoever writes the page, said once. */
function say(line: string): void {
  if (!said.has(line)) console.warn(`[civic] ${line}`);
  said.add(line);
}

/** Addresses of catalogues, each under the language that its file is named after. */
function byLanguage(addresses: string): Record<string, string> {
  const files = addresses.trim().split(/\s+/);
  return Object.fromEntries(
    files.map((file) => [/(?:^|[^\w-])([\w-]+)\.json/.exec(file)?.[1]?.toLowerCase() ?? '', file]),
  );
}

/** Does what the options say. One that cannot be used is named, and the others hold. */
function use(where: string, options: object): void {
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    const option = `${name}=${value}`;
    // A page's own adapter and texts, and who tells who acts, are no words.
    const isOwn = /^(adapter|identity|texts)$/.test(name) && /^(object|function)$/.test(typeof value);
    if (isOwn || forms.test(option)) good[name] = value;
    else
      say(
        `${where}: ${option} is no option. There are lang=fr, theme=light or dark, ${adapters}, timeout=10000, texts=de.json.`,
      );
  }
  const { timeout, texts, ...others } = good as EmbedOptions;
  if (timeout) configure({ adapter: findAdapter({ timeout: Number(timeout), identity: askPage }) });
  configure(others);
  if (texts) configure({ texts: typeof texts === 'string' ? byLanguage(texts) : texts });
}

/** This script's own tag: a module has no `currentScript`, and after a redirect its address is not the tag's. */
function ownTag(): HTMLElement | SVGElement | undefined {
  const find = (address: string): HTMLElement | undefined =>
    [...document.scripts].find(({ src }) => src.includes(address));
  return document.currentScript ?? find(import.meta.url) ?? find('civic-widgets');
}

/** Puts the element that `<div data-civic="petition" data-src="…">` stands for into it, around what it holds. */
function upgrade(place: HTMLElement, name: string): void {
  // A copy of a place that was upgraded has its element already.
  if (place.firstElementChild?.localName === name) return;
  const element = document.createElement(name);
  // Only what the element knows: who may write data-* may not write onclick.
  for (const attribute of ['lang', ...(element.constructor as typeof CivicElement).observedAttributes]) {
    const value = place.getAttribute(`data-${attribute}`);
    if (value !== null) element.setAttribute(attribute, value);
  }
  element.append(...place.childNodes);
  place.append(element);
}

function check(element: HTMLElement): void {
  const { civic } = element.dataset;
  const name = civic === undefined ? element.localName : `civic-${civic}`;
  const { names } = CivicElement;
  if (!names.includes(name)) {
    if (/^civic-/.test(name)) say(`<${name}> is no element. There are ${names.join(', ')}.`);
  } else if (civic !== undefined) upgrade(element, name);
}

/** Looks at an element that came into the page, or at all of it, for what is to be upgraded or named. */
function scan(root: Element | Document): void {
  const wanted = '[data-civic], :not(:defined)';
  if ('matches' in root && root.matches(wanted)) check(root as HTMLElement);
  root.querySelectorAll<HTMLElement>(wanted).forEach(check);
}

function watch(): void {
  scan(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if ('dataset' in node) scan(node as HTMLElement);
    }
  }).observe(document, { childList: true, subtree: true });
}

if (isFirst) {
  use('<script data-…>', { ...ownTag()?.dataset });

  const { civicWidgets: waiting } = window;
  const take = (options: EmbedOptions): void => use('civicWidgets.configure()', options);
  window.civicWidgets = { version, configure: take, push: (...all) => all.forEach(take) };
  if (Array.isArray(waiting)) waiting.forEach(take);

  // While the page is being read, only the beginning of a place may be there.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch);
  else watch();
}
