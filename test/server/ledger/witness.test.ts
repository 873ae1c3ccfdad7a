import assert from 'node:assert/strict';
import { createPublicKey, verify as verifySignature } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it, mock } from 'node:test';
import { checkingCommands } from '../../../src/server/checking/commands.ts';
import { cosign, cosignedAt, readSecret, writeSecret } from '../../../src/server/checking/cosignature.ts';
import { network } from '../../../src/server/checking/source.ts';
import { verify } from '../../../src/server/checking/verify.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { fromBase64 } from '../../../src/tally/base64.ts';
import { readNote, writeKey } from '../../../src/tally/checkpoint.ts';
import { newKey, world, type World } from '../support.ts';
import { base, sourceOf } from './support.ts';

const seed = new Uint8Array(32).fill(7);
const at = new Date('2026-11-29T10:00:00.900Z');

/** The example of the specification (c2sp.org/tlog-cosignature). */
const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

async function signerOf(name: string, secret = seed) {
  const signer = await readSecret(writeSecret(name, secret));
  return signer ?? assert.fail('a secret that was just written can be read');
}

describe('the line of a witness', () => {
  it('is the time and the checkpoint, signed as the specification has it', async () => {
    const signer = await signerOf('presse.example');
    const note = await cosign(example, signer, at);
    assert.ok(note.startsWith(example), 'what was signed before stays as it is');
    const [, encoded = ''] = /\u2014 presse\.example (\S+)\n$/.exec(note) ?? [];
    const bytes = Buffer.from(fromBase64(encoded)!);
    assert.equal(bytes.readBigUInt64BE(4), BigInt(Date.UTC(2026, 10, 29, 10) / 1000));
    const said = `cosignature/v1\ntime ${Date.UTC(2026, 10, 29, 10) / 1000}\n${example.slice(0, example.indexOf('\n\n') + 1)}`;
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signer.key.bytes).toString('base64url') },
      format: 'jwk',
    });
    assert.ok(verifySignature(null, Buffer.from(said), key, bytes.subarray(12)));
    assert.equal(fromBase64(writeKey(signer.key).split('+').slice(2).join('+'))?.[0], 4, 'a key of cosignatures');
  });

  it('tells when it was signed, and nothing once a word, the time or the name is another', async () => {
    const signer = await signerOf('presse.example');
    const note = await cosign(await cosign(example, signer, new Date(0)), signer, at);
    const read = readNote(note)!;
    assert.equal((await cosignedAt(read, signer.key))?.toISOString(), '2026-11-29T10:00:00.000Z', 'the last time');
    assert.equal(await cosignedAt(readNote(example)!, signer.key), undefined);
    assert.equal(await cosignedAt({ ...read, text: read.text.replace('2085', '3085') }, signer.key), undefined);
    const stranger = await signerOf('presse.example', new Uint8Array(32).fill(8));
    assert.equal(await cosignedAt(read, stranger.key), undefined);
    const [line] = read.signatures.filter(({ name }) => name === 'presse.example');
    line!.signature[7]! += 1;
    assert.equal(await cosignedAt(read, signer.key), undefined);
  });
});

