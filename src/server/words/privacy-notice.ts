/** Why personal data may be processed (GDPR, article 6.1): a public task, a legal obligation, consent, a legitimate interest. */
export const legalBases = ['public-task', 'obligation', 'consent', 'interest'] as const;
export type LegalBasis = (typeof legalBases)[number];

/** In what a time is counted. */
export const spans = ['days', 'months'] as const;
export type Span = (typeof spans)[number];

/** What only the town can say of personal data (GDPR, article 13): the rest of the notice are facts of the program. */
export interface PrivacyNotice {
  /** Who is responsible: a name, and an address on paper below it. */
  controller: string;
  /** Where one writes to: a mail address, or that of a page. */
  contact: string;
  /** The data protection officer, where there is one. */
  officer?: string;
  /** What the data is for, by language. */
  purpose: Readonly<Record<string, string>>;
  basis: LegalBasis;
  /** The interests that are pursued, by language: they are named where the basis is a legitimate interest (article 13.1.d). */
  interests?: Readonly<Record<string, string>>;
  /** Who else sees the data, by language; empty where nobody does. */
  recipients: Readonly<Record<string, string>>;
  /** How long after the close the data of participants is kept. */
  kept: { value: number; span: Span };
}
