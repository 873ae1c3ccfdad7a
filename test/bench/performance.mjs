import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const file = join(import.meta.dirname, '../../docs/performance.md');
const number = (value) => value.toLocaleString('en').replaceAll(',', ' ');

const introductions = {
  counts: `## Counts

\`npm run bench:counts -- --write\`: the time of an answer, in milliseconds, where so many people have acted; the median of 101 readings, taken
in turns at all numbers. No answer comes from the memory of the process. What tells is how the columns of a row compare: the times themselves are those
of the machine.
`,
  server: `## Server

\`npm run bench:server -- --write\`: answers in a second at 50 connections, beside a handler of the same library that does nothing, asked in turns in one
run; medians of the rounds. A signature is acknowledged once it is on the disk. The program that asks runs on the same machine.
`,
};

function table({ engine, rows }, sizes) {
  const head = ['', ...sizes.map(number), 'last ÷ first'];
  const lines = rows.map(({ what, medians }) => [
    what,
    ...medians.map((time) => time.toFixed(2)),
    (medians.at(-1) / medians[0]).toFixed(2),
  ]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [`### ${engine}`, '', line(head), line(head.map((_, at) => (at ? '---:' : '---'))), ...lines.map(line)].join(
    '\n',
  );
}

/** Puts the figures of the benchmark of counts in their place. */
export const writeSection = (name, sizes, measured) =>
  write(
    name,
    measured.map((each) => table(each, sizes)),
  );

/** Puts the figures of the benchmark of the server in their place. */
export function writeServer(rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const heads = ['', 'server', 'a second', 'of the ceiling', '99 of 100 within'];
  const cells = rows.map(({ what, name, each, share, late }) => [
    what,
    name,
    number(Math.round(each)),
    `${(share * 100).toFixed(1)} %`,
    `${late} ms`,
  ]);
  const under = heads.map((_, at) => (at < 2 ? '---' : '---:'));
  return write('server', [[heads, under, ...cells].map(line).join('\n')]);
}

/** Puts tables in their place in the document, with the machine and the day. */
async function write(name, tables) {
  const machine = `${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  const section = [
    `<!-- ${name} -->`,
    introductions[name],
    `Measured on ${day}: ${machine}.`,
    ...tables,
    `<!-- /${name} -->`,
  ].join('\n\n');
  const before = readFileSync(file, 'utf8');
  const own = new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`);
  const text = own.test(before) ? before.replace(own, () => section) : `${before}\n${section}\n`;
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
