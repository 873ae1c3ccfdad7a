import { plainText } from '../../text/plain-text.ts';
import type { Milestone, OfficialAnswer } from '../../schema/answering.ts';
import type { Threshold } from '../../schema/petition.ts';
import { given, toInstant } from '../common/lenient.ts';
import type { Attributes } from './shapes.ts';

/* The platform speaks English, and so do the names of its steps. */

/** Returns a text that was typed as text, with its own line breaks; where it has become HTML, as the text of that. */
export function toText(text: string | null | undefined): string {
  if (!text) return '';
  if (/<\/?(?:p|br|a|ul|ol|li|div|strong|em|h\d)\b[^>]*>/i.test(text)) return plainText(text);
  const escaped = text.replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'));
  return plainText(`<pre>${escaped.replace(/\r\n?/g, '\n')}</pre>`);
}

/** Returns from how many signatures on the government and the House of Commons are obliged to something. */
export const thresholdsOf = (petition: Attributes): Threshold[] => [
  {
    at: 10_000,
    label: 'Government response',
    duty: 'The government responds to the petition.',
    ...given('reachedAt', toInstant(petition.response_threshold_reached_at)),
  },
  {
    at: 100_000,
    label: 'Debate in Parliament',
    duty: 'The petition is considered for a debate in Parliament.',
    ...given('reachedAt', toInstant(petition.debate_threshold_reached_at)),
  },
];

/** Returns what the government answered, or why the petition was not accepted. */
export function answerOf(petition: Attributes): OfficialAnswer | undefined {
  const { government_response: response, rejection } = petition;
  if (response) {
    const at =
      toInstant(response.responded_on) ?? toInstant(response.created_at) ?? toInstant(petition.government_response_at);
    const text = [toText(response.summary), toText(response.details)].filter(Boolean).join('\n\n').slice(0, 10_000);
    if (at && text) return { author: 'Government', at, text: text.toWellFormed() };
  }
  const at = toInstant(petition.rejected_at);
  const text = toText(rejection?.details) || (rejection?.code ?? '');
  return at && text ? { author: 'Petitions team', at, text: text.slice(0, 10_000).toWellFormed() } : undefined;
}

const isWeb = (url: string | null | undefined): url is string => /^https?:\/\/\S+$/i.test(url ?? '');

/** Returns what happened, oldest first. */
export function timelineOf(petition: Attributes, answerUrl: string): Milestone[] {
  const { debate, rejection } = petition;
  const outcomeAt = toInstant(petition.debate_outcome_at);
  const debatedAt = toInstant(debate?.debated_on);
  const scheduled = toInstant(petition.scheduled_debate_date) ?? toInstant(petition.debate_scheduled_on);
  const record = [debate?.transcript_url, debate?.video_url].find(isWeb);
  const steps: [at: string | undefined, label: string, url?: string | undefined][] = [
    [toInstant(petition.opened_at), 'Opened for signatures'],
    [toInstant(petition.response_threshold_reached_at), 'Enough signatures for a government response'],
    [toInstant(petition.government_response_at), 'Government responded', answerUrl],
    [toInstant(petition.debate_threshold_reached_at), 'Enough signatures to be considered for a debate'],
    [debatedAt || outcomeAt ? undefined : scheduled, 'Debate in Parliament scheduled for this day'],
    [debatedAt, 'Debated in Parliament', record],
    [debatedAt ? undefined : outcomeAt, 'Parliament decided not to debate it'],
    [toInstant(petition.rejected_at), `Rejected${rejection?.code ? ` (${rejection.code})` : ''}`],
    [toInstant(petition.closed_at), 'Closed for signatures'],
  ];
  return steps
    .flatMap(([at, label, url]) => (at ? [{ at, label, ...given('url', url) }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
