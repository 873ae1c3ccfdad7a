import { posix } from 'node:path';
import { findCycles, findReach } from './graph.ts';
import { parseModule, type Import, type Module } from './imports.ts';

/** What a floor may import: files of ours by their paths below `src`, `*` for any one part, packages by name. A `type` needs `import type`. */
interface Floor {
  ours: readonly string[];
  packages: readonly string[];
}

const pure = ['text', 'schema', 'tally', 'client', 'adapters', 'state', 'styles', 'locales', 'elements'];

/** The texts of the widgets in the languages that the server speaks too. */
const catalogues = ['fr', 'en'].flatMap((lang) => [
  `locales/${lang}.ts`,
  `locales/acts/${lang}.ts`,
  `elements/*/texts/${lang}.ts`,
  `elements/*/texts/*/${lang}.ts`,
]);

/** Who may import whom; each floor may import itself besides, with the exceptions that `isApart` knows. */
export const floors: Readonly<Record<string, Floor>> = {
  // What is done to texts is done alike on every floor.
  text: { ours: [], packages: [] },
  schema: { ours: [], packages: ['zod/mini'] },
  tally: { ours: ['type schema'], packages: [] },
  client: { ours: [], packages: ['ky'] },
  // A backend that keeps ballots and counts none has them counted by its adapter.
  adapters: { ours: ['schema', 'client', 'tally', 'text', 'locales/tag.ts'], packages: ['zod/mini'] },
  state: {
    ours: ['type schema', 'type adapters/adapter.ts', 'client/errors.ts', 'client/json.ts'],
    packages: ['type lit'],
  },
  styles: { ours: [], packages: ['lit'] },
  locales: { ours: [], packages: [] },
  elements: {
    ours: ['type schema', 'tally', 'text', 'client/errors.ts', 'client/clock.ts', 'state', 'styles', 'locales'],
    packages: ['lit'],
  },
  // The code to paste is the same, whoever writes it.
  snippet: { ours: [], packages: [] },
  // What officers load besides at the desk, and who asks for code to paste: no visitor does.
  desk: {
    ours: ['type adapters/adapter.ts', 'client/errors.ts', 'platforms.ts', 'snippet'],
    packages: ['@simplewebauthn/browser'],
  },
  // What widgets and pages say alike stands in the catalogues of the widgets: plain texts, which import nothing.
  server: {
    ours: ['schema', 'tally', 'text', 'snippet', 'locales/tag.ts', 'locales/printed.ts', ...catalogues],
    packages: [
      'hono',
      '@hono/node-server',
      'zod/mini',
      'nodemailer',
      '@simplewebauthn/server',
      'parse5',
      'pg',
      'csv-parse',
      'disposable-email-domains-js',
      'diff',
      'pino',
      'prom-client',
      'node:',
    ],
  },
  testing: {
    ours: ['schema', 'tally/ledger-proof.ts', 'type adapters/adapter.ts', 'client/errors.ts', 'server'],
    packages: ['msw', 'type zod/mini'],
  },
  // Two small scripts of their own, one on each side of a frame.
  frame: { ours: [], packages: [] },
  // Types only: what frameworks ask to know about the elements.
  frameworks: { ours: ['type elements'], packages: ['type react', 'type vue', 'type svelte'] },
  // Which adapter speaks with which address; it loads each when it is asked for.
  platforms: { ours: ['adapters', 'client/errors.ts', 'schema/nouns.ts'], packages: [] },
  'platforms.ts': { ours: ['platforms', 'type adapters'], packages: [] },
  'index.ts': { ours: ['platforms.ts', ...pure], packages: [] },
  'define.ts': { ours: ['index.ts', 'platforms.ts', ...pure], packages: [] },
  // The script tag: what it needs at once, and what it loads.
  embed: { ours: ['platforms', 'type state', 'state/store.ts', 'elements', 'locales'], packages: [] },
  'embed.ts': { ours: ['embed', 'elements/on-demand.ts'], packages: [] },
  'embed-all.ts': { ours: ['embed', 'elements', 'platforms'], packages: [] },
};

/** Which noun of the server may import which other. */
const nounsBelow: Readonly<Record<string, readonly string[]>> = {
  petition: ['comments'],
  consultation: ['poll', 'comments'],
};

