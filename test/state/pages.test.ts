import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Pages, type Page } from '../../src/state/pages.ts';

interface Item {
  id: string;
}
const toItems = (...ids: string[]): Item[] => ids.map((id) => ({ id }));
const idsOf = ({ items }: Pages<Item>): string => items.map(({ id }) => id).join('');

/** A backend whose answers wait until they are given. */
function slow(): { pages: Pages<Item>; asked: (string | undefined)[]; answer: (page: Page<Item>) => Promise<void> } {
  const asked: (string | undefined)[] = [];
  let give: (page: Page<Item>) => void = () => undefined;
  const pages = new Pages<Item>(
    (after) => {
      asked.push(after);
      return new Promise((resolve) => (give = resolve));
    },
    () => undefined,
  );
  const answer = async (page: Page<Item>): Promise<void> => {
    give(page);
    await new Promise(setImmediate);
  };
  return { pages, asked, answer };
}

describe('pages', () => {
  it('are asked for one at a time, and follow the cursor to the end', async () => {
    const { pages, asked, answer } = slow();
    void pages.more();
    void pages.more();
    assert.equal(pages.isLoading, true);
    await answer({ items: toItems('a', 'b'), next: 'x' });
    void pages.more();
    await answer({ items: toItems('c') });
    void pages.more();
    assert.deepEqual(asked, [undefined, 'x']);
    assert.equal(idsOf(pages), 'abc');
    assert.equal(pages.hasMore, false);
  });

  it('drop an answer that comes after they were stopped', async () => {
    const { pages, answer } = slow();
    const added = pages.more();
    pages.stop();
    await answer({ items: toItems('a') });
    assert.deepEqual(await added, []);
    assert.equal(idsOf(pages), '');
  });

  it('hold nothing twice, read on over an empty page, and end where a cursor leads back', async () => {
    const { pages, asked, answer } = slow();
    pages.take({ items: toItems('a', 'a', 'b'), next: 'x' });
    void pages.more();
    await answer({ items: toItems('b'), next: 'y' });
    await answer({ items: [], next: 'z' });
    await answer({ items: toItems('c'), next: 'x' });
    assert.deepEqual(asked, ['x', 'y', 'z']);
    assert.equal(idsOf(pages), 'abc');
    assert.equal(pages.hasMore, false);
  });

  it('stay as they are after a failure, and go on from there', async () => {
    let fails = true;
    const pages = new Pages<Item>(
      async () => {
        if (fails) throw new Error('away');
        return { items: toItems('b') };
      },
      () => undefined,
    );
    pages.put({ id: 'a' });
    await pages.more();
    assert.equal(pages.error?.message, 'away');
    fails = false;
    assert.deepEqual(await pages.more(), toItems('b'));
    assert.equal(pages.error, undefined);
    assert.equal(idsOf(pages), 'ab');
  });
});
