import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, it } from 'node:test';
import { restAdapter } from '../../src/adapters/rest.ts';
import { staticAdapter } from '../../src/adapters/static.ts';
import { Recounting } from '../../src/elements/poll/voting/recounting.ts';
import type { Ballot, BallotLine } from '../../src/schema/ballot.ts';
import type { Poll, PublishedBallots } from '../../src/schema/poll.ts';
import { writeBallot } from '../../src/server/nouns/poll/ballot-codec.ts';
import { readBallots } from '../../src/server/nouns/poll/ballot-pages.ts';
import type { StoredPoll } from '../../src/server/nouns/poll/document.ts';
import { createCounts } from '../../src/server/core/counts.ts';
import type { Services } from '../../src/server/core/services.ts';
import { memoryStore } from '../../src/server/store/memory.ts';
import { ballots } from '../../src/server/nouns/poll/tables.ts';
import { tally } from '../../src/tally/tally.ts';
import { settingsOf } from '../../src/tally/settings.ts';
import { archiveOf } from '../support/archive.ts';
import { engines } from './engines.ts';
import { pollTown, type PollTown } from './poll-support.ts';

const options = Array.from({ length: 40 }, (_, at) => `option-numéro-${at}`);
const document = {
  options: options.map((id) => ({ id, label: { fr: id } })),
  form: { kind: 'ranking', min: 1, max: 40, ties: false },
  method: 'instant-runoff',
  results: 'always',
} as const;

const steps = [1, 3, 7, 9, 11, 13, 17, 19, 21, 23, 27, 29, 31, 33, 37, 39];

/** The ranking of a person, unlike that of others: most are short, and every `long`th is too long to be put together with others. */
const ranking = (number: number, long: number): Ballot => {
  const step = steps[Math.floor(number / 40) % steps.length]!;
  const places = (number % long === 0 ? 30 : 3) + (Math.floor(number / 640) % 10);
  return { kind: 'ranking', ranking: Array.from({ length: places }, (_, at) => options[(number + at * step) % 40]!) };
};

async function cast(town: PollTown, from: number, to: number, long: number, different = 1e9): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, at) => ({
    scope: 'arbre',
    thing: 'arbre',
    voter: createHash('sha256')
      .update(String(from + at))
      .digest('base64url'),
    choice: writeBallot(ranking((from + at) % different, long), options),
  }));
  await town.store.write((writer) => writer.insertMany(ballots, rows));
}

type ReadPage = (after?: string) => Promise<PublishedBallots>;

async function readAll(read: ReadPage, onPage?: (number: number) => Promise<void>): Promise<PublishedBallots[]> {
  const pages = [await read()];
  while (pages.at(-1)?.next !== undefined) {
    await onPage?.(pages.length);
    pages.push(await read(pages.at(-1)!.next));
  }
  return pages;
}

const host = { addController: () => undefined, requestUpdate: () => undefined };
const recounting = () => new Recounting(host as unknown as ConstructorParameters<typeof Recounting>[0]);

const open = engines();
after(() => open.stop());

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`published ballots in pages, on ${engine}`, () => {
    it('are each there once, no page is large, and counting them again gives the result', async () => {
      const town = await pollTown({ store: await open[engine](), document });
      await cast(town, 0, 6000, 3);
      const sizes: number[] = [];
      const fetched: typeof fetch = async (input, init) => {
        const answer = await town.app.request(input, init);
        sizes.push((await answer.clone().text()).length);
        return answer;
      };
      const adapter = restAdapter({ fetch: fetched });
      const src = 'https://participer.exemple/polls/arbre';
      const pages = await readAll((next) =>
        adapter.polls!.ballots!(src, { ...(next !== undefined && { after: next }) }),
      );
      assert.ok(pages.length >= 3, `${pages.length} pages`);
      assert.ok(Math.max(...sizes) < 2_000_000, `${Math.max(...sizes)} characters`);
      assert.equal(new Set(pages.map(({ version }) => version)).size, 1);
      const lines = pages.flatMap((page): readonly BallotLine[] => page.lines);
      const poll = await town.poll();
      assert.deepEqual(tally(poll.method, lines, settingsOf(poll)), poll.result);
      assert.equal(poll.result?.ballots, 6000);
      assert.equal(poll.ballotsVersion, pages[0]?.version);
      // Nobody who voted is named where a page ends.
      const places = pages.map(({ next = '' }) => /"long":"(.*)"/.exec(Buffer.from(next, 'base64url').toString())?.[1]);
      const long = places.filter((place) => place !== undefined);
      assert.ok(long.length > 0 && long.every((place) => place.length < 10), long.join());

      const again = recounting();
      const said: (string | undefined)[] = [];
      await again.run(
        (signal, next) => {
          said.push(again.state);
          return adapter.polls!.ballots!(src, { signal, ...(next !== undefined && { after: next }) });
        },
        () => town.poll(),
      );
      assert.deepEqual([again.state, again.ballots], ['same', 6000]);
      assert.deepEqual(new Set(said), new Set(['running']));
      await town.store.close();
    });

    it('say where they changed while they were read, and accuse nobody', async () => {
      const town = await pollTown({ store: await open[engine](), document });
      await cast(town, 0, 6000, 1e9);
      const read: ReadPage = async (next) =>
        (await town.read(`/polls/arbre/ballots${next ? `?after=${next}` : ''}`)) as unknown as PublishedBallots;
      const again = recounting();
      let more = 6000;
      await again.run(
        async (_, next) => {
          const page = await read(next);
          await cast(town, more, more + 1, 1e9);
          more += 1;
          return page;
        },
        () => {
          town.wait(2000);
          return town.poll();
        },
      );
      assert.equal(again.state, 'changed');
      // The last of them are counted in the background.
      town.wait(2000);
      await town.poll();
      await town.app.idle();
      await again.run(
        (_, next) => read(next),
        () => town.poll(),
      );
      assert.equal(again.state, 'same');
      await town.store.close();
    });
  });
}

