import { relative, resolve } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';

const elsewhere = '';
/** How many of the files that took longest are told, where there are more. */
const few = 10;
const show = (file) => relative(process.cwd(), file);

/** Runs test files on Node's own runner, prints a line for each and all one needs for what failed. */
export async function runNodeTests(files, { concurrency, timeout = 600_000 }) {
  const total = { passed: 0, failed: 0 };
  const reports = new Map();
  const reportOf = (file) => {
    if (!reports.has(file)) reports.set(file, { passed: 0, failures: [], output: '', told: [] });
    return reports.get(file);
  };

  const durations = new Map();
  const known = new Set(files.map((file) => resolve(file)));
  for await (const { type, data } of run({ files, concurrency, timeout })) {
    if (!data.file) continue;
    // A test that another module defines, as the conformance kit does, bears that module's name; files are told one after the other.
    const report = reportOf(known.has(data.file) ? data.file : elsewhere);
    if (type === 'test:stdout' || type === 'test:stderr') report.output += data.message;
    // What a test tells of itself; at the top, it is the runner that sums up.
    if (type === 'test:diagnostic' && data.nesting > 0) report.told.push(data.message);
    if (type === 'test:pass') addPass(report, data);
    if (type === 'test:fail') addFailure(report, data);
    if (isLast(type, data)) {
      take(report, reportOf(elsewhere));
      durations.set(show(data.file), data.duration_ms ?? data.details?.duration_ms ?? 0);
      reports.delete(elsewhere);
      print(show(data.file), report);
      total.passed += report.passed;
      total.failed += report.failures.length;
      reports.delete(data.file);
    }
  }
  if (files.length > few) printSlowest(durations);
  return total;
}

/** Adds what one report says to another. */
function take(report, { passed, failures, output, told }) {
  report.passed += passed;
  report.failures.push(...failures);
  report.output += output;
  report.told.push(...told);
}

/** A file has ended with its summary; one without tests, or that did not load, is itself reported as a test. */
const isLast = (type, { name, file, counts }) =>
  (type === 'test:summary' && counts !== undefined) ||
  ((type === 'test:pass' || type === 'test:fail') && name === file);

function addPass(report, { name, file, details, skip, todo }) {
  if (details.type === 'suite') return;
  if (name === file) report.failures.push({ name: 'the file', text: 'It has no tests.' });
  else if (skip || todo) report.failures.push({ name, text: 'It was left out.' });
  else report.passed += 1;
}

function addFailure(report, { name, file, line, details }) {
  const { failureType, cause, message } = details.error;
  // What holds the failed test has failed with it, and is no other failure.
  if (failureType === 'subtestsFailed') return;
  const text = cause === undefined ? message : toText(cause);
  if (name === file) report.failures.push({ name: 'the file', text: 'It did not run to its end.' });
  else report.failures.push({ name: `${name} (line ${line})`, text });
}

/** The message of an assertion says what differs already; what else an error carries is for the reader to judge. */
function toText(cause) {
  const text = cause?.code === 'ERR_ASSERTION' ? cause.stack : inspect(cause);
  return text.replace(/\n\s+at [^\n]*\(?node:internal[^\n]*/g, '');
}

/** Tells which files took longest, to be looked at first; what a machine that is busy takes is no failure. */
function printSlowest(durations) {
  const slowest = [...durations].sort(([, one], [, other]) => other - one).slice(0, few);
  console.log('  longest:');
  for (const [file, duration] of slowest) console.log(`  ${(duration / 1000).toFixed(1).padStart(6)} s  ${file}`);
}

function print(file, { passed, failures, output, told }) {
  if (passed === 0 && failures.length === 0) failures.push({ name: 'the file', text: 'It has no tests.' });
  const failed = failures.length > 0 ? `, ${failures.length} failed` : '';
  console.log(`${failed ? '✗' : '✓'} ${file} ${passed} passed${failed}`);
  for (const line of told) console.log(`  ${line}`);
  for (const { name, text } of failures) console.log(`  ✗ ${name}\n${text.replace(/^/gm, '    ')}`);
  if (failed && output) console.log(`  output:\n${output.replace(/^/gm, '    ')}`);
}
