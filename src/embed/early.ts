/** A request that was sent before its reader was here. */
export interface Early {
  response: Promise<Response>;
  abort(): void;
}

/** Answers the request for an address in a language that is under way, to one reader. */
export type TakeEarly = (url: string, lang: string) => Early | undefined;

/** Requests by language and address; of those that were taken up, only that they were sent: later ones are the reader's own. */
const sent = new Map<string, Early | undefined>();

const keyOf = (url: string, lang: string): string => `${lang} ${url}`;

/** Asks for what stands at an address in the very way in which its reader will, once that has loaded. */
export function askEarly(url: string, lang: string): void {
  const key = keyOf(url, lang);
  if (sent.has(key)) return;
  const controller = new AbortController();
  const response = fetch(url, {
    credentials: 'same-origin',
    referrerPolicy: 'no-referrer',
    headers: { accept: 'application/json', 'accept-language': lang },
    signal: controller.signal,
  });
  // Who takes it up tells of its failure.
  response.catch(() => undefined);
  sent.set(key, { response, abort: () => controller.abort() });
}

export const takeEarly: TakeEarly = (url, lang) => {
  const key = keyOf(url, lang);
  const early = sent.get(key);
  if (early) sent.set(key, undefined);
  return early;
};
