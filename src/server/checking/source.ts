/* A server as anyone sees it, by what the protocol says: nothing here reads a database, and no room of the server is asked. */

/** Reads from a server over HTTP. */
export interface Source {
  get(address: string, headers?: Record<string, string>): Promise<Response>;
}

/** What could not be read, or is not what it says it is. The message is for people. */
export class CheckError extends Error {}

/** Longest time that an answer is waited for, in milliseconds. */
const patience = 30_000;

/** Reads from the network. */
export const network: Source = {
  async get(address, headers = {}) {
    try {
      return await fetch(address, { headers, signal: AbortSignal.timeout(patience) });
    } catch (error) {
      const { cause, message } = error as Error;
      throw new CheckError(`${address} can't be read (${cause instanceof Error ? cause.message : message}).`);
    }
  },
};

/** Reads what stands at an address. @throws CheckError where nothing does */
export async function readFrom(source: Source, address: string): Promise<Response> {
  const response = await source.get(address, { 'Cache-Control': 'no-cache' });
  if (!response.ok) throw new CheckError(`${address} answers ${response.status}.`);
  return response;
}

/** Reads a text. @throws CheckError */
export const readText = async (source: Source, address: string): Promise<string> =>
  (await readFrom(source, address)).text();

/** Reads bytes. @throws CheckError */
export const readBytes = async (source: Source, address: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await readFrom(source, address)).arrayBuffer());

/** Reads JSON; nothing where nothing stands there. @throws CheckError where it is none */
export async function readJson<T>(source: Source, address: string): Promise<T | undefined> {
  const response = await source.get(address, { Accept: 'application/json', 'Cache-Control': 'no-cache' });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new CheckError(`${address} answers ${response.status}.`);
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw new CheckError(`${address} answers no JSON.`, { cause: error });
  }
}
