import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChallenge, solveChallenge, verifySolution } from 'altcha-lib';
import { deriveKey as deriveTheirs } from 'altcha-lib/algorithms/pbkdf2';
import { solve } from '../../../src/elements/shared/work/solve.ts';
import type { Work, WorkChallenge } from '../../../src/schema/work.ts';
import { isSolved, newChallenge, readWork } from '../../../src/server/confirmation/work/challenge.ts';
import { deriveKey } from '../../../src/text/work.ts';
import vectors from '../../fixtures/altcha.json' with { type: 'json' };
import { start } from '../support.ts';

const path = '/petitions/velo';
const server = { secret: 'a secret of the server' };

/** What the server signs its challenges for a path with, as anyone makes it who has the secret. */
async function keyOf(at: string): Promise<string> {
  const encoder = new TextEncoder();
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(server.secret), how, false, ['sign']);
  const named = encoder.encode(JSON.stringify(['work', at]));
  return Buffer.from(await crypto.subtle.sign('HMAC', key, named)).toString('base64url');
}

describe('the work of browsers, by the vectors of ALTCHA', () => {
  for (const { challenge, solution, key, isSolved: isTaken } of vectors) {
    const given = { challenge, solution } as Work;
    it(`${isTaken ? 'takes' : 'refuses'} ${solution.counter} at a cost of ${challenge.parameters.cost}`, async () => {
      assert.equal(await isSolved(key, given), isTaken);
    });
  }

  it('derives the very key, and finds its counter', async () => {
    const [{ challenge, solution } = assert.fail()] = vectors;
    assert.equal(await deriveKey(challenge.parameters, solution.counter), solution.derivedKey);
    const found = await solve(challenge as WorkChallenge);
    assert.ok(found);
    // The first that fits need not be the one that a vector names.
    assert.ok(found.solution.counter <= solution.counter);
    assert.match(found.solution.derivedKey, /^00/);
  });
});

describe('the work of browsers, beside altcha-lib', () => {
  it('is asked for in a way that it solves', async () => {
    const challenge = await newChallenge(server, { path, most: 8, now: Date.now() });
    const solution = await solveChallenge({ challenge, deriveKey: deriveTheirs });
    assert.ok(solution);
    const given = { challenge, solution };
    const verified = await verifySolution({
      ...given,
      deriveKey: deriveTheirs,
      hmacSignatureSecret: await keyOf(path),
    });
    assert.equal(verified.verified, true);
    assert.equal((await readWork(server, { path, now: Date.now() }, given))?.nonce, challenge.parameters.nonce);
  });

  for (const counter of [undefined, 21]) {
    it(`solves what it asks for, ${counter ? 'with a counter that was drawn' : 'by a prefix'}`, async () => {
      const secret = await keyOf(path);
      const challenge = await createChallenge({
        ...{ algorithm: 'PBKDF2/SHA-256', cost: 20, deriveKey: deriveTheirs, hmacSignatureSecret: secret },
        expiresAt: new Date(Date.now() + 60_000),
        ...(counter && { counter }),
      });
      const done = await solve(challenge as WorkChallenge);
      assert.ok(done);
      const verified = await verifySolution({ ...done, deriveKey: deriveTheirs, hmacSignatureSecret: secret });
      assert.equal(verified.verified, true);
      assert.equal(await isSolved(secret, done), true);
    });
  }
});

describe('what a browser is asked for', () => {
  it('lies in the second half of the keys, and expires after twenty minutes', async () => {
    const found = [];
    for (let time = 0; time < 12; time += 1) {
      const challenge = await newChallenge(server, { path, most: 6, now: start });
      assert.equal(challenge.parameters.expiresAt, start / 1000 + 1200);
      found.push((await solve(challenge))?.solution.counter ?? -1);
    }
    assert.ok(
      found.every((counter) => counter >= 3 && counter <= 6),
      String(found),
    );
  });

  it('is given up where it is none that can be solved, takes too long, or is called off', async () => {
    const challenge = await newChallenge(server, { path, most: 2000, now: start });
    const { parameters } = challenge;
    for (const other of [{ algorithm: 'SCRYPT' }, { cost: 10_000_000 }, { keyPrefix: '' }, { keyLength: 1000 }]) {
      const asked = { ...challenge, parameters: { ...parameters, ...other } as WorkChallenge['parameters'] };
      assert.equal(await solve(asked), undefined);
    }
    assert.equal(await solve(challenge, undefined, 0), undefined);
    assert.equal(await solve(challenge, AbortSignal.abort()), undefined);
  });
});
