import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AskIdentity, IdentityQuestion } from '../../src/adapters/adapter.ts';
import { tokenOf, withIdentity } from '../../src/adapters/common/identity.ts';
import { CivicError, isCivicError } from '../../src/client/errors.ts';

const question = { adapter: 'any', src: 'https://any.example/1' };
const refuse = (): never => {
  throw new CivicError('unauthorized', 'any: answered 401.');
};

/** A page that gives these tokens one after the other, and notes how it was asked. */
function page(...tokens: (string | undefined)[]): { ask: AskIdentity; asked: IdentityQuestion[] } {
  const asked: IdentityQuestion[] = [];
  const ask: AskIdentity = (asking) => {
    asked.push(asking);
    const token = tokens.shift();
    return token === undefined ? undefined : { token };
  };
  return { ask, asked };
}

describe('who acts', () => {
  it('is asked of the page for each call, and kept by nobody', async () => {
    const { ask, asked } = page('one', 'two');
    const run = () => withIdentity(ask, question, async ({ token }) => token);
    assert.deepEqual([await run(), await run()], ['one', 'two']);
    assert.deepEqual(asked, [
      { ...question, expired: false },
      { ...question, expired: false },
    ]);
  });

  it('is asked once more where the platform does not take the token', async () => {
    const { ask, asked } = page('old', 'new');
    const answer = await withIdentity(ask, question, async ({ token }) => (token === 'old' ? refuse() : token));
    assert.equal(answer, 'new');
    assert.deepEqual(
      asked.map(({ expired }) => expired),
      [false, true],
    );
  });

  it('is not asked a third time', async () => {
    const { ask, asked } = page('old', 'older', 'oldest');
    await assert.rejects(
      withIdentity(ask, question, async () => refuse()),
      { code: 'unauthorized' },
    );
    assert.equal(asked.length, 2);
  });

  it('stays open where the page names nobody, and a call that needs a token says how to give one', async () => {
    const call = withIdentity(undefined, question, async (identity) => tokenOf(identity, question));
    await assert.rejects(call, { code: 'unauthorized', message: /configure\(\{ identity \}\)/ });
  });

  it('says what failed where the page’s own code does', async () => {
    const ask: AskIdentity = () => {
      throw new TypeError('no session');
    };
    const error: unknown = await withIdentity(ask, question, async () => 1).catch((reason: unknown) => reason);
    assert.ok(isCivicError(error));
    assert.match(error.message, /identity\(\) failed.*no session/);
  });
});
