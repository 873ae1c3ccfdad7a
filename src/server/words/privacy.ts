import type { LegalBasis, Span } from './privacy-notice.ts';
import type { Forms } from './act-words.ts';

/** What the server's own page on personal data says: facts of the program, and (once the town has filled it in) the points of GDPR, article 13. */
export interface PrivacyWords {
  title: string;
  /** What the program does, whatever the site. */
  factsTitle: string;
  paragraphs: readonly string[];
  /** Where nobody has said yet who is responsible. @param site its name; empty where it has none of its own */
  rights: (site: string) => string;
  /** Who is responsible, where the site has no name of its own. */
  team: string;
  controller: string;
  contact: string;
  officer: string;
  purpose: string;
  bases: Record<LegalBasis, string>;
  /** Before the interests that are pursued, where a legitimate interest is what allows it. */
  interests: string;
  recipients: string;
  nobody: string;
  kept: string;
  keptFor: (time: string) => string;
  spans: Record<Span, Forms>;
  rightsTitle: string;
  /** What one may ask for, by the ground on which the data is processed. */
  rightsBy: Record<LegalBasis, string>;
  askAt: string;
  complaint: string;
  complaintLink: { url: string; label: string };
}
