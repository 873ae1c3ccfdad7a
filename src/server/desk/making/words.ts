import type { MakingWords } from '../../core/making.ts';
import type { FaultWord } from './checks.ts';

/** What the desk says of making things, in one language. */
export interface DeskMakingWords {
  new: string;
  newTitle: string;
  newIntro: string;
  models: string;
  languages: string;
  languagesHint: string;
  begin: string;
  drafts: string;
  draftsEmpty: string;
  untitled: string;
  changedAt: (date: string) => string;
  step: (number: number, of: number) => string;
  continue: string;
  saveLater: string;
  backToSummary: string;
  back: string;
  removeRow: string;
  steps: Readonly<Record<string, string>>;
  fields: MakingWords['fields'];
  inLanguage: (label: string, language: string) => string;
  optional: string;
  faults: Record<FaultWord, (bound: number, detail: string) => string>;
  /** By `field.fault`, where it is better said for a field. */
  ownFaults: Readonly<Record<string, string>>;
  errors: string;
  noneSelected: string;
  conflict: string;
  conflictField: (value: string) => string;
  emptyValue: string;
  kept: string;
  summary: {
    title: string;
    incomplete: string;
    change: string;
    changeOf: (step: string) => string;
    languages: string;
    publishTitle: string;
    address: string;
    addressHint: (example: string) => string;
    publish: string;
    publishNow: string;
    publishOn: (date: string) => string;
    preview: string;
    remove: string;
    notGiven: string;
    changedMeanwhile: string;
    taken: (id: string, other: string) => string;
    addressInvalid: string;
    atOnce: string;
    yes: string;
    no: string;
    draftBadge: string;
    trialEnds: string;
  };
  remove: { title: string; intro: (title: string) => string; button: string; keep: string; done: string };
  preview: Record<
    'title' | 'intro' | 'needsScript' | 'whole' | 'mails' | 'mailsIntro' | 'noMails' | 'back' | 'phone' | 'wide',
    string
  >;
  /** What is said of the preview that follows a form. */
  live: Record<
    'title' | 'note' | 'sizes' | 'phone' | 'wide' | 'languages' | 'frame' | 'follows' | 'waits' | 'failed',
    string
  >;
  /** What a correction says of thresholds that are reached as soon as it is published. */
  passed: (numbers: string, isOne: boolean) => string;
  /** Warns of a notice that promises an end of the data which nothing brings about. */
  keptInVain: string;
  correct: Record<
    | 'link'
    | 'title'
    | 'intro'
    | 'begun'
    | 'begin'
    | 'back'
    | 'done'
    | 'badge'
    | 'changes'
    | 'none'
    | 'publish'
    | 'means'
    | 'meansHint'
    | 'unsaid'
    | 'same'
    | 'sameHint'
    | 'other'
    | 'otherTold'
    | 'otherUntold'
    | 'outdated'
    | 'erased'
    | 'told'
    | 'remove',
    string
  > & {
    /** The same question, of the words of a promise that is due. */
    owed: Record<'means' | 'hint' | 'sameHint' | 'other', string>;
  };
  gone: { title: string; detail: string };
  snippet: {
    title: string;
    link: string;
    published: string;
    publishedOpens: (date: string) => string;
    intro: string;
    scriptTitle: string;
    scriptHint: string;
    pageTitle: string;
    pinnedTitle: string;
    pinnedHint: string;
    linkTitle: string;
    linkHint: string;
    frameTitle: string;
    frameHint: string;
    language: string;
    openPage: string;
    backToThing: string;
    copy: string;
    copied: string;
    selected: string;
    whereTitle: string;
    /** A kind of site, and where to paste what there. */
    where: readonly (readonly [string, string])[];
    builder: string;
  };
}
