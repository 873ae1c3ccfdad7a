import { relative } from 'node:path';

const write = (...parts) => void process.stdout.write(`${parts.join(' ')}\n`);

/** The runner's own logger redraws the terminal at each line, which is unreadable in a log file. */
export const logger = {
  log: write,
  warn: write,
  error: write,
  debug() {},
  group() {},
  groupEnd() {},
  logSyntaxError: ({ message, filePath, line, column }) => write(`✗ ${filePath}:${line}:${column} ${message}`),
};

/** A line for each file that passed, all one needs for each that did not. */
export const reporter = {
  reportTestFileResults({ logger: log, sessionsForTestFile, testFile }) {
    for (const session of sessionsForTestFile) log.log(describeSession(session, relative(process.cwd(), testFile)));
  },
};

function describeSession(session, file) {
  const { passed, failures } = countSession(session);
  const head = `${failures.length > 0 ? '✗' : '✓'} ${file} (${session.browser.name}) ${passed} passed`;
  if (failures.length === 0) return head;
  const logs = session.logs.map((log) => `  log: ${log.map(toText).join(' ')}`);
  const missing = session.request404s.map((url) => `  not found: ${url}`);
  return [`${head}, ${failures.length} failed`, ...failures.map(describeFailure), ...logs, ...missing].join('\n');
}

/** What a page of tests came to; a test that was skipped, or a page that did not load, has failed. */
export function countSession({ errors, testResults, passed: sessionPassed }) {
  const tests = testResults ? flatten(testResults, []) : [];
  const failures = tests.filter(({ passed }) => !passed);
  failures.push(...errors.map((error) => ({ name: 'the page', error })));
  if (tests.length === 0 && errors.length === 0)
    failures.push({ name: 'the page', error: { message: 'It has no tests.' } });
  if (!sessionPassed && failures.length === 0)
    failures.push({ name: 'the page', error: { message: 'It did not finish.' } });
  return { passed: tests.filter(({ passed }) => passed).length, failures };
}

function flatten({ suites, tests }, names) {
  const own = tests.map((test) => ({
    ...test,
    passed: test.passed && !test.skipped,
    name: [...names, test.name].join(' › '),
  }));
  return [...own, ...suites.flatMap((suite) => flatten(suite, [...names, suite.name]))];
}

function describeFailure({ name, skipped, error }) {
  if (skipped) return `  ✗ ${name}\n    It was skipped.`;
  const { message = 'It failed without a message.', stack = '', expected, actual } = error ?? {};
  const difference = expected === undefined ? [] : [`expected: ${expected}`, `actual: ${actual}`];
  const where = stack.split('\n').filter((line) => !message.includes(line.trim()));
  return `  ✗ ${name}\n${[message, ...difference, ...where].join('\n').replace(/^/gm, '    ')}`;
}

const toText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
