import { spokenIn } from '../../core/documents.ts';
import { sameDomain } from '../../core/mailboxes.ts';
import { beginningOf, dayOf } from '../../core/zoned-day.ts';
import type { Body } from '../../http/body.ts';
import { isDayOfCalendar } from '../faults.ts';
import type { DeskThing } from '../options.ts';
import { readReasons, whyLanguagesOf, type Why } from '../why.ts';
import { mostReceipts, type Criteria } from './select.ts';

/* The form by which acts are chosen. */

/** What was sent, and what is wrong with it by field. */
export interface SentChoice {
  criteria: Criteria;
  why: Why | undefined;
  faults: Record<string, string>;
}

const textIn = (body: Body, name: string): string => {
  const sent = body[name];
  return typeof sent === 'string' ? sent.trim() : '';
};

/**
 * Reads the form by which acts are chosen.
 *
 * @param isHidden whether nobody may know yet how many there are: whether five fit a time or not would tell when people acted, as finely as one
 * asks, so that a time is of whole days then
 */
export function readChoice(body: Body, thing: DeskThing, timeZone: string, isHidden: boolean): SentChoice {
  const faults: Record<string, string> = {};
  const [from, until] = (['from', 'until'] as const).map((name) => {
    const given = textIn(body, name);
    const instant = given === '' ? undefined : instantOf(given, timeZone);
    if (given !== '' && instant === undefined) faults[name] = 'time';
    else if (instant !== undefined && isHidden && !isBeginning(instant, timeZone)) faults[name] = 'days';
    return instant;
  });
  if (from !== undefined && until !== undefined && until <= from) faults['until'] ??= 'time';
  const domain = textIn(body, 'domain').replace(/^.*@/, '');
  const page = textIn(body, 'source');
  const source = page === '' ? undefined : URL.parse(page);
  if (source === null || (source && !/^https?:$/.test(source.protocol))) faults['source'] = 'link';
  const receipts = textIn(body, 'receipts').split(/\s+/).filter(Boolean);
  if (receipts.length > mostReceipts) faults['receipts'] = 'many';
  const criteria: Criteria = {
    from,
    until,
    domain: domain === '' ? undefined : sameDomain(domain),
    source: source?.origin,
    receipts: receipts.length > 0 ? receipts : undefined,
  };
  // A second criterion would part few of a domain from others, however many fit: whoever knows those others would know how the few voted.
  const { domain: _, ...others } = criteria;
  const isAlone = Object.values(others).every((value) => value === undefined);
  if (criteria.domain !== undefined && thing.kind.invalidating?.atDomain && !isAlone) faults['domain'] = 'alone';
  const isEmpty = Object.values(criteria).every((value) => value === undefined);
  if (isEmpty && Object.keys(faults).length === 0) faults['from'] = 'criteria.required';
  const { why, faults: unfit } = readReasons(body, whyLanguagesOf(thing));
  const first = spokenIn(thing.document)[0]!;
  if (!why?.[first]) faults[`why.${first}`] = 'why.required';
  return { criteria, why, faults: { ...faults, ...unfit } };
}

/**
 * Returns the instant that a day and a time name by the clocks of a place, `2026-11-21T09:05`, or with an offset by those of its own; of a day
 * alone, its beginning. Nothing where they name none.
 */
function instantOf(given: string, timeZone: string): number | undefined {
  if (given.includes('T') && /(?:Z|[+-]\d\d:\d\d)$/.test(given)) {
    const instant = Date.parse(given);
    return Number.isNaN(instant) ? undefined : instant;
  }
  if (isDayOfCalendar(given)) return beginningOf(Date.parse(given), timeZone);
  const [, day = '', hour, minute] = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)/.exec(given) ?? [];
  if (!isDayOfCalendar(day)) return undefined;
  return beginningOf(Date.parse(`${day}T${hour}:${minute}Z`), timeZone);
}

/** Checks whether a day begins at an instant, by the clocks of a place. */
const isBeginning = (instant: number, timeZone: string): boolean =>
  beginningOf(Date.parse(dayOf(instant, timeZone)), timeZone) === instant;