/** Where nouns are put together and started: only these rooms know them all. */
const aboveNouns = ['app.ts', 'nouns.ts', 'registry.ts', 'main'];

const nodeOnly = [
  'node:',
  '@hono/node-server',
  '@simplewebauthn/server',
  'nodemailer',
  'parse5',
  'pg',
  'csv-parse',
  'disposable-email-domains-js',
  'diff',
  'pino',
  'prom-client',
];
const entries = ['define.ts', 'embed.ts', 'embed-all.ts'];
const wall = 300;

/** Checks a tree of sources, `path below src` → text, and says every break of the house rules in a sentence. */
export function checkFloors(sources: ReadonlyMap<string, string>): string[] {
  const modules = new Map([...sources].map(([path, text]) => [path, parseModule(path, text)]));
  const problems: string[] = [];
  for (const [path, module] of modules) {
    problems.push(...checkFile(path, module));
    for (const each of module.imports) {
      const problem = checkImport(path, each);
      if (problem) problems.push(problem);
    }
  }
  return [...problems, ...checkCycles(modules), ...checkRooms(modules), ...checkBrowserFiles(modules)];
}

/** The files of ours that each file imports; at run time only, where types do not matter. */
function toGraph(modules: ReadonlyMap<string, Module>, withTypes: boolean): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const [path, { imports }] of modules) {
    const targets = imports
      .filter(({ typeOnly }) => withTypes || !typeOnly)
      .map(({ specifier }) => resolve(path, specifier));
    graph.set(path, targets.filter((target) => target !== undefined && modules.has(target)).map(String));
  }
  return graph;
}

function checkCycles(modules: ReadonlyMap<string, Module>): string[] {
  return findCycles(toGraph(modules, true)).map(
    (cycle) => `${cycle.join(' → ')} is a cycle. Move what both ends need to a file of its own, or pass it in.`,
  );
}

/** The folders of the server and of the elements import each other without a cycle, so that each can be understood with those below it. */
function checkRooms(modules: ReadonlyMap<string, Module>): string[] {
  const rooms = new Map<string, Set<string>>();
  for (const [path, targets] of toGraph(modules, true)) {
    const from = roomOf(path);
    if (from === undefined) continue;
    const known = rooms.get(from) ?? new Set<string>();
    rooms.set(from, known);
    for (const to of targets.map(roomOf)) if (to !== undefined && to !== from) known.add(to);
  }
  return findCycles(new Map([...rooms].map(([room, targets]) => [room, [...targets]]))).map(
    (cycle) =>
      `${cycle.join(' → ')} is a cycle of rooms. Move what both ends need to a room below them, or pass it in.`,
  );
}

/** The room of a file: its folder. A noun of the server is one room; among the elements, a file beside rooms stands for itself. */
function roomOf(path: string): string | undefined {
  const [floor, room, noun, file] = path.split('/');
  if (floor === 'elements') return file === undefined ? path : posix.dirname(path);
  if (floor !== 'server' || room === undefined) return undefined;
  return room === 'nouns' ? `server/nouns/${noun}` : `server/${room}`;
}

/** Everything runs in a browser but the server; its app does too, behind a service worker. */
function checkBrowserFiles(modules: ReadonlyMap<string, Module>): string[] {
  const graph = toGraph(modules, false);
  const starts = [...modules.keys()].filter((path) => floorOf(path) !== 'server' || path === 'server/app.ts');
  // On the other floors the table refuses these packages anyway.
  const server = [...modules].filter(([path]) => floorOf(path) === 'server');
  return server.flatMap(([path, { imports }]) => {
    const needsNode = imports.find(({ specifier, typeOnly }) => !typeOnly && isAllowed(nodeOnly, specifier, false));
    const way = needsNode && starts.map((start) => findReach(graph, start, path)).find((found) => found);
    return way
      ? [`${way.join(' → ')} imports ${needsNode.specifier}, and ${way[0]} runs in browsers. Pass it in.`]
      : [];
  });
}

