import type { Plural } from './fr.ts';

/** The texts of a page's own for one language: all of them, or only those that it words in its own way. */
export type OwnTexts = Readonly<Record<string, string | Plural>>;

/** By language, in lower case: what stands in a catalogue, or the address of its JSON file. */
export type Catalogues = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

/** Who reads a text and draws again when a file has come. */
export interface Reader {
  requestUpdate(): void;
}

/** What a page brings for a language, as far as it is here. */
interface Source {
  texts: OwnTexts;
  readers: Set<Reader>;
}

const sources = new Map<unknown, Source>();
const nothing: OwnTexts = {};

/** The page's texts in a language: none before their file has come, which is asked for when they are first needed. */
export function ownTexts(catalogues: Catalogues, lang: string, reader: Reader): OwnTexts {
  if (!Object.hasOwn(catalogues, lang)) return nothing;
  const given = catalogues[lang];
  const known = sources.get(given) ?? open(lang, given);
  sources.set(given, known);
  if (known.texts === nothing) known.readers.add(reader);
  return known.texts;
}

function open(lang: string, given: unknown): Source {
  const source: Source = { texts: nothing, readers: new Set() };
  const take = (value: unknown): void => {
    source.texts = check(lang, value);
  };
  if (typeof given === 'string') {
    void load(given)
      .then(take, (cause: unknown) => say(lang, `${given} cannot be used: ${String(cause)}`))
      .then(() => {
        for (const reader of source.readers) reader.requestUpdate();
        source.readers.clear();
      });
  } else take(given);
  return source;
}

async function load(address: string): Promise<unknown> {
  const response = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

/** Those texts that are texts; what is none is named. */
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
