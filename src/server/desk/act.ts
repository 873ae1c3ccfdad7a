import * as z from 'zod/mini';
import type { Stored } from '../core/noun.ts';
import { sayFaults } from '../core/say-issue.ts';
import { DocumentFault } from './faults.ts';
import type { Duty } from './roles.ts';
import type { Desk } from './things.ts';

/** Something that is done to a thing with what a program or a file says, the same over HTTP and at the command line. */
export interface DeskAct {
  /** Last part of its address, and the name of the command. */
  name: string;
  duty: Duty;
  /** What it does, for the help. */
  help: string;
  /** Parses what is sent. */
  body: z.core.$ZodType;
  /** Does it. @throws DeskFault */
  run(desk: Desk, at: string, sent: unknown): Promise<Stored>;
}

/** Reads what was sent. @throws DocumentFault, with each field that is wrong */
export function readSent<T>(shape: z.ZodMiniType<T>, sent: unknown): T {
  const result = z.safeParse(shape, sent);
  if (result.success) return result.data;
  throw new DocumentFault(sayFaults(shape, sent));
}
