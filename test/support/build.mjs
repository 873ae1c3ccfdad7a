import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['src', 'src/**', 'demo/browser/**', 'package-lock.json', 'tsconfig.json', 'rollup.config.mjs'];
/** One file of each step of the build, of bundling the last one that it writes: who develops bundles without it. */
const results = ['dist/index.js', 'dist/civic-frame.js.br', 'dist/custom-elements.json'];

const changedAt = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** A folder changes when a file in it comes or goes, so folders count too. */
const isStale = () =>
  Math.min(...results.map(changedAt)) < Math.max(...globSync(sources, { cwd: root }).map(changedAt));

/** What people are told of a step, by the beginning of its command. */
const titles = {
  node: 'clearing what was built',
  tsc: 'compiling',
  rollup: 'bundling',
  npm: 'describing the elements',
};

/** The steps of `npm run build`, one command each. */
const stepsOf = ({ scripts }) => scripts.build.split(' && ');

/** Builds what is absent or older than its sources, says how far it is, and answers whether all is there: the build has said why not. */
export function buildWhatIsMissing() {
  if (!isStale()) return true;
  const steps = stepsOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  console.log('Building: about half a minute, and not again until a source changes.');
  for (const [at, command] of steps.entries()) {
    const title = titles[command.split(' ')[0]] ?? command;
    console.log(`  ${at + 1}/${steps.length} ${title} …`);
    const options = { cwd: root, shell: true, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, PATH } };
    const { status } = spawnSync(command, options);
    if (status === 0) continue;
    // What went wrong stands on the standard output of some.
    spawnSync(command, { ...options, stdio: 'inherit' });
    console.error(`The build ended at “${command}”: see above, and try again with npm run build.`);
    return false;
  }
  return true;
}
