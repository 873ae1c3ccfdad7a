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

/** Makes the history of a count again from an archive. @param path of its page, which is that of its file too */
export async function historyOf(town: DeskTown, at: number, path: string, metric: string): Promise<History> {
  const files = await archiveOf(town, at);
  const read = (name: string): unknown => JSON.parse(files.get(`${path.slice(1)}${name}`) ?? '{}');
  const { things } = read('.json') as { things: Record<string, { numbers: Record<string, { value: number }> }> };
  const { days = [] } = read('/days.json') as { days?: HistoryDay[] };
  const lines = (files.get('log.ndjson') ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine)
    .filter((line) => line.path === path && line.count?.of === metric);
  const byDays = days.reduce((sum, { counted, withdrawn, held = 0 }) => sum + counted - withdrawn - held, 0);
  const byLog = lines.filter(({ act }) => !said.has(act)).reduce((sum, { count }) => sum + count!.by, 0);
  return { value: Object.values(things)[0]!.numbers[metric]!.value, days, rebuilt: byDays + byLog, lines };
}
