import { instantNow } from '../../client/clock.ts';
import type { Count } from '../../schema/common.ts';
import { given, toWhole } from '../common/lenient.ts';

/** Makes a count of a number that the API tells without saying when and how it was counted: `fields` names where it comes from. */
export const toCount = (value: number, fields: string, offline?: unknown): Count => ({
  value,
  asOf: instantNow(),
  method: `Decidim: ${fields}`,
  ...given('offline', toWhole(offline)),
});
