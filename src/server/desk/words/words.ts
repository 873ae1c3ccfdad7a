import type { Phase } from '../../../schema/common.ts';
import type { Author, LogAct } from '../log.ts';
import type { LinkGroup } from '../pages/link-groups.ts';
import type { Means } from '../rewording.ts';
import type { Role } from '../roles.ts';
import type { WhyFault } from '../why.ts';
import type { RunningAct } from '../running.ts';

/** What the desk says, in one language. */
export interface DeskWords {
  lang: string;
  name: string;
  /** How changes of a text are shown, and said to those who do not see it. */
  difference: { struck: string; underlined: string; removed: string; added: string };
  nav: {
    label: string;
    things: string;
    officers: string;
    /** What is set up once, and what is looked up now and then. */
    tools: string;
    log: string;
    signOut: string;
    signedInAs: (email: string) => string;
  };
  signIn: {
    title: string;
    intro: string;
    email: string;
    send: string;
    sentTitle: string;
    sent: (email: string) => string;
    code: string;
    enter: string;
    again: string;
    resend: string;
    noMail: string;
    linkTitle: string;
    linkIntro: string;
    linkUsed: string;
    /** To who has just left, on this device or on all. */
    left: Record<'out' | 'out-everywhere', string>;
    goOn: string;
    demo: string;
    mailSubject: (site: string, code: string) => string;
    mail: (site: string, code: string, url: string) => readonly string[];
  };
  setup: {
    title: string;
    intro: string;
    email: string;
    emailHint: string;
    save: string;
    /** Its link is not good any more, and nobody runs the site yet. */
    linkUsed: string;
    /** Said where one signs in as long as nobody runs the site. */
    nobody: string;
  };
  things: {
    title: string;
    empty: string;
    thing: string;
    state: string;
    numbers: string;
    next: string;
    more: string;
    /** Where the list is narrowed and nothing is left of it. */
    notFound: string;
    /** The form that narrows the list. */
    find: {
      words: string;
      state: string;
      kind: string;
      all: string;
      draft: string;
      button: string;
      whole: string;
      found: (number: number, shown: string) => string;
      changed: (date: string) => string;
    };
    hidden: string;
    unreadable: string;
    opens: (date: string) => string;
    closes: (date: string) => string;
    closed: (date: string) => string;
    noEnd: string;
    /** How many looked for their act in the ledger, by their receipts. */
    checked: (number: string, value: number) => string;
  };
  phases: Record<Phase, string>;
  thing: {
    links: { public: string; groups: Record<LinkGroup, string> };
    why: string;
    whyHint: string;
    /** The same, where nothing need be said. */
    whyMayHint: string;
    /** How long a reason may be. */
    whyLimit: string;
    whyFaults: Record<WhyFault | 'why.missing', string>;
    inLanguage: (label: string, language: string) => string;
    until: string;
    untilHint: (date: string) => string;
    untilFaults: Record<'invalid' | 'past' | 'earlier' | 'kept' | 'required', string>;
    outdated: string;
    /** Nothing was done, for it was changed too often of late. */
    tooOften: string;
    /** Why it is not opened again. */
    erased: (date: string) => string;
    /** Said of results that were hidden until the close, and are public: since what day, where that is known. */
    told: (date: string | undefined) => string;
    /** Said before what makes such results public. */
    tells: string;
    history: string;
    acts: Record<RunningAct, { title: string; hint: string; button: string }>;
    done: Record<RunningAct, string>;
    /** Why there is no deleting, and what to do instead: where one looks for it. */
    remove: { title: string; text: string };
  };
  officers: {
    title: string;
    intro: string;
    address: string;
    role: string;
    roles: Record<Role, { label: string; may: string }>;
    scope: (id: string) => string;
    /** Before the one thing in which a role is. */
    onlyIn: string;
    where: string;
    whereHint: string;
    wholeSite: string;
    faults: Record<'role.required' | 'only.unknown' | 'only.owner', string>;
    whyHint: string;
    sayWhy: string;
    /** Names the part of a form that says why a role is taken. */
    sayWhyOf: (email: string, role: string) => string;
    add: string;
    addTitle: string;
    remove: string;
    removeOf: (email: string, role: string) => string;
    added: string;
    removed: string;
    /** Nothing was done: the address has this role already. */
    had: string;
    /** Nothing was done: nobody has this role under the address. */
    nobody: string;
    /** A mail says so to whoever it is about. */
    told: string;
    /** No mail can leave, so that somebody else has to say it. */
    untold: Record<'added' | 'removed', (url: string) => string>;
    lastOwner: string;
  };
  /** That no mail can leave. */
  noMail: { warning: string; link: string; ask: string };
  log: {
    title: string;
    intro: string;
    empty: string;
    more: string;
    site: string;
    by: Record<Author, string>;
    acts: Record<LogAct, string>;
    fields: (names: string) => string;
    /** The fields of documents, by their names. */
    parts: Readonly<Record<string, string>>;
    /** Whether words mean the same since they changed. */
    means: Record<Means, string>;
    /** Which promises are kept, by their numbers. */
    meets: (numbers: string) => string;
    afterClose: string;
    /** By how many a count changed, with its sign. */
    count: (by: string) => string;
    /** Instead of it, where not everyone may know the count yet. */
    /** The end of a thing, as it is now and as it was; each is empty where there is none. */
    end(from: string, to: string): string;
    /** With how many held acts it was done. */
    held: (number: string) => string;
    countHidden: string;
    /** The log of one thing. */
    of: (title: string) => string;
    whole: string;
    /** The numbers by day, and what they are for. */
    days: string;
    daysHint: string;
    /** What counts are of, by their names. */
    metrics: Readonly<Record<string, string>>;
    changed: (metric: string, from: string, to: string) => string;
    /** Above public words as they were before they were changed. */
    before: string;
    /** The settings of the site, by their names. */
    settings: Readonly<Record<string, string>>;
    role: (label: string) => string;
    /** @param paper how many count besides on paper, where some do */
    list: (counted: string, paper?: string | 0) => string;
    /** When a document was counted, and by whom; nobody where that was not asked yet. */
    counted: (day: string, by: string) => string;
    /** On which day people took something back. */
    onDay: (day: string) => string;
    receivers: (count: string) => string;
    people: (count: string) => string;
    /** Letters that were erased with people before they left. */
    letters: (count: string) => string;
  };
  forbidden: { title: string; detail: string };
  /** One officer has brought as many lines into the log as they may. */
  tooManyTurns: { title: string; detail: string };
}
