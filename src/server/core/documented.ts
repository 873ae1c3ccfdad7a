import type * as z from 'zod/mini';
import type { ThingDocument } from './documents.ts';

/** What is said of the documents of a noun to those who write them, in English. */
export interface Documented<D extends ThingDocument = ThingDocument> {
  schema: z.core.$ZodType;
  /** A sound document, as short as one that is of use. */
  example: D;
  /** What each field is, by its path: `thresholds.at`. A part without paths of its own below it is described as a whole. */
  fields: Readonly<Record<string, string>>;
}

/** What is said of the fields that all documents have. */
export const commonFields = {
  type: 'What the thing is.',
  title: 'Its title. The languages of the title are those that the thing speaks.',
  opensAt: 'When people can begin to act; at once where it is missing.',
  closesAt:
    'When they can no more; never where it is missing. A day ends with its last minute. With `keepUntil` it has to be there, and at least a day before that, for people can confirm for 24 hours.',
  override: 'Set by hand: nothing can be done while it is paused, and an archived thing is a record.',
  reason: 'Why it is paused or archived; shown to people.',
  countNote: 'What people need to know of its counts; stands after the server’s own words on how they are made.',
  keepUntil:
    'Last day on which names, places and addresses are kept. After it they are erased, and the counts stay. Needs a `closesAt` at least a day before it, so that nobody acts twice.',
  keepMonths:
    'Months after the close for which they are kept, where no day is named. Where there is no end, they count from the day on which it is closed or archived by hand.',
  licence:
    'Under which what is published of it may be used again; the licence of the site where it is missing. See [open data](open-data.md).',
  'licence.name': 'What the licence is called.',
  'licence.url': 'Where it stands.',
};

/** What is said of personal data (GDPR, article 13), below the name of the field that has it. */
export const noticeFields = (field: string): Record<string, string> => ({
  [field]: 'What is said of personal data where they are given (GDPR, article 13).',
  [`${field}.version`]: 'Changes whenever the notice does: each act says which one was read.',
  [`${field}.controller`]: 'Who is responsible.',
  [`${field}.purpose`]: 'What the data are for; shown after “Purpose:”.',
  [`${field}.retention`]: 'How long they are kept.',
  [`${field}.url`]: 'Where all of it is said.',
});

/** What is said of an official answer and of the steps. @param meets what they settle @param known what the timeline tells by itself */
export const answeringFields = (meets: string, known: string): Record<string, string> => ({
  answer: 'The official answer.',
  'answer.author': 'Who answers.',
  'answer.at': 'When.',
  'answer.text': 'What is answered. An empty line begins a new paragraph.',
  'answer.url': 'Where more of it stands.',
  'answer.meets': meets,
  timeline: `What has happened to it besides: what the server knows by itself (${known}) need not be here.`,
  'timeline.at': 'When.',
  'timeline.label': 'What.',
  'timeline.author': 'Who says so.',
  'timeline.url': 'Where more of it stands.',
  'timeline.meets': meets,
});
