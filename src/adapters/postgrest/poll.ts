import * as z from 'zod/mini';
import { instantNow } from '../../client/clock.ts';
import { CivicError } from '../../client/errors.ts';
import { ballotForm, type BallotLine, type MethodId } from '../../schema/ballot.ts';
import { text } from '../../schema/common.ts';
import { option, publishedBallots, resultsTime, type Poll, type PublishedBallots } from '../../schema/poll.ts';
import { settingsFault, settingsOf } from '../../tally/settings.ts';
import { startTally } from '../../tally/tally.ts';
import type { ActsOf } from '../adapter.ts';
import { parse } from '../common/parse.ts';
import type { Acts } from './acts.ts';
import type { Call, Calls, RowAddress } from './calls.ts';
import { common, maybe, number } from './rows.ts';
import { counted, shownCommon } from './things.ts';

const pollRow = z.object({
  ...common,
  description: maybe(text(20_000)),
  text_version: text(100),
  options: z.array(option),
  form: ballotForm,
  method: text(60),
  words: maybe(z.record(z.string(), text(200))),
  results: resultsTime,
  shown: z.boolean(),
  who: maybe(text(500)),
  doubles: maybe(text(500)),
});
type PollRow = z.infer<typeof pollRow>;

const ballotRow = z.object({ ballot: z.unknown(), times: number });

/** Makes the poll of a row. @param lines the published ballots, which the result is counted from */
function toPoll(row: PollRow, lines: readonly BallotLine[]): Poll {
  const can = { allowed: row.phase === 'open' };
  const poll: Poll = {
    ...shownCommon(row),
    type: 'poll',
    can: { vote: can, withdraw: can },
    numbers: {},
    ...(row.description && { description: row.description }),
    textVersion: row.text_version,
    options: row.options,
    form: row.form,
    method: row.method as MethodId,
    words: row.words ?? {},
    results: row.results,
    who: row.who ?? '',
    doubles: row.doubles ?? '',
  };
  const settings = settingsOf(poll);
  if (!row.shown || settingsFault(poll.method, settings) !== undefined) return poll;
  const { add, result } = startTally(poll.method, settings);
  for (const line of lines) add(line);
  const found = result();
  return { ...poll, numbers: { votes: counted(found.ballots, row.doubles) }, result: found };
}

async function linesOf({ name, rows }: Calls, address: RowAddress, call: Call): Promise<PublishedBallots> {
  const filters = { poll_id: `eq.${address.id}`, select: 'ballot,times' };
  const found = await rows(z.array(ballotRow), address, 'published_ballots', filters, call);
  const lines = found.map(({ ballot, times }) => ({ times, ballot }));
  return parse(publishedBallots, { lines, asOf: instantNow() }, `${name}: ballots of ${address.src}`);
}

export async function readPoll(calls: Calls, address: RowAddress, call: Call): Promise<Poll> {
  const [row, { lines }] = await Promise.all([calls.one(pollRow, address, call), linesOf(calls, address, call)]);
  return toPoll(row, lines);
}

/** Makes the acts on a poll. */
export function pollActs(calls: Calls, { act, withdraw, receipt }: Acts) {
  const { name, addressOf, one, send } = calls;
  return {
    vote: (src, { ballot, textVersion, source }, call = {}) =>
      act(src, 'counted', (address, token) => {
        const body = { poll_id: address.id, ballot, text_version: textVersion, ...(source && { source }) };
        const filters = { on_conflict: 'poll_id,person' };
        return send(address, 'post', 'ballots', filters, { body, token, resolution: 'merge' }, call);
      }),
    withdraw: withdraw('ballots', 'poll_id'),
    receipt: receipt('ballots', 'poll_id', readPoll),
    async ballots(src, call = {}): Promise<PublishedBallots> {
      const address = addressOf(src);
      const [{ shown }, sheet] = await Promise.all([one(pollRow, address, call), linesOf(calls, address, call)]);
      if (!shown) throw new CivicError('not-found', `${name}: the ballots of ${src} are not published yet.`);
      return sheet;
    },
  } satisfies Partial<ActsOf<'polls'>>;
}
