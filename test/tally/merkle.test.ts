import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { emptyEdge, grow, rootOfEdge, type Completed, type Edge } from '../../src/tally/growing.ts';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type Hash,
  type NodeAt,
} from '../../src/tally/merkle.ts';

interface Probe {
  id: string;
  proof: string[] | null;
  wantErr: boolean;
}

interface Vectors {
  hash: Record<'empty_root' | 'leaf_empty' | 'leaf_L123456' | 'node_N123_N456', string>;
  leaves_hex: string[];
  leaf_hashes_hex: string[];
  roots_by_size_hex: string[];
  inclusion_proofs: { leaf_index: number; tree_size: number; proof_hex: string[] }[];
  consistency_proofs: { first: number; second: number; proof_hex: string[] }[];
  probes: {
    inclusion: (Probe & { leafIdx: number; treeSize: number; root: string; leafHash: string })[];
    consistency: (Probe & { size1: number; size2: number; root1: string; root2: string })[];
  };
}

const vectors = JSON.parse(
  readFileSync(new URL('../fixtures/merkle-rfc6962.json', import.meta.url), 'utf8'),
) as Vectors;

const fromHex = (hex: string): Hash => new Uint8Array(Buffer.from(hex, 'hex'));
const toHex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const fromBase64 = (text: string): Hash => new Uint8Array(Buffer.from(text, 'base64'));
const text = (said: string): Hash => new Uint8Array(Buffer.from(said));

/** Grows a tree, and answers its nodes with every root on the way. */
async function grown(leaves: readonly Hash[]) {
  const nodes = new Map<string, Hash>();
  let edge: Edge = emptyEdge;
  const roots = [await rootOfEdge(edge)];
  for (const leaf of leaves) {
    let completed: Completed[];
    ({ edge, completed } = await grow(edge, leaf));
    for (const { level, index, hash } of completed) nodes.set(`${level}/${index}`, hash);
    roots.push(await rootOfEdge(edge));
  }
  const nodeAt: NodeAt = (level, index) => nodes.get(`${level}/${index}`)!;
  return { roots, nodeAt };
}

describe('the tree of hashes', () => {
  it('hashes as RFC 6962 does', async () => {
    assert.equal(toHex(await emptyRoot()), vectors.hash.empty_root);
    assert.equal(toHex(await leafHash(text(''))), vectors.hash.leaf_empty);
    assert.equal(toHex(await leafHash(text('L123456'))), vectors.hash.leaf_L123456);
    assert.equal(toHex(await nodeHash(text('N123'), text('N456'))), vectors.hash.node_N123_N456);
  });

  it('grows to every root of the vectors, and makes their proofs', async () => {
    const leaves = await Promise.all(vectors.leaves_hex.map((hex) => leafHash(fromHex(hex))));
    assert.deepEqual(leaves.map(toHex), vectors.leaf_hashes_hex);
    const { roots, nodeAt } = await grown(leaves);
    assert.deepEqual(roots.map(toHex), vectors.roots_by_size_hex);
    for (const [size, root] of vectors.roots_by_size_hex.entries())
      assert.equal(toHex(await rootOf(size, nodeAt)), root);
    for (const { leaf_index, tree_size, proof_hex } of vectors.inclusion_proofs)
      assert.deepEqual((await inclusionProof(leaf_index, tree_size, nodeAt)).map(toHex), proof_hex);
    for (const { first, second, proof_hex } of vectors.consistency_proofs)
      assert.deepEqual((await consistencyProof(first, second, nodeAt)).map(toHex), proof_hex);
  });

  it('decides every probe of transparency-dev as RFC 9162 does', async () => {
    const { inclusion, consistency } = vectors.probes;
    assert.deepEqual([inclusion.length, consistency.length], [98, 98]);
    const proofOf = ({ proof }: Probe): Hash[] => (proof ?? []).map(fromBase64);
    for (const probe of inclusion) {
      const { leafIdx: index, treeSize: size } = probe;
      const given = { index, size, leaf: fromBase64(probe.leafHash), root: fromBase64(probe.root) };
      assert.equal(await verifyInclusion({ ...given, proof: proofOf(probe) }), !probe.wantErr, probe.id);
    }
    for (const probe of consistency) {
      const { size1: first, size2: second } = probe;
      const roots = { firstRoot: fromBase64(probe.root1), secondRoot: fromBase64(probe.root2) };
      assert.equal(
        await verifyConsistency({ first, second, ...roots, proof: proofOf(probe) }),
        !probe.wantErr,
        probe.id,
      );
    }
  });

  it('proves each leaf and each earlier tree of larger ones, and nothing else', async () => {
    const leaves = await Promise.all(Array.from({ length: 70 }, (_, at) => leafHash(text(`leaf ${at}`))));
    const { roots, nodeAt } = await grown(leaves);
    for (const size of [1, 2, 3, 31, 32, 33, 64, 70]) {
      const root = roots[size]!;
      for (const index of [0, 1, Math.floor(size / 2), size - 1].filter((each) => each < size)) {
        const proof = await inclusionProof(index, size, nodeAt);
        const given = { index, size, leaf: leaves[index]!, proof, root };
        assert.ok(await verifyInclusion(given), `${index} of ${size}`);
        assert.ok(
          !(await verifyInclusion({
            ...given,
            leaf: leaves[index + 1] ?? leaves[0]!,
            ...(size === 1 && { leaf: leaves[1]! }),
          })),
        );
        assert.ok(!(await verifyInclusion({ ...given, proof: [...proof, root] })));
      }
      for (let first = 1; first <= size; first += 1) {
        const proof = await consistencyProof(first, size, nodeAt);
        const given = { first, second: size, proof, firstRoot: roots[first]!, secondRoot: root };
        assert.ok(await verifyConsistency(given), `${first} to ${size}`);
        assert.ok(!(await verifyConsistency({ ...given, firstRoot: roots[first - 1]! })));
      }
    }
    await assert.rejects(inclusionProof(3, 3, nodeAt), RangeError);
    await assert.rejects(consistencyProof(0, 3, nodeAt), RangeError);
  });

  it('checks places that no 32 bits hold', async () => {
    // A tree whose leaves are all the same has one hash per level.
    const size = 2 ** 40;
    const levels = [await leafHash(text('same'))];
    for (let level = 0; level < 40; level += 1) levels.push(await nodeHash(levels[level]!, levels[level]!));
    const nodeAt: NodeAt = (level) => levels[level]!;
    const index = 2 ** 33 + 5;
    const given = { size, leaf: levels[0]!, root: await rootOf(size, nodeAt) };
    const proof = await inclusionProof(index, size, nodeAt);
    assert.equal(proof.length, 40);
    assert.ok(await verifyInclusion({ ...given, index, proof }));
    const first = 2 ** 32 + 1;
    const roots = { firstRoot: await rootOf(first, nodeAt), secondRoot: given.root };
    const grew = await consistencyProof(first, size, nodeAt);
    assert.ok(await verifyConsistency({ first, second: size, proof: grew, ...roots }));
    assert.ok(!(await verifyConsistency({ first: first + 1, second: size, proof: grew, ...roots })));
  });
});
