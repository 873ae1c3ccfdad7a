/** What the desk says of duties, answers and steps, in one language. */
export interface AnsweringWords {
  links: Record<'answer' | 'step', string>;
  titles: Record<'answer' | 'step', (thing: string) => string>;
  duties: string;
  noDuties: string;
  reached: (what: string, date: string) => string;
  closed: (date: string) => string;
  due: (date: string) => string;
  /** Beside a thing in the list: what waits, and until when. */
  dueShort: (date: string) => string;
  noDate: string;
  late: (days: number) => string;
  met: (date: string) => string;
  /** Of what was given before it was due. */
  metAhead: (date: string) => string;
  metLate: (date: string, days: number) => string;
  answer: string;
  correct: string;
  correctHint: string;
  author: string;
  stepAuthor: string;
  authorHint: string;
  at: string;
  atHint: string;
  text: string;
  url: string;
  urlHint: string;
  meets: string;
  meetsHint: string;
  meet: (what: string, duty: string) => string;
  meetClose: (duty: string) => string;
  /** After an answer: that so many duties are due, which it does not say to settle. */
  left: (duties: number) => string;
  settle: string;
  /** What comes next, once something is public: to write to those who asked for news. */
  tell: string;
  send: string;
  sendAgain: string;
  done: Record<'answer' | 'step', string>;
  steps: string;
  noSteps: string;
  addStep: string;
  label: string;
  stepAt: string;
  add: string;
  outdated: string;
  now: string;
  back: string;
  faults: Record<string, string>;
}
