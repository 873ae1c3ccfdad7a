/**
 * Returns what the web editor did wrong, as a sentence for the console; `undefined` where nothing is.
 *
 * @param address Address of the thing; empty where `src` is none.
 * @param hasHome Whether there is a store to read from.
 * @param shows The type of thing that the element shows; any where it is empty.
 * @param type Type of the thing that stands at the address, once it is known.
 */
export function whatIsWrong(address: string, hasHome: boolean, shows: string, type?: string): string | undefined {
  if (!address) return 'src is missing or is no address. Give it the URL of the thing to show.';
  if (!hasHome) return 'no adapter is configured. Call configure({ adapter }), or import civic-widgets/define.';
  if (!type || !shows || type === shows) return undefined;
  return `src is the address of a ${type}, not of a ${shows}. Give it the address of a ${shows}.`;
}
