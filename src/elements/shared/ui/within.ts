import { html } from 'lit';

/** U+2068 and U+2069 begin and end what has a direction of its own (Unicode, UAX #9). */
const isolates = /[\u2068\u2069]/g;

/** Marks what others wrote as a piece of its own, however many sentences and lists it then goes through. */
export const isolate = (text: string): string => `\u2068${text.replace(isolates, '')}\u2069`;

/** Renders a text of ours with the pieces that are marked in it, each in its own direction and in the language of those who wrote it. */
export const renderIsolated = (text: string, lang: string): unknown =>
  // Where a language lacks a sentence, it is no string, but the French one with a mark that it is.
  (text as Partial<Pick<string, 'split'>>)
    .split?.(isolates)
    .map((piece, at) => (at % 2 === 1 ? html`<bdi lang=${lang}>${piece}</bdi>` : piece)) ?? text;

/**
 * Renders a sentence of ours with what others wrote in it, each piece in its own language and direction.
 *
 * @param others what others wrote, by the names of the sentence's parameters
 * @param lang the language in which they wrote
 */
export function renderWithin<Key extends string>(
  { t }: { t(key: Key, parameters: Readonly<Record<string, string>>): string },
  key: Key,
  others: Readonly<Record<string, string>>,
  lang: string,
): unknown {
  const marked = Object.entries(others).map(([name, text]) => [name, isolate(text)]);
  return renderIsolated(t(key, Object.fromEntries(marked) as Record<string, string>), lang);
}
