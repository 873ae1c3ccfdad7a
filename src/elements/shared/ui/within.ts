import { html, type TemplateResult } from 'lit';

/** U+2068 and U+2069 begin and end what has a direction of its own (Unicode, UAX #9). */
const isolates = /[\u2068\u2069]/g;

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
): (string | TemplateResult)[] {
  const marked = Object.entries(others).map(([name, text]) => [name, `\u2068${text.replace(isolates, '')}\u2069`]);
  const sentence: unknown = t(key, Object.fromEntries(marked) as Record<string, string>);
  // Where a language lacks the sentence, it is the French one with a mark that it is.
  if (typeof sentence !== 'string') return [sentence as TemplateResult];
  return sentence.split(isolates).map((piece, at) => (at % 2 === 1 ? html`<bdi lang=${lang}>${piece}</bdi>` : piece));
}
