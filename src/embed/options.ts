import { adapterNames } from '../platforms/list.ts';
import type { PageOptions } from '../state/store.ts';
import { say } from './say.ts';

/** Options that a page may set, by `data-*` on the tag of the script or by `civicWidgets.configure()`. */
export interface EmbedOptions extends Omit<PageOptions, 'texts'> {
  /** Milliseconds for one attempt. */
  timeout?: number;
  /** Texts by language, or addresses of such files as `locales/de.json`: their names say the languages. */
  texts?: PageOptions['texts'] | string;
}

/** Options that can be used as they are. */
export interface GoodOptions extends PageOptions {
  timeout?: number;
}

const adapters = `adapter=${adapterNames.join(' or ')}`;

/** Pattern of each option. */
const forms = new RegExp(
  `^(lang=[a-zA-Z]{2,3}(-.+)?|theme=(light|dark)|adapter=(${adapterNames.join('|')})|timeout=[1-9]\\d{1,8}|kiosk=(true|false)?|texts=[^]*\\w\\.json[^]*)$`,
);

/** Answers the options that can be used. One that cannot is named, and the others hold. */
export function readOptions(where: string, options: object): GoodOptions {
  const good: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    const option = `${name}=${value}`;
    // A page's own adapter and texts, and who tells who acts, are no words.
    const isOwn = /^(adapter|identity|texts)$/.test(name) && /^(object|function)$/.test(typeof value);
    if (isOwn || forms.test(option)) good[name] = value;
    else
      say(
        `${where}: ${option} is no option. There are lang=fr, theme=light or dark, ${adapters}, timeout=10000, kiosk=true, texts=de.json.`,
      );
  }
  const { timeout, texts, kiosk, ...others } = good as EmbedOptions;
  return {
    ...others,
    // On the tag of the script it is a word alone.
    ...(kiosk !== undefined && { kiosk: String(kiosk) !== 'false' }),
    ...(timeout && { timeout: Number(timeout) }),
    ...(texts && { texts: typeof texts === 'string' ? byLanguage(texts) : texts }),
  };
}

/** Addresses of catalogues, each under the language that its file is named after. */
function byLanguage(addresses: string): Record<string, string> {
  const files = addresses.trim().split(/\s+/);
  return Object.fromEntries(
    files.map((file) => [/(?:^|[^\w-])([\w-]+)\.json/.exec(file)?.[1]?.toLowerCase() ?? '', file]),
  );
}

/** Finds the script's own tag: a module has no `currentScript`, and after a redirect its address is not the tag's. */
export function ownTag(): HTMLElement | SVGElement | undefined {
  const find = (address: string): HTMLElement | undefined =>
    [...document.scripts].find(({ src }) => src.includes(address));
  return document.currentScript ?? find(import.meta.url) ?? find('civic-widgets');
}
