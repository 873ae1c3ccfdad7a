import { archiveOf, type DeskTown } from './support.ts';

/** A line of the log, as an archive has it. */
export interface LogLine {
  at: string;
  act: string;
  by: string;
  path?: string;
  day?: string;
  why?: Record<string, string>;
  count?: { of: string; by: number };
}

/** What an archive says of the count of a page on a day. */
export interface HistoryDay {
  day?: string;
  counted: number;
  withdrawn: number;
  held?: number;
}

/** What whoever reads an archive finds of a count. */
export interface History {
  /** The count as the archive has it. */
  value: number;
  days: HistoryDay[];
  /** What the days and the log come to. */
  rebuilt: number;
  /** The lines of the log that are of this count. */
  lines: LogLine[];
}

/** What the log says again that the days say, or what was wrong as it was shown and not as it had come about. */
const said = new Set(['withdrawn', 'held', 'recounted']);

/** Reads the lines of the log in an archive that are of a count. */
export const logOf = async (town: DeskTown, at: number, path: string, metric: string): Promise<LogLine[]> =>
  linesIn(await archiveOf(town, at), path, metric);

const linesIn = (files: ReadonlyMap<string, string>, path: string, metric: string): LogLine[] =>
  (files.get('log.ndjson') ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine)
    .filter((line) => line.path === path && line.count?.of === metric);

interface Read {
  things: Record<string, { numbers: Record<string, { value: number }> }>;
}

/** What an archive says of a consultation on a day. */
export interface PlanDay {
  day?: string;
  joined: number;
  left: number;
  proposals: number;
  comments: number;
  sources: number;
}

/** Makes the numbers of a consultation again from an archive: its own days, and those of its proposals. */
export async function planHistory(town: DeskTown, at: number, path: string) {
  const files = await archiveOf(town, at);
  const { things } = JSON.parse(files.get(`${path.slice(1)}.json`) ?? '{}') as Read;
  const daysOf = <D>(file: string): D[] => (JSON.parse(files.get(file) ?? '{}') as { days?: D[] }).days ?? [];
  const days = daysOf<PlanDay>(`${path.slice(1)}/days.json`);
  const votes = [...files.keys()]
    .filter((file) => file.startsWith(`${path.slice(1)}/proposals/`) && /proposals\/[^/]+\/days\.json$/.test(file))
    .flatMap((file) => daysOf<HistoryDay>(file));
  const sum = <D>(all: readonly D[], of: (one: D) => number): number => all.reduce((one, next) => one + of(next), 0);
  const rebuilt: Record<string, number> = {
    participants: sum(days, ({ joined, left }) => joined - left),
    contributions: sum(days, (each) => each.proposals + each.comments + each.sources),
    votes: sum(votes, ({ counted, withdrawn }) => counted - withdrawn),
    comments: sum(days, ({ comments }) => comments),
  };
  const numbers = Object.fromEntries(
    Object.entries(Object.values(things)[0]!.numbers).map(([metric, { value }]) => [metric, value]),
  );
  return { numbers, rebuilt, days };
}

/** Makes the history of a count again from an archive. @param path of its page, which is that of its file too */
export async function historyOf(town: DeskTown, at: number, path: string, metric: string): Promise<History> {
  const files = await archiveOf(town, at);
  const read = (name: string): unknown => JSON.parse(files.get(`${path.slice(1)}${name}`) ?? '{}');
  const { things } = read('.json') as Read;
  const { days = [] } = read('/days.json') as { days?: HistoryDay[] };
  const lines = linesIn(files, path, metric);
  const byDays = days.reduce((sum, { counted, withdrawn, held = 0 }) => sum + counted - withdrawn - held, 0);
  const byLog = lines.filter(({ act }) => !said.has(act)).reduce((sum, { count }) => sum + count!.by, 0);
  return { value: Object.values(things)[0]!.numbers[metric]!.value, days, rebuilt: byDays + byLog, lines };
}