describe('published ballots', () => {
  it('are one answer where they are few, as they always were', async () => {
    const town = await pollTown({ document });
    await cast(town, 0, 50, 5);
    const { lines, next, withheld } = await town.published();
    assert.deepEqual([lines.length, next, withheld], [50, undefined, undefined]);
    const texts = lines.map((line) => JSON.stringify((line as { ballot: unknown }).ballot));
    assert.deepEqual(texts, texts.toSorted());
    await town.store.close();
  });

  it('hold those that stand in the document where they belong', async () => {
    const bundles = Array.from({ length: 5000 }, (_, at) => ({ times: 2, ballot: ranking(at + 2000, 1e9) }));
    const town = await pollTown({ document: { ...document, bundles } });
    await cast(town, 0, 4000, 1e9);
    const pages = await readAll(
      async (next) =>
        (await town.read(`/polls/arbre/ballots${next ? `?after=${next}` : ''}`)) as unknown as PublishedBallots,
    );
    const lines = pages.flatMap((page): readonly BallotLine[] => page.lines) as { times: number; ballot: unknown }[];
    assert.equal(
      lines.reduce((sum, { times }) => sum + times, 0),
      14_000,
    );
    assert.equal(new Set(lines.map(({ ballot }) => JSON.stringify(ballot))).size, lines.length);
    await town.store.close();
  });

  it('are withheld page by page where too few are alike', async () => {
    const town = await pollTown({ document, minimumCell: 2 });
    await cast(town, 0, 60, 1e9, 40);
    const { lines, withheld } = await town.published();
    assert.equal(withheld, 20);
    assert.equal(lines.length, 20);
    await town.store.close();
  });

  it('begin nowhere else than where a page ended', async () => {
    const town = await pollTown({ document });
    for (const place of ['nowhere', 'e30', Buffer.from('{"text":"\\u0000"}').toString('base64url')]) {
      const answer = await town.app.request(`/polls/arbre/ballots?after=${place}`);
      assert.equal(answer.status, 422, place);
    }
    await town.store.close();
  });

  it('stand in the files of an archive, which count to the result', async () => {
    const town = await pollTown({ document });
    await cast(town, 0, 6000, 3);
    const home = 'https://any.host/archive/';
    const archive = await archiveOf(town.store, home);
    const adapter = staticAdapter({ fetch: archive.answer });
    const src = `${home}polls/arbre.json`;
    const pages = await readAll((next) => adapter.polls.ballots(src, { ...(next !== undefined && { after: next }) }));
    assert.ok(pages.length > 1);
    assert.equal(pages[0]?.next, 'ballots/2.json');
    const poll = (await adapter.read(src)).thing as Poll;
    assert.deepEqual(
      tally(
        poll.method,
        pages.flatMap(({ lines }) => lines),
        settingsOf(poll),
      ),
      poll.result,
    );
    await town.store.close();
  });
});

describe('a recount in pages', () => {
  it('ends where it is stopped, and says nothing of it', async () => {
    const again = recounting();
    let signal: AbortSignal | undefined;
    const running = again.run(
      (given) => {
        signal = given;
        return new Promise((_, reject) => given.addEventListener('abort', () => reject(given.reason as Error)));
      },
      () => Promise.reject(new Error('nobody looks')),
    );
    assert.equal(again.state, 'running');
    again.stop();
    await running;
    assert.deepEqual([again.state, signal?.aborted], [undefined, true]);
  });
});

describe('ballots that stand in the document', () => {
  it('are put in order once, however many pages are read', async () => {
    let read = 0;
    const bundles = Array.from({ length: 4000 }, (_, at) => ({
      times: 1,
      get ballot(): Ballot {
        read += 1;
        return ranking(at, at % 2 === 0 ? 1 : 1e9);
      },
    }));
    const services = { store: memoryStore(), counts: createCounts(() => 0), minimumCell: 1, clock: () => 0 };
    const poll = { scope: 'arbre', id: 'arbre', document: { ...document, bundles } };
    const cursors: string[] = [];
    let lines = 0;
    for (let after: string | undefined; ;) {
      const page = await readBallots(services as unknown as Services, poll as unknown as StoredPoll, after);
      lines += page.lines.reduce((all, { times }) => all + times, 0);
      if (page.next === undefined) break;
      cursors.push((after = page.next));
    }
    assert.ok(cursors.length >= 1, 'there are several pages');
    assert.equal(lines, bundles.length);
    // Once for their texts, and once for the version of the list.
    assert.equal(read, 2 * bundles.length);
  });
});
