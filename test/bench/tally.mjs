/*
 * A million ballots of each method: CPU time and memory, side by side. Each method runs in a process of its own, twice:
 * over ballots that stand ready in memory, which gives the time of the count alone, and over ballots parsed from JSON one by
 * one and thrown away, which gives the memory that the count itself needs beside a mere parsing of the same ballots.
 *
 *   node test/bench/tally.mjs [ballots] [options]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { methods, tally } from '../../src/tally/tally.ts';
import { ballotKinds } from '../../src/tally/settings.ts';

const [ballots, optionCount, only, way] = [
  Number(process.argv[2] ?? 1_000_000),
  Number(process.argv[3] ?? 10),
  ...process.argv.slice(4),
];

const options = Array.from({ length: optionCount }, (_, place) => `option-${place}`);
const mentions = ['reject', 'poor', 'fair', 'good', 'very good', 'excellent'];

/** Numbers below 2^32 that look random and are the same in every run. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) ^ (state >>> 12)) >>> 0;
  };
}

const forms = {
  plurality: { kind: 'choices', min: 1, max: 1 },
  approval: { kind: 'choices', min: 0, max: optionCount },
  'three-way': { kind: 'three-way' },
  score: { kind: 'scores', lowest: 0, highest: 20, complete: true },
  'majority-judgment': { kind: 'judgments', mentions, missing: { mention: 'reject' } },
};
const formOf = (method) => forms[method] ?? { kind: 'ranking', min: 1, max: optionCount, ties: false };

function* lines(method) {
  const random = randomNumbers(2016);
  const shuffled = [...options];
  for (let ballot = 0; ballot < ballots; ballot += 1) {
    for (let place = optionCount - 1; place > 0; place -= 1) {
      const other = random() % (place + 1);
      [shuffled[place], shuffled[other]] = [shuffled[other], shuffled[place]];
    }
    switch (formOf(method).kind) {
      case 'choices':
        yield JSON.stringify({
          kind: 'choices',
          choices: method === 'plurality' ? shuffled.slice(0, 1) : shuffled.slice(0, 1 + (random() % optionCount)),
        });
        break;
      case 'three-way':
        yield JSON.stringify({ kind: 'three-way', stance: (random() % 3) - 1 });
        break;
      case 'scores':
        yield JSON.stringify({
          kind: 'scores',
          scores: Object.fromEntries(options.map((option) => [option, random() % 21])),
        });
        break;
      case 'judgments':
        yield JSON.stringify({
          kind: 'judgments',
          judgments: Object.fromEntries(options.map((option) => [option, mentions[random() % mentions.length]])),
        });
        break;
      default:
        yield JSON.stringify({ kind: 'ranking', ranking: shuffled });
    }
  }
}

function* parsed(method) {
  for (const line of lines(method)) yield JSON.parse(line);
}

const megabytes = (bytes) => Math.round(bytes / 1e6);

/** One measure, in the process that was started for it. */
function measure(method) {
  const settings = { options, form: formOf(method) };
  if (way === 'ready') {
    const ready = [...parsed(method)];
    const start = process.cpuUsage();
    const result = tally(method, ready, settings);
    const { user, system } = process.cpuUsage(start);
    return { milliseconds: (user + system) / 1000, counted: result.counted, first: result.ranking[0].options.join() };
  }
  if (way === 'nothing') for (const ballot of parsed(method)) if (!ballot.kind) throw new Error('no ballot');
  if (way === 'stream') tally(method, parsed(method), settings);
  return { peak: process.resourceUsage().maxRSS * 1024 };
}

function run(method, how) {
  const self = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=6000', self, String(ballots), String(optionCount), method, how],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

if (only) {
  process.stdout.write(JSON.stringify(measure(only)));
} else {
  const rows = Object.keys(methods).map((method) => {
    const { milliseconds, counted, first } = run(method, 'ready');
    const limit = ballotKinds[method] === 'ranking' ? 3000 : 1000;
    const [stream, nothing] = [run(method, 'stream').peak, run(method, 'nothing').peak];
    return {
      method,
      counted,
      'CPU ms': Math.round(milliseconds),
      'goal ms': limit,
      met: milliseconds < limit ? 'yes' : 'NO',
      'peak MB parsing': megabytes(nothing),
      'and counting': megabytes(stream),
      first,
    };
  });
  console.log(`${ballots} ballots, ${optionCount} options, Node ${process.version}`);
  console.table(rows);
  process.exitCode = rows.every(({ met }) => met === 'yes') ? 0 : 1;
}
