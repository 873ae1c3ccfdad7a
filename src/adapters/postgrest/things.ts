import { instantNow } from '../../client/clock.ts';
import type { Count } from '../../schema/common.ts';
import type { CommonRow } from './rows.ts';

/* How rows are shown. */

/** Returns what all have in common, as it is shown. */
export const shownCommon = ({ id, lang, url, title, phase, opens_at, closes_at, notice }: CommonRow) => ({
  id,
  lang,
  url,
  title,
  phase,
  ...(opens_at && { opensAt: opens_at }),
  ...(closes_at && { closesAt: closes_at }),
  ...(notice && { notice }),
});

/** Makes a count as of now. */
export const counted = (value: number, method: string | null | undefined): Count => ({
  value,
  asOf: instantNow(),
  method: method ?? '',
});
