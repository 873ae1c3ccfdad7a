import type * as z from 'zod/mini';
import type { Ability } from '../../schema/common.ts';
import { say, type ThingDocument } from './documents.ts';
import type { noticePart } from './document-parts.ts';
import { formatTime } from '../words/format.ts';
import { namedEnd } from './zoned-day.ts';
import { phaseOf, type PhaseFault } from './phases.ts';
import type { AbilityWords } from '../words/act-words.ts';

/* What the views of all things have in common. */

/** For whom, where and when a thing is shown. */
export interface View {
  id: string;
  /** Address of the thing's page. */
  url: string;
  /** Address of the server that paths in a document begin at; the origin of `url` where it is not given. */
  base?: string | undefined;
  /** One of the thing's own languages. */
  lang: string;
  now: number;
  /** IANA zone in which dates are written out in words. */
  timeZone: string;
  /** Browsers are asked for work before an act. */
  asksWork?: boolean;
}

/** Builds the fields that all things answer alike. */
export function common(document: ThingDocument, view: View) {
  const { opensAt, closesAt } = document;
  return {
    id: view.id,
    lang: view.lang,
    url: view.url,
    title: reader(view).say(document.title),
    phase: phaseOf(document, view),
    ...(opensAt && { opensAt }),
    ...(closesAt && { closesAt }),
    timeZone: view.timeZone,
  };
}

/** Reads the texts and addresses of a document for a view. */
export function reader(view: View) {
  return {
    say: (texts: Record<string, string>): string => say(texts, view.lang),
    resolve: (url: string): string =>
      new URL(view.base !== undefined && /^\/(?!\/)/.test(url) ? `${view.base}${url}` : url, view.url).href,
  };
}

export const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

/** Returns what is said of how a number is counted, with what its owner adds. */
export const noted = (method: string, { countNote }: ThingDocument, view: View): string =>
  countNote ? `${method} ${reader(view).say(countNote)}` : method;

/** Builds the notice on personal data in the language of a view. */
export function noticeOf(notice: z.infer<typeof noticePart>, view: View) {
  const { say: spoken, resolve } = reader(view);
  return {
    version: notice.version,
    controller: spoken(notice.controller),
    purpose: spoken(notice.purpose),
    retention: spoken(notice.retention),
    url: resolve(notice.url),
  };
}

/** Says that a browser's work is to go with an act, where that is possible and work is asked for. */
export const workOf = ({ allowed }: Ability, { asksWork }: View): { work?: Ability } =>
  allowed && asksWork ? { work: { allowed } } : {};

/** Returns whether an act is possible, and why not, in words; under a code where they are not the owner's. */
export function ability(
  words: AbilityWords,
  fault: PhaseFault | undefined,
  document: ThingDocument,
  view: View,
): Ability {
  if (!fault) return { allowed: true };
  const given = document.reason && reader(view).say(document.reason);
  const day = (at: string | undefined): string | undefined => at && formatTime(view.lang, at, view.timeZone);
  const why = (code: string, reason: string): Ability =>
    given === undefined ? { allowed: false, code, reason } : { allowed: false, reason: given };
  if (fault === 'not-open') {
    const opens = words.opens(day(document.opensAt) ?? '');
    return { allowed: false, code: fault, reason: words.notOpen, wouldBeAllowedIf: opens };
  }
  if (fault === 'paused') return { ...why(fault, words.paused), wouldBeAllowedIf: words.resumes };
  if (document.override === 'archived') return why('archived', words.archived);
  return {
    allowed: false,
    code: fault,
    reason: words.closed(day(document.closesAt && namedEnd(document.closesAt, view.timeZone)) ?? ''),
  };
}
