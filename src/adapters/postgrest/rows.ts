import * as z from 'zod/mini';
import { notice, phase, text } from '../../schema/common.ts';
import { toInstant } from '../common/lenient.ts';

/* What the rows of `docs/platforms/postgrest.sql` have in common. Gateways may write numbers as strings, dates as they like. */

export const number = z.pipe(z.union([z.number(), z.string()]), z.transform(Number));
export const id = z.pipe(z.union([z.number(), z.string()]), z.transform(String));
export const maybe = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape));

/** A time as PostgreSQL writes it, with a space and a short offset too, or a date, which is a day of its place. */
export const time = z
  .pipe(
    text(40),
    z.transform((value: string): string => {
      const at = new Date(value);
      return toInstant(value) ?? (Number.isNaN(at.getTime()) ? '' : at.toISOString());
    }),
    // Empty where it was no time.
  )
  .check(z.refine((value) => value !== '', 'is no time'));

/** Columns of all that stands at an address. */
export const common = {
  id,
  lang: text(35),
  url: text(2000),
  title: text(500),
  phase,
  opens_at: maybe(time),
  closes_at: maybe(time),
  notice: maybe(notice),
};
export type CommonRow = z.infer<ReturnType<typeof z.object<typeof common>>>;

/** A row of which only its time matters. */
export const anyRow = z.object({ at: time });
