import type { Definable, OnDemand } from '../elements/shared/on-demand.ts';
import { onDemand } from '../elements/on-demand.ts';
import { chooseLanguage, langOf } from '../locales/tag.ts';
import { platforms } from '../platforms/list.ts';
import { askEarly, takeEarly } from './early.ts';
import { whenNear } from './near.ts';
import type { GoodOptions } from './options.ts';
import { say } from './say.ts';
import type { Serve, Sighting } from './scan.ts';

/** Loads what every element needs; asked for with the first one. */
const loadCore = () => import('./core.ts');
const sharedTexts: OnDemand['texts'] = {
  fr: () => import('../locales/fr.ts'),
  en: () => import('../locales/en.ts'),
};

/** Options that came before there was anyone to take them up. */
const waiting: GoodOptions[] = [];
let take = (options: GoodOptions): void => void waiting.push(options);
/** Messages said so far. */
const page: GoodOptions = {};
let core: Promise<Awaited<ReturnType<typeof loadCore>>> | undefined;
const elements = new Map<string, Promise<Definable>>();
let keys: ((event: KeyboardEvent) => void) | undefined;

/** Takes care of a key that is typed into a widget; before everything is here, there is none. */
export const handleKey = (event: KeyboardEvent): void => keys?.(event);

/** Takes up options, now or once everything for them is here. */
export function configure(options: GoodOptions): void {
  Object.assign(page, options, options.texts && { texts: { ...page.texts, ...options.texts } });
  take(options);
}

async function start() {
  const loaded = await loadCore();
  take = loaded.createConfigure(platforms, takeEarly);
  waiting.splice(0).forEach(take);
  keys = loaded.createKeyHandler(Object.keys(onDemand));
  return loaded;
}

/** Serves what the page shows, where it is seen; further down, later. */
export const serve: Serve = (sighting) => whenNear(sighting.at, () => load(sighting));

/**
 * Loads and registers the element that is seen: its file, what all elements share, the texts of its language and what stands
 * at its address are asked for at once. Where a file cannot be loaded, the next call asks again; Firefox asks no more until the page is
 * loaded again.
 */
const load = async (sighting: Sighting): Promise<void> => {
  const { at, tag, told } = sighting;
  const wanted = onDemand[tag] as OnDemand;
  const { lang } = chooseLanguage(langOf(at) || page.lang || '', sharedTexts, page.texts);
  askAhead(told('src'), lang, told('adapter'));
  const texts = lang in sharedTexts ? lang : 'fr';
  for (const each of [sharedTexts, wanted.texts]) each[texts]?.().catch(() => undefined);
  try {
    core ??= start();
    const loading = elements.get(tag) ?? wanted.element();
    elements.set(tag, loading);
    const [element, { upgrade }] = await Promise.all([loading, core]);
    element.define(tag);
    upgrade(sighting, element);
  } catch (cause) {
    say(
      `<${tag}> cannot be loaded: ${String(cause)}. Publish the files beside civic-widgets.js with it, all of one build.`,
    );
    core = undefined;
    elements.delete(tag);
  }
};

/** Asks for the data where no adapter but `rest` would: other platforms are asked in other ways. */
function askAhead(src: string | null, lang: string, name: string | null): void {
  const adapter = name || page.adapter || 'rest';
  if (!src || adapter !== 'rest' || !URL.canParse(src, document.baseURI)) return;
  const url = new URL(src, document.baseURI).href;
  if (/^https?:/.test(url) && (name || !platforms.some(({ addresses }) => addresses.test(url)))) askEarly(url, lang);
}
