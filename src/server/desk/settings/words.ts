import type { Conformity } from '../../words/conformity.ts';
import type { LegalBasis, Span } from '../../words/privacy-notice.ts';
import type { MailFault } from '../../mail/faults.ts';
import type { MailServer } from '../../mail/mail.ts';
import type { LogoFault } from './logo.ts';
import type { Step } from './steps.ts';

/** What the settings of the site say, in one language. */
export interface SettingsWords {
  link: string;
  title: string;
  intro: string;
  /** Sentences for fields, as in the words of all pages. */
  faults: Record<string, string>;
  steps: Record<Step, { title: string; intro: string }>;
  change: (title: string) => string;
  changeShort: string;
  all: string;
  save: string;
  next: string;
  skip: string;
  end: string;
  progress: (step: number, of: number) => string;
  saved: string;
  outdated: string;
  /** What stands in a field since someone else changed it. */
  now: (value: string) => string;
  none: string;
  /** Why a field can't be changed here. */
  fixed: (variable: string) => string;
  site: {
    name: string;
    nameHint: string;
    home: string;
    homeHint: string;
    timeZone: string;
    france: string;
    elsewhere: string;
  };
  look: {
    accent: string;
    accentHint: string;
    tooLight: (contrast: string, nearest: string) => string;
    light: string;
    dark: string;
    sample: string;
    logo: string;
    logoHint: (kilobytes: string) => string;
    logoFaults: Record<LogoFault, string>;
    /** Where there is one, and the file in its place is not taken. */
    logoStays: string;
    remove: string;
    current: string;
    noLogo: string;
  };
  privacy: {
    controller: string;
    controllerHint: string;
    contact: string;
    contactHint: string;
    officer: string;
    officerHint: string;
    purpose: string;
    purposeHint: string;
    purposeUsual: string;
    basis: string;
    bases: Record<LegalBasis, { label: string; hint: string }>;
    interests: string;
    interestsHint: string;
    recipients: string;
    recipientsHint: string;
    kept: string;
    keptHint: string;
    span: string;
    spans: Record<Span, string>;
    see: string;
    isSet: (controller: string) => string;
    isMissing: string;
  };
  mail: {
    sent: (server: string, from: string) => string;
    signsIn: string;
    signsInNot: string;
    secure: Record<MailServer['secure'], string>;
    shown: string;
    none: string;
    howTo: string;
    waiting: (line: { waiting: number; delayed: number; failed: number }) => string;
    /** How many of them could not be sent, and since when. */
    delayed: (count: number, since: string) => string;
    /** Where the mail server broke off, and its answer is not shown. */
    delayedOther: string;
    test: string;
    testHint: (email: string) => string;
    taken: (email: string) => string;
    /** Of mails that waited for another attempt, once a test has left. */
    goOn: (count: number) => string;
    failed: string;
    faults: Record<MailFault, string>;
    answer: (text: string) => string;
    subject: (site: string) => string;
    text: (site: string) => readonly string[];
    tooMany: string;
    account: {
      title: string;
      intro: string;
      host: string;
      port: string;
      secure: string;
      ways: readonly { value: MailServer['secure']; label: string; hint: string }[];
      user: string;
      password: string;
      /** Where one is kept. */
      passwordKept: string;
      from: string;
      hints: Record<'host' | 'port' | 'user' | 'password' | 'from', string>;
      save: string;
      remove: string;
      removeHint: string;
      /** Where the password that is kept was sealed with another secret, or for another mail server. */
      unreadable: string;
    };
  };
  footer: {
    legal: string;
    accessibility: string;
    conformity: string;
    hints: Record<'legal' | 'accessibility' | 'conformity', string>;
    levels: Record<Conformity, string>;
    /** Where no level is chosen. */
    untold: string;
    /** Where nothing of one's own stands there. */
    nothing: string;
  };
  ready: { title: string; intro: string; go: string };
}
