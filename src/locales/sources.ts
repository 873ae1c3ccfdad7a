import type { Plural } from './fr.ts';

/** The texts of one language, or some of them, by key. */
export type OwnTexts = Readonly<Record<string, string | Plural>>;

/** Asks for the texts of one language that come with the package: a file that is only loaded where somebody reads them. */
export type LoadTexts = () => Promise<OwnTexts>;

/** By language, in lower case: texts, the file of the package that holds them, or the address of a JSON file. */
export type Catalogues = Readonly<Record<string, string | LoadTexts | Readonly<Record<string, unknown>>>>;

/** A listener that reads a text and draws again when a file has come. */
export interface TextsListener {
  requestUpdate(): void;
}

/** The texts of a catalogue in a language, as far as they are loaded. */
interface Source {
  texts: OwnTexts;
  /** Until the file of the package is here, or is known not to come. */
  coming?: Promise<void>;
  listeners: Set<TextsListener>;
}

const sources = new Map<unknown, Source>();
const nothing: OwnTexts = {};

/** Returns the texts of a catalogue in a language: none before their file has come, which is asked for when they are first needed. */
export function textsOf(catalogues: Catalogues, lang: string, reader?: TextsListener): OwnTexts {
  const source = sourceOf(catalogues, lang);
  if (source?.texts === nothing && reader) source.listeners.add(reader);
  return source?.texts ?? nothing;
}

/**
 * Returns what to wait for before anything is said in a language; nothing where the package's own texts are here. A file of the
 * page's is not waited for: until it comes, what it would say is said in French.
 */
export const comingTexts = (catalogues: Catalogues, lang: string): Promise<void> | undefined =>
  sourceOf(catalogues, lang)?.coming;

function sourceOf(catalogues: Catalogues, lang: string): Source | undefined {
  if (!Object.hasOwn(catalogues, lang)) return undefined;
  const given = catalogues[lang];
  const known = sources.get(given);
  if (known) return known;
  const source: Source = { texts: nothing, listeners: new Set() };
  sources.set(given, source);
  if (typeof given === 'function') source.coming = take(source, lang, given);
  else if (typeof given === 'string') void fetchInto(source, lang, given);
  else source.texts = check(lang, given);
  return source;
}

async function take(source: Source, lang: string, load: LoadTexts): Promise<void> {
  try {
    source.texts = await load();
    tell(source);
  } catch (cause) {
    say(lang, `their file cannot be loaded: ${String(cause)}`);
    // Who draws next asks for the file again.
    sources.delete(load);
  }
  delete source.coming;
}

async function fetchInto(source: Source, lang: string, address: string): Promise<void> {
  try {
    // The part of an address that is never sent may hold the hash of the file: another one is not taken then.
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      integrity: address.split('#')[1] ?? '',
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    source.texts = check(lang, await response.json());
  } catch (cause) {
    say(lang, `${address} cannot be used: ${String(cause)}`);
  }
  tell(source);
}

function tell({ listeners }: Source): void {
  for (const listener of listeners) listener.requestUpdate();
  listeners.clear();
}

/** Keeps those texts that are texts; what is none is named in the console. */
function check(lang: string, value: unknown): OwnTexts {
  const all = value && typeof value === 'object' ? Object.entries(value as OwnTexts) : [];
  const good = all.filter(([, text]) => isText(text));
  const wrong = all.find(([, text]) => !isText(text));
  if (wrong || all.length === 0)
    say(lang, wrong ? `"${wrong[0]}" is neither a text nor { other: … }` : 'there are none');
  return Object.fromEntries(good);
}

const isText = (text: string | Plural | null): boolean =>
  typeof text === 'string' ||
  (typeof text?.other === 'string' && Object.values(text).every((form) => typeof form === 'string'));

const say = (lang: string, what: string): void => console.warn(`[civic] texts in "${lang}": ${what}.`);
