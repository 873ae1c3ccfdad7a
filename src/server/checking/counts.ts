import type { AnsweredPoll, PublishedBallots } from '../../schema/poll.ts';
import { sameResult } from '../../tally/same.ts';
import { settingsOf } from '../../tally/settings.ts';
import { startTally } from '../../tally/tally.ts';
import { Findings } from './findings.ts';
import { readJson, type Source } from './source.ts';

/** What of a thing is checked, as it is shown. */
export interface ShownThing {
  type: string;
  id: string;
  url: string;
  title: string;
  /** Another one with each change of a ballot. */
  ballotsVersion?: string;
  numbers: Readonly<
    Record<string, { value: number; offline?: number; invalidated?: number; checked?: number } | undefined>
  >;
}

/** A page of a list. */
interface Page<T> {
  items: T[];
  next?: string;
}

/** Reads a list to its end. */
export async function* pagesOf<T extends { next?: string | undefined }>(
  source: Source,
  address: string,
): AsyncGenerator<T> {
  for (let after: string | undefined; ;) {
    const url = new URL(address);
    if (after !== undefined) url.searchParams.set('after', after);
    const page = await readJson<T>(source, url.href);
    if (page === undefined) return;
    yield page;
    if (page.next === undefined) return;
    after = page.next;
  }
}

/** Counts the published ballots of a vote again. */
export async function checkBallots(source: Source, thing: ShownThing, findings: Findings): Promise<void> {
  const poll = thing as unknown as AnsweredPoll;
  const { result, method } = poll;
  if (!result) return findings.tell('its result is not public yet');
  const count = startTally(method, settingsOf(poll));
  let [ballots, withheld] = [0, 0];
  for await (const page of pagesOf<PublishedBallots>(source, `${thing.url}/ballots`)) {
    withheld += page.withheld ?? 0;
    for (const line of page.lines) {
      count.add(line);
      ballots += typeof line === 'object' && 'times' in line ? line.times : 1;
    }
  }
  findings.check(
    ballots + withheld === result.ballots,
    `${ballots + withheld} ballots are published or said to be withheld, as many as the result is of`,
    `${ballots + withheld} ballots are published or said to be withheld, and the result is of ${result.ballots}`,
  );
  if (withheld > 0)
    return findings.tell(`${withheld} ballots are withheld because few are alike: the result can't be made again`);
  findings.check(
    sameResult(count.result(), result),
    `the published ballots, counted again by ${method}, give the result`,
    `the published ballots, counted again by ${method}, give another result`,
  );
}

/** Counts the published ballots of a vote again in which people vote all the time, if they stay the same meanwhile. */
export async function checkBusyBallots(
  source: Source,
  read: () => Promise<ShownThing>,
  findings: Findings,
): Promise<void> {
  const thing = await read();
  const said: string[] = [];
  const counted = new Findings((line) => said.push(line));
  await checkBallots(source, thing, counted);
  if (counted.faults > 0 && (await read()).ballotsVersion !== thing.ballotsVersion)
    return findings.tell('people vote all the time, and the ballots changed as they were read: they are not compared');
  findings.takeOver(counted, said);
}

/** A proposal as a list has it. */
interface Listed {
  id: string;
  votes?: { ballots: number };
}

/** Reads how many votes each proposal of a consultation has; nothing where that is hidden. */
export async function readProposals(source: Source, url: string): Promise<Map<string, number> | undefined> {
  const votes = new Map<string, number>();
  for await (const page of pagesOf<Page<Listed>>(source, `${url}/proposals`)) {
    for (const { id, votes: cast } of page.items) {
      if (!cast) return undefined;
      votes.set(id, cast.ballots);
    }
  }
  return votes;
}

/** A line of the public log, as far as it tells how a count changed. */
interface LogLine {
  act: string;
  path?: string;
  count?: { of: string; by: number };
  countHidden?: boolean;
}

/** Adds up by how much the public log says that the acts of officers changed a metric in a scope; nothing where a line keeps that to itself. */
export async function readLogSums(
  source: Source,
  url: string,
  metric: string,
): Promise<Map<string, number> | undefined> {
  const { origin, pathname } = new URL(url);
  const root = url.slice(0, url.length - pathname.length) || origin;
  const base = pathname.split('/').slice(0, -2).join('/');
  const sums = new Map<string, number>();
  for await (const page of pagesOf<Page<LogLine>>(source, `${root}${base}/log?of=${encodeURIComponent(url)}`)) {
    for (const { act, count, countHidden } of page.items) {
      if (countHidden) return undefined;
      if (count?.of === metric) sums.set(act, (sums.get(act) ?? 0) + count.by);
    }
  }
  return sums;
}
