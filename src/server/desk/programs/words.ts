/** What the desk says of the keys of programs, in one language. */
export interface ProgramWords {
  link: string;
  title: string;
  intro: string;
  empty: string;
  name: string;
  nameHint: string;
  role: string;
  since: string;
  lastUsed: string;
  neverUsed: string;
  only: string;
  onlyHint: string;
  onlyAll: string;
  addTitle: string;
  add: string;
  /** Why some roles are given to people only. */
  people: string;
  keyTitle: string;
  keyOf: (name: string) => string;
  keyHint: string;
  copy: string;
  copied: string;
  selected: string;
  remove: string;
  removeOf: (name: string) => string;
  sayWhyOf: (name: string) => string;
  removed: string;
  faults: Record<
    'name.required' | 'name.taken' | 'name.unseen' | 'role.required' | 'role.people' | 'only.unknown',
    string
  >;
}
