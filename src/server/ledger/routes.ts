import { Hono, type Context } from 'hono';
import { toBase64 } from '../../tally/base64.ts';
import { readCheckpoint, readNote, writeKey } from '../../tally/checkpoint.ts';
import { consistencyProof, inclusionProof } from '../../tally/merkle.ts';
import { readTileLevel, readTilePath, tileWidth, writeBundle } from '../../tally/tiles.ts';
import type { ServerNoun } from '../core/noun.ts';
import type { Guard } from '../core/guard.ts';
import { Refusal } from '../core/refusal.ts';
import type { Services } from '../core/services.ts';
import { findThing } from '../core/things.ts';
import { findPlaces, readLines, readNodes, readTile } from './reading.ts';
import { ledgerSigner } from './signer.ts';
import { ledgerHeads } from './tables.ts';

/* The ledger of each scope, as files that never change once they are full (c2sp.org/tlog-tiles), and proofs. */

const plain = { 'Content-Type': 'text/plain; charset=utf-8' };
const binary = { 'Content-Type': 'application/octet-stream' };
/** What can become another one is kept for as long as a count is. */
const passing = 'public, max-age=10';
const lasting = 'public, max-age=31536000, immutable';

/** A ledger that was asked for, as it stands. */
interface FoundLedger {
  scope: string;
  path: string;
  note: string;
  size: number;
}

/**
 * `…/ledger` below each thing that stands by itself and whose counts can be proved.
 *
 * @param guard limits what is computed for who asks
 */
export function ledgerRoutes(services: Services, nouns: readonly ServerNoun[], guard: Guard): Hono {
  const app = new Hono({ strict: false });
  for (const noun of nouns) if (noun.proving) routesOf(app, services, noun, guard);
  return app;
}

function routesOf(app: Hono, services: Services, noun: ServerNoun, guard: Guard): void {
  const { store } = services;
  const below = `${noun.path}/:id/ledger`;
  const encoder = new TextEncoder();

  /** Has a ledger answered where there is one. */
  const get = (path: string, answer: (c: Context, ledger: FoundLedger) => Promise<Response | undefined>): void =>
    void app.get(`${below}/${path}`, async (c) => {
      const id = c.req.param('id') ?? '';
      const stored = await findThing(store, noun, id);
      const head = stored && (await store.get(ledgerHeads, { scope: id }));
      if (!head) return c.notFound();
      return (await answer(c, { scope: id, path: stored.path, note: head.note, size: head.size })) ?? c.notFound();
    });

  get('checkpoint', async (c, { note }) => c.body(note, 200, { ...plain, 'Cache-Control': passing }));
  get('vkey', async (c, { path }) => {
    const { key } = await ledgerSigner(services, path);
    return c.body(`${writeKey(key)}\n`, 200, { ...plain, 'Cache-Control': passing });
  });
  get('tile/entries/:number{.+}', async (c, { scope, size }) => {
    const tile = readTilePath(c.req.param('number') ?? '');
    const lines = tile && isWithin(tile, size) ? await readLines(store, scope, tile) : undefined;
    if (!lines) return undefined;
    const bundle = writeBundle(lines.map((line) => encoder.encode(line)));
    return c.body(bundle, 200, { ...binary, 'Cache-Control': lasting });
  });
  get('tile/:level{[0-9]+}/:number{.+}', async (c, { scope, size }) => {
    const level = readTileLevel(c.req.param('level') ?? '');
    const tile = readTilePath(c.req.param('number') ?? '');
    if (level === undefined || !tile || !isWithin(tile, size, level)) return undefined;
    const hashes = await readTile(store, scope, { level, ...tile });
    return hashes && c.body(hashes, 200, { ...binary, 'Cache-Control': lasting });
  });
  get('proof', async (c, { scope, note, size }) => {
    const mark = c.req.query('mark') ?? '';
    if (!/^[\w-]{43}$/.test(mark)) throw invalid('mark', mark !== '');
    guard(c);
    // The last place, where it stands at several.
    const found = (await findPlaces(store, scope, mark, size)).at(-1);
    if (!found) return undefined;
    const proof = await inclusionProof(found.place, size, readNodes(store, scope));
    const lines = ['c2sp.org/tlog-proof@v1', `extra ${toBase64(encoder.encode(found.line))}`, `index ${found.place}`];
    const body = `${[...lines, ...proof.map(toBase64)].join('\n')}\n\n${note}`;
    return c.body(body, 200, { ...plain, 'Cache-Control': passing });
  });
  get('consistency', async (c, { scope, note }) => {
    const { size } = readCheckpoint(readNote(note)!.text)!;
    const [first, second] = [sizeIn(c, 'from', size), sizeIn(c, 'to', size)];
    if (first < 1 || first > second) throw invalid('from', true);
    guard(c);
    const proof = await consistencyProof(first, second, readNodes(store, scope));
    // Lines are only ever added: it stays what it is.
    return c.json({ from: first, to: second, proof: proof.map(toBase64) }, 200, { 'Cache-Control': lasting });
  });
}

/** Reads a size of a ledger that a request names: one that it has had. @throws Refusal `invalid` */
function sizeIn(c: Context, name: string, size: number): number {
  const given = c.req.query(name) ?? '';
  if (!/^\d{1,15}$/.test(given) || Number(given) > size) throw invalid(name, given !== '');
  return Number(given);
}

const invalid = (name: string, isGiven: boolean): Refusal =>
  new Refusal('invalid', { status: 400, fields: { [name]: isGiven ? 'invalid' : 'required' } });

/** Checks whether a tile is one of a ledger of so many lines, as far as that is signed. */
const isWithin = ({ number, width }: { number: number; width: number }, size: number, level = 0): boolean =>
  number * tileWidth + width <= Math.floor(size / tileWidth ** level);
