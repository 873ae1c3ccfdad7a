/** What the mails to those who get or lose a role at the desk say, in one language. */
export interface TeamWords {
  lang: string;
  hello: string;
  /** By the change. */
  subject: Record<'given' | 'taken', (site: string) => string>;
  /** Who has done it: an owner, or who runs the server; never a name. */
  by: Record<'given' | 'taken', Record<'owner' | 'operator', (site: string) => string>>;
  role: (label: string, may: string) => string;
  where: (place: string) => string;
  wholeSite: string;
  only: (title: string) => string;
  why: (reason: string) => string;
  /** How one enters. */
  enter: (url: string) => string;
  unexpected: string;
  /** What is left to who has lost a role. */
  left: (url: string) => string;
  nothingLeft: string;
}
