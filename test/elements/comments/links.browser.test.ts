import { assert } from 'chai';
import { linkedComment, permalink } from '../../../src/elements/comments/reading/text.ts';

const before = location.href;
afterEach(() => history.replaceState(null, '', before));

/** The fragment of the link to a comment on a page with a fragment. */
function fragment(hash: string, id = '7'): string {
  history.replaceState(null, '', hash);
  return new URL(permalink(id)).hash;
}

describe('the link to a comment', () => {
  it('keeps the route that a page has in its fragment', () => {
    assert.equal(fragment('#/debat/12'), '#/debat/12?civic-comment-7');
    assert.equal(fragment('#!/debat/12?tri=date'), '#!/debat/12?tri=date&civic-comment-7');
    assert.equal(fragment('#/debat/12?civic-comment-3'), '#/debat/12?civic-comment-7');
    assert.equal(fragment('#/debat/12?tri=date&civic-comment-3'), '#/debat/12?tri=date&civic-comment-7');
    assert.equal(fragment('#/'), '#/?civic-comment-7');
  });

  it('takes the place of a fragment that is none', () => {
    for (const hash of ['#top', '#civic-comment-3', '#']) assert.equal(fragment(hash), '#civic-comment-7');
  });

  it('is found again, whatever the id', () => {
    for (const route of ['#', '#/debat/12', '#!/debat/12?tri=date']) {
      for (const id of ['7', 'a&b?c#d', 'é/ü', '100%']) {
        history.replaceState(null, '', fragment(route, id));
        assert.equal(linkedComment(), id, route);
      }
    }
    for (const hash of ['#', '#/debat/12', '#/debat?x=civic', '#civic-comment-%']) {
      history.replaceState(null, '', hash);
      assert.isUndefined(linkedComment(), hash);
    }
  });
});