function checkFile(path: string, { lines, reexportsOnly }: Module): string[] {
  const problems: string[] = [];
  if (!floors[floorOf(path)])
    problems.push(`${path} stands on no floor. Move it to one of ${Object.keys(floors).join(', ')}.`);
  if (lines > wall) problems.push(`${path} has ${lines} lines, the wall is ${wall}. Split it by what it speaks of.`);
  // The list of a floor names its values and nothing else.
  if (reexportsOnly && path !== 'index.ts' && !path.endsWith('/registry.ts')) {
    problems.push(`${path} is a barrel, it only passes on what others export. Import from those files instead.`);
  }
  return problems;
}

function checkImport(path: string, { specifier, typeOnly }: Import): string | undefined {
  const name = floorOf(path);
  const floor = floors[name];
  if (!floor) return undefined;
  const target = resolve(path, specifier);
  const rules = target === undefined ? floor.packages : floor.ours;
  const way = rules.length > 0 ? `It may import ${rules.join(', ')}` : 'It imports nothing of the kind';
  const says = (reason: string): string =>
    `${path} imports ${specifier}: ${reason}. ${way}; move the code to the floor it speaks of, or pass it in.`;

  if (target === undefined)
    return isAllowed(floor.packages, specifier, typeOnly)
      ? undefined
      : says(`"${name}" must not${typeOnly ? '' : ' at run time'}`);
  if (entries.includes(target) && path !== 'embed.ts')
    return says(`${target} has side effects, nothing in src imports it`);
  if (target.startsWith('..')) return says('it lies outside src');
  if (isOtherText(path, target)) return says('these are the texts of a noun, and only its own folder says them');
  if (floorOf(target) === name) return isApart(path, target) ? says(`both stand on "${name}", but apart`) : undefined;
  return isAllowed(floor.ours, target, typeOnly)
    ? undefined
    : says(`"${name}" must not${typeOnly ? '' : ' at run time'}`);
}

/** The contract and what elements share are for all; an adapter does not import another, nor an element another noun's folder. */
function isApart(path: string, target: string): boolean {
  const [floor] = path.split('/');
  if (floor === 'server') return isOtherNoun(path, target);
  if (floor === 'elements') {
    const [, from, ...inside] = path.split('/');
    const [, to] = target.split('/');
    // Only the list of all elements stands outside a folder.
    return inside.length > 0 && to !== 'shared' && to !== from;
  }
  if (floor !== 'adapters' || target === 'adapters/adapter.ts' || target.startsWith('adapters/common/')) return false;
  // The memory adapter is the rest adapter over the server's app, by decision.
  if (path === 'adapters/memory.ts' && target === 'adapters/rest.ts') return false;
  // A large adapter has parts in a folder of its own name.
  return target.split('/').length === 2 || target.split('/')[1] !== path.split('/')[1]?.replace(/\.ts$/, '');
}

/** A room of the server knows no noun, and a noun only those that are listed for it. */
function isOtherNoun(path: string, target: string): boolean {
  const [, room, noun] = target.split('/');
  if (room !== 'nouns') return target === 'server/nouns.ts' && !aboveNouns.includes(path.split('/')[1] ?? '');
  const [, ownRoom, own] = path.split('/');
  if (ownRoom !== 'nouns') return !aboveNouns.includes(ownRoom ?? '');
  return own !== noun && !nounsBelow[own ?? '']?.includes(noun ?? '');
}

/** A noun of the server says what its own element says; what the rooms say that know no noun, no element says alone. */
function isOtherText(path: string, target: string): boolean {
  const [floor, room, noun] = path.split('/');
  const [on, of] = target.split('/');
  return floor === 'server' && on === 'elements' && (room !== 'nouns' || noun !== of);
}

const floorOf = (path: string): string => path.split('/')[0] ?? path;

function resolve(path: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : undefined;
}

const isAllowed = (rules: readonly string[], name: string, typeOnly: boolean): boolean =>
  rules.some((rule) => {
    const wanted = rule.replace(/^type /, '');
    const parts = name.split('/');
    const pattern = wanted.split('/');
    const matches =
      pattern.every((part, at) => part === '*' || part === parts[at]) ||
      (wanted.endsWith(':') && name.startsWith(wanted));
    return matches && (typeOnly || wanted === rule);
  });
