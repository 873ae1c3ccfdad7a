import { parseArgs } from 'node:util';
import { useMemoryFolder } from '../support/memory-folder.mjs';
import { startOwnPostgres } from '../support/postgres.ts';
import { chanceOf } from './chance.ts';
import { writeReport, type Run } from './report.ts';
import { nothingFound, untilDone, type Extent } from './trial.ts';
import { trials, within } from './trials.ts';

/*
 * `npm run torture`: harm done to servers under load, and what became of what they had acknowledged. `--seconds 30` bounds the time, and then
 * nothing is written down; `--only kills` runs the trials of that name, `--seed 7` repeats a run. Without, docs/reliability.md tells of it.
 * Ends with a line of JSON.
 */
const { values } = parseArgs({
  options: { seconds: { type: 'string' }, only: { type: 'string', default: '' }, seed: { type: 'string' } },
});
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const began = performance.now();
const passed = (): number => (performance.now() - began) / 1000;
const named = trials.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
const chosen = seconds === undefined ? named : within(seconds, named);

// Disks are tried on file systems of their own.
useMemoryFolder();

/** Gives a trial its part of the time that is left, where that is bounded. */
function extentOf(at: number): Extent {
  const { count, least } = chosen[at]!;
  if (seconds === undefined) return untilDone(count);
  const parts = chosen.slice(at).reduce((sum, each) => sum + each.least, 0);
  const end = passed() + ((seconds - passed()) * least) / parts;
  // Ending takes its time too.
  return { count, isLate: () => passed() > end - 2 };
}

const postgres = await startOwnPostgres();
const runs: Run[] = [];
const total = nothingFound();
try {
  console.log(`Seed ${seed}.`);
  for (const [at, trial] of chosen.entries()) {
    const name = `${trial.name}, ${trial.engine}`;
    // A machine that is busy takes longer: at the end of the time, it is over.
    if (seconds !== undefined && at > 0 && passed() + trial.least / 2 > seconds) break;
    const before = passed();
    const found = await trial.run(chanceOf(seed + at), extentOf(at), postgres);
    runs.push({ trial, found, seconds: Math.round(passed() - before) });
    for (const each of ['sent', 'acknowledged', 'kills', 'faults', 'lost', 'doubled'] as const)
      total[each] += found[each];
    total.wrong.push(...found.wrong);
    console.log(
      `${name}: ${found.sent} sent, ${found.acknowledged} acknowledged, ${found.lost} lost, ${found.doubled} doubled (${(passed() - before).toFixed(0)} s)`,
    );
    for (const line of found.told) console.log(`  ${line}`);
    for (const line of found.wrong) console.log(`  ✗ ${line}`);
  }
  for (const { name, engine } of named) {
    const isRun = runs.some(({ trial }) => trial.name === name && trial.engine === engine);
    if (!isRun) console.log(`${name}, ${engine}: left out, for it would take more time.`);
  }
  if (seconds === undefined && values.only === '') await writeReport(runs, seed, postgres.address);
} finally {
  await postgres.stop();
}
const { sent, acknowledged, kills, faults, lost, doubled } = total;
console.log(JSON.stringify({ sent, acknowledged, kills, faults, lost, doubled }));
process.exit(total.wrong.length > 0 ? 1 : 0);
