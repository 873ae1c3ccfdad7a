/** Fault of the network: what happens to a request. `pass` lets it through to the backend. */
export type Fault = (request: Request, pass: () => Promise<Response>) => Response | Promise<Response>;

/** The line between an adapter and its backend: it notes what goes over it, and can be broken. */
export interface Network {
  fetch: typeof fetch;
  /** Requests to the backend, in their order. */
  readonly requests: Request[];
  /** Fault of every request from now on; absent where all get through. */
  fault: Fault | undefined;
}

export function createNetwork(backend: (request: Request) => Response | Promise<Response>): Network {
  const network: Network = {
    requests: [],
    fault: undefined,
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      network.requests.push(request);
      const pass = async (): Promise<Response> => backend(request);
      return Promise.race([network.fault ? network.fault(request, pass) : pass(), aborted(request)]);
    },
  };
  return network;
}

/** Rejects when the request is given up, as `fetch` does. */
const aborted = ({ signal }: { signal: AbortSignal }): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** Answers every request with this. */
export const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Fault =>
  () =>
    new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } });

/** Lets no request through, as without a network. */
export const offline: Fault = () => Promise.reject(new TypeError('Failed to fetch'));

/** Never answers a request. */
export const silence: Fault = () => new Promise(() => undefined);

/** Lets the backend do what it is asked, and no answer arrive. */
export const lostAnswers: Fault = async (_, pass) => {
  await (await pass()).text();
  throw new TypeError('Failed to fetch');
};
