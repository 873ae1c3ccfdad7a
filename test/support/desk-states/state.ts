import type { Role } from '../../../src/server/desk/roles.ts';
import type { ServedTown } from '../desk-town.ts';
import type { DeskVisit } from '../desk-visit.ts';

/** Who looks: someone without a role, or an officer by their role. */
export type Who = Role | 'stranger' | 'editor of one' | 'second clerk';

export interface DeskState {
  /** Says what is seen; the file of its picture has this name where it has one. */
  name: string;
  who?: Who;
  /** It stands in the guide. */
  picture?: true;
  /** Selector of what its picture begins with, where that stands far below. */
  from?: string;
  show(visit: DeskVisit, town: ServedTown): Promise<void>;
}

export const owner = 'mairie@ville.exemple';
export const petition = '/desk/petitions/vitrines';
export const form = (path: string): string => `main form[action*="${path}?"]`;
export const why = { 'why.fr': 'Le plan est corrigé.' };

/** The address that a mail leads to. */
export const linkIn = ({ mailbox }: ServedTown, path: string): string =>
  new RegExp(`https?://\\S+(${path}\\?\\S+)`).exec(mailbox.mails.map(({ text }) => text).join('\n'))?.[1] ?? '';

export const goes = (name: string, path: string, more: Partial<DeskState> = {}): DeskState => ({
  name,
  ...more,
  show: (visit) => visit.go(path),
});

/** Sends a form of a page, found by where it is sent to. */
export const sends = (
  name: string,
  path: string,
  [to, fields = {}, press]: [to: string, fields?: Record<string, string>, press?: string],
  more: Partial<DeskState> = {},
): DeskState => ({
  name,
  ...more,
  async show(visit) {
    await visit.go(path);
    await visit.send(form(to), fields, press);
  },
});
