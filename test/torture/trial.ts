import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from './chance.ts';
import { judge } from './judge.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { startLetters, type Letters } from './letters.ts';
import { sendWhatWaits } from './mails-left.ts';
import type { TortureServer } from './server.ts';
import { openTown, type Place } from './town.ts';

/** What a trial did, and what it found. */
export interface Found {
  /** Acts that were asked for, and that were acknowledged. */
  sent: number;
  acknowledged: number;
  /** Processes that were ended without asking. */
  kills: number;
  /** Faults that were made: of the network, of a disk, of a database, of requests. */
  faults: number;
  lost: number;
  doubled: number;
  /** What was done, and what came of it, in sentences. */
  told: string[];
  /** What should not be: each is a fault of the server. */
  wrong: string[];
}

/** How long a trial goes on: until so much was done, or for as long as there is time. */
export interface Extent {
  /** How much of it: kills, acts or requests. */
  readonly count: number;
  /** True once there is no more time. */
  isLate(): boolean;
}

export const untilDone = (count: number): Extent => ({ count, isLate: () => false });

export const nothingFound = (): Found => ({
  sent: 0,
  acknowledged: 0,
  kills: 0,
  faults: 0,
  lost: 0,
  doubled: 0,
  told: [],
  wrong: [],
});

/** What every trial has at hand. */
export interface Scene {
  chance: Chance;
  ledger: Ledger;
  letters: Letters;
  /** A folder of its own. */
  folder: string;
}

/** Runs a trial with what it needs, and puts all away. */
export async function onScene(chance: Chance, run: (scene: Scene) => Promise<Found>): Promise<Found> {
  const letters = await startLetters();
  const folder = mkdtempSync(join(tmpdir(), 'civic-torture-'));
  try {
    return await run({ chance, ledger: openLedger(), letters, folder });
  } finally {
    letters.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A line of a log that tells of what nobody foresaw, or of a count that had to be mended. */
const unforeseen = /^\[server\] .*failed: (?:\w*Error|.*\n\s+at )|^\[recount\].*: was .*, is /gm;

/** Compares what people were told with what is in the database, and adds it to what a trial found. */
export async function conclude(
  found: Found,
  { ledger, letters }: Pick<Scene, 'ledger' | 'letters'>,
  place: Place,
  servers: readonly TortureServer[],
): Promise<Found> {
  const store = await openTown(place);
  try {
    const left = await sendWhatWaits(store, letters);
    if (left > 0) found.wrong.push(`${left} mails never leave`);
    const { lost, doubled, held, wrong } = await judge(store, ledger, letters);
    found.told.push(`${held} acts were held, each once, and counted once an officer said so`);
    const said = servers.flatMap(({ log }) => [...log.matchAll(unforeseen)].map(([line]) => line));
    found.wrong.push(
      ...wrong,
      ...said,
      ...lost.map((each) => `lost: ${each}`),
      ...doubled.map((each) => `doubled: ${each}`),
    );
    const { sent, acknowledged } = ledger;
    return { ...found, sent, acknowledged, lost: lost.length, doubled: doubled.length };
  } finally {
    await store.close();
  }
}
