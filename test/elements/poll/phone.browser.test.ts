import { assert } from 'chai';
import type { CivicPollElement } from '../../../src/elements/poll/poll.ts';
import { button, cleanUp, find, when } from '../../support/mount.ts';
import type { Sample } from '../../support/polls.ts';
import { fill, mountPoll, review, send } from '../../support/voting.ts';

beforeEach(() => {
  cleanUp();
  Object.assign(document.body.style, { margin: '0', inlineSize: '342px' });
});
afterEach(() => {
  document.body.removeAttribute('style');
  cleanUp();
});

const scores: Sample = {
  form: { kind: 'scores', lowest: 0, highest: 10, complete: false },
  method: 'score',
  others: [],
};

/** How many cells stand in each row of the first scale. */
function rowsOf(element: CivicPollElement): number[] {
  const cells = [...(find(element, '.graded .scale')?.querySelectorAll('.grade') ?? [])];
  const tops = cells.map((cell) => Math.round(cell.getBoundingClientRect().top));
  return [...new Set(tops)].map((top) => tops.filter((each) => each === top).length);
}

describe('a ballot on a phone', () => {
  it('has its marks from 0 to 10 in two even rows of cells that a thumb meets', async () => {
    const { element } = mountPoll(scores);
    await when(element, '.graded');
    assert.deepEqual(rowsOf(element), [6, 5]);
    for (const cell of element.renderRoot.querySelectorAll('.grade'))
      assert.isAtLeast(Math.round(cell.getBoundingClientRect().height), 44);
  });

  it('has rows to rank that are buttons from edge to edge', async () => {
    const { element } = mountPoll('condorcet');
    const add = await when(element, '.add');
    const row = add.closest('li')!;
    assert.isAtMost(row.getBoundingClientRect().width - add.getBoundingClientRect().width, 2);
  });

  it('has one thing at a time: who reads it once more, or types the code, has nothing else to open', async () => {
    const { element } = mountPoll('plurality');
    await when(element, '[part=facts], #facts');
    await fill(element);
    await review(element);
    assert.equal(element.renderRoot.querySelectorAll('details, [part=results]').length, 0);
    await send(element);
    assert.equal(element.renderRoot.querySelectorAll('details:not([part=code] details), [part=results]').length, 0);
  });

  it('shows as one what has to be mended: the line begins where the question does', async () => {
    const { element } = mountPoll('plurality');
    (await button(element, 'Continuer')).click();
    await when(element, '#fault-ballot');
    const group = find(element, '#ballot')!.getBoundingClientRect();
    const legend = find(element, '#ballot > legend')!;
    assert.equal(getComputedStyle(legend).float, 'inline-start');
    assert.closeTo(legend.getBoundingClientRect().top, group.top, 1);
  });
});
