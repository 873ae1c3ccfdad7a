import { claim, claimEqual, rejection, type Case, type Stage } from '../case.ts';
import { silence } from '../network.ts';
import { firstActs } from '../nouns.ts';
import { anySource } from './contract.ts';

type Call = (options: { signal: AbortSignal }) => Promise<unknown>;

const reason = new Error('given up');

async function claimNothingSent({ network }: Stage, call: Call): Promise<void> {
  const sent = network.requests.length;
  const error = await rejection(call({ signal: AbortSignal.abort(reason) }));
  claim(error === reason, `the call rejects with the reason of its signal, not with ${String(error)}`);
  claimEqual(network.requests.length, sent, 'requests');
}

async function claimEnds({ network }: Stage, call: Call): Promise<void> {
  const abort = new AbortController();
  network.fault = (request, pass) => {
    queueMicrotask(() => abort.abort(reason));
    return silence(request, pass);
  };
  const error = await rejection(call({ signal: abort.signal }));
  claim(error === reason, `the call rejects with the reason of its signal, not with ${String(error)}`);
}

const reads: readonly Case[] = [
  {
    name: 'a read that was given up before it began asks nothing',
    needs: [],
    run: (stage) => claimNothingSent(stage, (options) => stage.adapter.read(anySource(stage), options)),
  },
  {
    name: 'a read that is given up ends with the reason of its signal',
    needs: [],
    run: (stage) => claimEnds(stage, (options) => stage.adapter.read(anySource(stage), options)),
  },
];

const acts = firstActs.flatMap(({ word, noun, need, prepare }): Case[] => [
  {
    name: `a ${word} that was given up before it began is not sent`,
    noun,
    needs: [need],
    run: async (stage) => claimNothingSent(stage, (await prepare(stage)).send),
  },
  {
    name: `a ${word} that is given up ends with the reason of its signal`,
    noun,
    needs: [need],
    run: async (stage) => claimEnds(stage, (await prepare(stage)).send),
  },
]);

export const cancellation: readonly Case[] = [...reads, ...acts];