describe('the commands of a witness', () => {
  const velo = `${base}/petitions/velo`;
  const secret = 'one that stays as it is';
  let folder: string;
  before(async () => void (folder = await mkdtemp(join(tmpdir(), 'witness-'))));
  after(async () => {
    mock.restoreAll();
    await rm(folder, { recursive: true });
  });

  let shown: World;
  /** Stands in for the network, and shows the town that it is told to, and what the witness publishes. */
  beforeEach(() => {
    mock.restoreAll();
    mock.method(globalThis, 'fetch', async (address: string, { headers = {} }: RequestInit = {}) =>
      address.startsWith('https://presse.example/')
        ? new Response(await readFile(join(folder, address.slice('https://presse.example/'.length))))
        : sourceOf(shown).get(address, headers as Record<string, string>),
    );
  });

  async function townWith(count: number): Promise<World> {
    const town = await world({ store: memoryStore(), secret });
    await town.app.keepLedgers(true);
    await sign(town, count);
    return town;
  }

  /** Lets people sign, whose lines are in the ledger after it. */
  async function sign(town: World, count: number): Promise<void> {
    for (let each = 0; each < count; each += 1) {
      const key = newKey();
      const code = await town.sign({ key, email: `${key}@exemple.fr` });
      assert.equal((await town.act('/confirm', { key, code })).status, 200);
    }
    await town.app.keepLedgers(true);
    // Counts are kept for a second.
    town.wait(2000);
  }

  async function run(name: string, ...given: string[]): Promise<{ answer: string; said: string[] }> {
    const said: string[] = [];
    const command = checkingCommands.find((each) => each.name === name) ?? assert.fail(`no command ${name}`);
    const answer = await command
      .run(given, { say: (line: string) => said.push(line) } as never)
      .catch((error: Error) => error.message);
    return { answer: String(answer), said };
  }

  const witness = (...more: string[]) =>
    run('witness', velo, join(folder, 'velo'), '--key', join(folder, 'witness.key'), ...more);
  /** Checks against a checkpoint, as the command does, without its pauses. */
  async function check(since: string, key: string): Promise<string> {
    const said: string[] = [];
    const options = { since, witness: key, pause: async () => undefined, say: (line: string) => void said.push(line) };
    await verify(network, velo, options);
    return said.join('\n');
  }
  const text = async (address: string) => (await fetch(address)).text();
  const seen = 'https://presse.example/velo/checkpoint';
  const by = 'https://presse.example/velo/witness-vkey';

  it('makes a key that only its owner reads, outside of what is published, and goes on with it', async () => {
    shown = await townWith(3);
    assert.match((await witness()).answer, /There is no key .* --name presse\.example/);
    assert.match((await witness('--name', 'two words')).answer, /neither spaces nor plus signs/);
    assert.equal(
      (await witness('--name', 'presse.example')).answer,
      '3 lines, of which 3 are new, signed as presse.example.',
    );
    assert.equal((await stat(join(folder, 'witness.key'))).mode & 0o777, 0o600);
    await sign(shown, 2);
    assert.equal((await witness()).answer, '5 lines, of which 2 are new, signed as presse.example.');
    assert.match(
      (await witness('--name', 'autre.example')).answer,
      /that of presse\.example\. Another name needs another key/,
    );
    const inside = join(folder, 'velo', 'witness.key');
    assert.match((await run('witness', velo, join(folder, 'velo'), '--key', inside)).answer, /would be published/);
    await writeFile(join(folder, 'other.key'), 'hello\n');
    const other = join(folder, 'other.key');
    assert.match(
      (await run('witness', velo, join(folder, 'velo'), '--key', other)).answer,
      /holds no key of a witness/,
    );
  });

  it('prove to anyone that all are shown the same ledger, and find a server that shows another one', async () => {
    const { answer, said } = await run('verify', velo, '--since', seen, '--witness', by);
    assert.equal(answer, 'Everything agrees.');
    assert.match(said.join('\n'), /agrees +presse\.example saw the ledger with 5 lines at 20\d\d-/);
    assert.match(said.join('\n'), /agrees +the ledger goes on from the earlier checkpoint of 5/);

    const honest = shown;
    const [since, key] = [await text(seen), await text(by)];
    shown = await townWith(9);
    assert.match(await check(since, key), /DOES NOT AGREE +the ledger has forked: its first 5 lines/);
    assert.match((await witness()).answer, /has forked: its first 5 lines are others by now/);
    shown = await townWith(2);
    assert.match((await witness()).answer, /has shrunk: it had 5 lines, and has 2/);
    shown = honest;
    assert.match((await witness()).answer, /^5 lines, of which 0 are new/);
  });

  it('take no other key, no checkpoint without the witness, and no witness without a checkpoint', async () => {
    const stranger = writeKey((await signerOf('presse.example')).key);
    const unsigned = /DOES NOT AGREE +the earlier checkpoint is not one that presse\.example has signed/;
    assert.match(await check(await text(seen), stranger), unsigned);
    assert.match(await check(await text(`${velo}/ledger/checkpoint`), await text(by)), unsigned);
    assert.match((await run('verify', velo, '--witness', by)).answer, /Say with --since which checkpoint/);
    const { answer } = await run('verify', velo, '--since', seen, '--witness', `${velo}/ledger/vkey`);
    assert.match(answer, /key of the witness can’t be read/);
  });
});
