/* Who may do what at the desk. */

export const roles = ['owner', 'editor', 'moderator', 'clerk', 'observer'] as const;
export type Role = (typeof roles)[number];

/** The roles that the desk gives to programs. One that may appoint is given at the command line alone. */
export const keyRoles = ['editor', 'moderator', 'clerk', 'observer'] as const satisfies readonly Role[];

/** Checks whether a word names a role. */
export const isRole = (word: string): word is Role => roles.some((role) => role === word);

/**
 * What is done at the desk: figures and the log are read, things are published and changed, threads are moderated, what is proposed is
 * hidden, paper is counted, and officers are appointed, and the site is set up.
 */
export type Duty = 'read' | 'publish' | 'moderate' | 'hide' | 'count' | 'appoint' | 'set-up';

const duties: Record<Role, readonly Duty[]> = {
  owner: ['read', 'publish', 'moderate', 'hide', 'count', 'appoint', 'set-up'],
  editor: ['read', 'publish', 'hide'],
  moderator: ['read', 'moderate', 'hide'],
  clerk: ['read', 'count'],
  observer: ['read'],
};

/** A role, in one thing or (where `scope` is empty) in all. */
export interface Grant {
  role: Role;
  scope: string;
}

/** A role that an officer has. */
export interface Given extends Grant {
  /** Why, by language, where it was said: everyone reads it in the log. */
  why?: Readonly<Record<string, string>>;
}

/** Who has roles: an officer, or a program with its key. */
export type Holder = Pick<Officer, 'grants'>;

/** Who runs the site. */
export interface Officer {
  /** What stands for them in the database: the form in which two addresses are the same, or a digest of it. */
  address: string;
  /** As it is written to. */
  email: string;
  grants: readonly Given[];
}

/** Returns the grant by which an officer may do something: in all things where no scope is named. */
export const grantFor = ({ grants }: Holder, duty: Duty, scope = ''): Grant | undefined =>
  grants.find((grant) => (grant.scope === '' || grant.scope === scope) && duties[grant.role].includes(duty));

/** Checks whether an officer may do something in a scope: in all things where none is named. */
export const may = (holder: Holder, duty: Duty, scope?: string): boolean => grantFor(holder, duty, scope) !== undefined;

/** Checks whether an officer may do something in any thing at all. */
export const mayAnywhere = ({ grants }: Holder, duty: Duty): boolean =>
  grants.some(({ role }) => duties[role].includes(duty));
