import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  isSignedBy,
  noteSigner,
  readCheckpoint,
  readKey,
  readNote,
  signNote,
  writeCheckpoint,
  writeKey,
} from '../../src/tally/checkpoint.ts';

interface Signed {
  vkey: string;
  valid: boolean;
}

const vectors = JSON.parse(readFileSync(new URL('../fixtures/signed-note.json', import.meta.url), 'utf8')) as {
  spec_note: Signed & { note: string };
  tampered_note: Signed & { note: string };
  own_checkpoint: Signed & { checkpoint: string; seed_hex: string };
  rfc8032: { seed: string; pub: string }[];
};

async function verdict(note: string, vkey: string): Promise<boolean> {
  const [read, key] = [readNote(note), await readKey(vkey)];
  return read !== undefined && key !== undefined && isSignedBy(read, key);
}

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
const own = vectors.own_checkpoint;
const log = 'participation.example/commune-1';

describe('a signed note', () => {
  it('is verified as the specification does', async () => {
    for (const { note, vkey, valid } of [vectors.spec_note, vectors.tampered_note])
      assert.equal(await verdict(note, vkey), valid);
    assert.equal(await verdict(own.checkpoint, own.vkey), true);
  });

  it('is signed as the vectors are, by keys of RFC 8032', async () => {
    const signer = await noteSigner(log, fromHex(own.seed_hex));
    assert.equal(writeKey(signer.key), own.vkey);
    const read = readCheckpoint(readNote(own.checkpoint)!.text)!;
    assert.deepEqual([read.origin, read.size], [log, 8]);
    assert.equal(await signNote(writeCheckpoint(read), signer), own.checkpoint);
    for (const { seed, pub } of vectors.rfc8032)
      assert.deepEqual((await noteSigner('a.example', fromHex(seed))).key.bytes, fromHex(pub));
  });

  it('is not taken where it is cut, hidden, unsigned or signed in another name', async () => {
    const { note, vkey } = vectors.spec_note;
    const [text = '', line = ''] = note.split('\n\n');
    assert.equal(await verdict(`${text}\n\n${line}`.slice(0, -1), vkey), false);
    assert.equal(await verdict(note.replace('\n\n', '\n'), vkey), false);
    assert.equal(await verdict(note.replace('example message', 'example\u0008 message'), vkey), false);
    assert.equal(await verdict(note.replace('com/foo', 'com/bar'), vkey), false);
    assert.equal(await verdict(`${text}\n\n`, vkey), false);
    // A signature of somebody else counts for nothing, and a second one in this name has to hold.
    const other = await signNote(`${text}\n`, await noteSigner('b.example', fromHex(own.seed_hex)));
    assert.equal(await verdict(`${note}${other.split('\n\n')[1]}`, vkey), true);
    assert.equal(await verdict(`${note}${line.slice(0, -7)}AAAA=\n`, vkey), false);
    assert.equal(await readKey(vkey.replace('530d903a', '530d903b')), undefined);
    assert.equal(await readKey('nonsense'), undefined);
  });

  it('says no size but a whole one, and no root but a hash in its one spelling', () => {
    const root = 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=';
    assert.equal(readCheckpoint(`a\n8\n${root}\n`)?.size, 8);
    for (const size of ['08', '-1', '1.5', '1e3', '', '9007199254740993'])
      assert.equal(readCheckpoint(`a\n${size}\n${root}\n`), undefined, size);
    for (const spelt of ['XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=', root.slice(0, -1), 'AAAA', ''])
      assert.equal(readCheckpoint(`a\n8\n${spelt}\n`), undefined, spelt);
  });
});
