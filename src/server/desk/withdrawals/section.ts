import { Hono } from 'hono';
import type { DeskSection } from '../entry.ts';
import { tellWithdrawals } from './tell.ts';

/** Tells in the log what people took back themselves: there is nothing to do for an officer, so it has no page. */
export const withdrawalsSection: DeskSection = {
  routes: () => new Hono(),
  runDue: ({ services, nouns }) => tellWithdrawals(services, nouns),
};
