import { restAdapter } from '../../src/adapters/rest.ts';

/* Follows what stands at an address, and tells its parent what it hears: Node has what browsers have only where it is asked for by a flag. */

const [, , src = ''] = process.argv;
const adapter = restAdapter();
const { events } = await adapter.read(src, { lang: 'fr' });
const tell = (...words: unknown[]): void => void process.stdout.write(`${JSON.stringify(words)}\n`);
tell('read', events);
adapter.follow?.([events ?? ''], {
  alive: () => tell('alive'),
  lost: (forGood) => tell('lost', forGood),
  changed: (name, thing) => tell('changed', name, thing && 'textVersion' in thing && thing.textVersion),
});
