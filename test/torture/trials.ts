import type { OwnPostgres } from '../support/postgres.ts';
import { disk } from './disk.ts';
import { hostile } from './hostile.ts';
import { kills } from './kills.ts';
import { network } from './network.ts';
import { outages } from './outages.ts';
import { power } from './power.ts';
import { readOnly } from './read-only.ts';
import type { Chance } from './chance.ts';
import type { Extent, Found } from './trial.ts';

export interface Trial {
  name: string;
  engine: string;
  /** How much of it there is in a long run: kills, acts, outages, requests. */
  count: number;
  /** The seconds without which it is not worth to begin, and its part of the time where that is bounded. */
  least: number;
  run(chance: Chance, extent: Extent, postgres: OwnPostgres): Promise<Found>;
}

const [SQLite, PostgreSQL] = ['SQLite', 'PostgreSQL'];

/** Every trial, the gravest first. */
export const trials: readonly Trial[] = [
  {
    ...{ name: 'Kills', engine: SQLite, count: 25, least: 7 },
    run: (chance, extent) => kills(chance, extent, undefined),
  },
  {
    ...{ name: 'Kills', engine: PostgreSQL, count: 25, least: 7 },
    run: async (chance, extent, postgres) => kills(chance, extent, await postgres.freshDatabase()),
  },
  { name: 'Two processes, and the database away', engine: PostgreSQL, count: 20, least: 6, run: outages },
  {
    ...{ name: 'A faulty network', engine: SQLite, count: 5500, least: 5 },
    run: (chance, extent) => network(chance, extent, undefined),
  },
  { name: 'Hostile requests', engine: SQLite, count: 12_000, least: 4, run: hostile },
  { name: 'A full disk', engine: SQLite, count: 10, least: 5, run: disk },
  { name: 'Power cuts', engine: SQLite, count: 20, least: 5, run: power },
  { name: 'A read-only disk', engine: SQLite, count: 1, least: 8, run: readOnly },
  {
    ...{ name: 'A faulty network', engine: PostgreSQL, count: 5500, least: 5 },
    run: async (chance, extent, postgres) => network(chance, extent, await postgres.freshDatabase()),
  },
];

/** Returns those that are worth to begin in so many seconds. */
export function within(seconds: number, chosen: readonly Trial[]): Trial[] {
  let left = seconds;
  return chosen.filter(({ least }, at) => {
    if (at > 0 && least > left) return false;
    left -= least;
    return true;
  });
}
