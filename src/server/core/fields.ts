import { Refusal } from './refusal.ts';

/** A field as it is kept, or why it was refused. */
export type CheckedField<T = unknown> = { value: T } | { fault: string };

/** The values of fields that were found sound. */
type Values<F> = { [Name in keyof F]: Extract<F[Name], { value: unknown }>['value'] };

/** Returns the values of checked fields. @throws Refusal `invalid` with all of them that have to be mended, and why */
export function valuesOf<F extends Readonly<Record<string, CheckedField>>>(checked: F): Values<F> {
  const fields = Object.entries(checked);
  const faults = fields.flatMap(([name, field]) => ('fault' in field ? [[name, field.fault]] : []));
  if (faults.length > 0) throw new Refusal('invalid', { fields: Object.fromEntries(faults) as Record<string, string> });
  return Object.fromEntries(
    fields.flatMap(([name, field]) => ('value' in field ? [[name, field.value]] : [])),
  ) as Values<F>;
}
