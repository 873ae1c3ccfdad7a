import { roles, type Role } from '../../../../src/server/desk/roles.ts';
import { clerks, editors, hiders, moderators, owners } from './act.ts';

/** What is read at the desk: who may, and where, as in the rows of acts. */
export interface RoleRead {
  read: string;
  may: readonly Role[];
  at: string;
  /** Path of its page; `{draft}` stands for a draft. */
  page?: string;
  /** Path of the same below `/desk/api`. */
  call?: string;
  /** What whoever may is answered, where that is not 200. */
  answers?: number;
}

const draft = '/desk/drafts/{draft}';
const velo = '/petitions/velo';
const plan = '/consultations/plan';
const p1 = `${plan}/proposals/p1`;

export const roleReads: readonly RoleRead[] = [
  { read: 'the list', may: roles, at: 'any', page: '/desk', call: '/things' },
  { read: 'the list of before', may: roles, at: 'any', call: '' },
  { read: 'the log at the desk', may: roles, at: 'any', page: '/desk/log' },
  { read: 'one’s own access', may: roles, at: 'any', page: '/desk/account' },
  { read: 'a thing', may: roles, at: 'velo', page: `/desk${velo}`, call: velo },
  { read: 'its figures', may: roles, at: 'velo', page: `/desk${velo}/figures`, call: `${velo}/figures` },
  { read: 'its code to paste', may: roles, at: 'velo', page: `/desk${velo}/snippet` },
  { read: 'the form of a correction', may: editors, at: 'velo', page: `/desk${velo}/correct` },
  { read: 'the form of an answer', may: editors, at: 'velo', page: `/desk${velo}/answer` },
  { read: 'the form of a step', may: editors, at: 'velo', page: `/desk${velo}/step` },
  { read: 'counts on paper', may: clerks, at: 'velo', page: `/desk${velo}/papers`, call: `${velo}/papers` },
  {
    read: 'what was taken out',
    may: editors,
    at: 'velo',
    page: `/desk${velo}/invalidate`,
    call: `${velo}/invalidations`,
  },
  { read: 'what is held as suspect', may: editors, at: 'velo', page: `/desk${velo}/held`, call: `${velo}/held` },
  { read: 'the lists', may: editors, at: 'velo', page: `/desk${velo}/delivery`, call: `${velo}/deliveries` },
  {
    read: 'a volume of a list that nobody has',
    may: editors,
    at: 'velo',
    page: `/desk${velo}/delivery/volume`,
    answers: 404,
  },
  { read: 'the news', may: editors, at: 'velo', page: `/desk${velo}/news`, call: `${velo}/news` },
  {
    read: 'a message as it would leave',
    may: editors,
    at: 'velo',
    page: `/desk${velo}/news/preview`,
    call: `${velo}/news/draft`,
  },
  { read: 'who is known', may: editors, at: 'velo', page: `/desk${velo}/retention`, call: `${velo}/retention` },
  { read: 'how they are erased', may: editors, at: 'velo', page: `/desk${velo}/retention/erase` },
  { read: 'what is proposed', may: hiders, at: 'plan', page: `/desk${plan}/proposals`, call: `${plan}/proposals` },
  { read: 'a proposal', may: hiders, at: 'plan', page: `/desk${p1}`, call: p1 },
  {
    read: 'votes that were taken out',
    may: editors,
    at: 'plan',
    page: `/desk${p1}/invalidate`,
    call: `${p1}/invalidations`,
  },
  { read: 'what waits for a moderator', may: moderators, at: 'any', page: '/desk/moderation', call: '/moderation' },
  {
    read: 'what waits in one thing',
    may: moderators,
    at: 'place',
    page: '/desk/moderation/place',
    call: '/moderation?only=place',
  },
  {
    read: 'names reserved in a thing',
    may: moderators,
    at: 'place',
    page: '/desk/names/place',
    call: '/threads/place/names',
  },
  { read: 'names reserved everywhere', may: moderators, at: 'site', page: '/desk/names', call: '/names' },
  {
    read: 'the badges of a discussion',
    may: owners,
    at: 'site',
    page: '/desk/threads/place/voices',
    call: '/threads/place/voices',
  },
  { read: 'the templates', may: editors, at: 'site', page: '/desk/new' },
  { read: 'a draft', may: editors, at: 'site', page: draft },
  { read: 'a step of it', may: editors, at: 'site', page: `${draft}/text` },
  { read: 'its languages', may: editors, at: 'site', page: `${draft}/languages` },
  { read: 'its preview', may: editors, at: 'site', page: `${draft}/preview` },
  { read: 'the frame of its preview', may: editors, at: 'site', page: `${draft}/frame` },
  { read: 'its mails', may: editors, at: 'site', page: `${draft}/mails` },
  { read: 'how it is deleted', may: editors, at: 'site', page: `${draft}/delete` },
  { read: 'the form about one person', may: editors, at: 'site', page: '/desk/people' },
  { read: 'the team', may: owners, at: 'site', page: '/desk/officers', call: '/officers' },
  { read: 'the keys of programs', may: owners, at: 'site', page: '/desk/keys', call: '/keys' },
  { read: 'the webhooks', may: owners, at: 'site', page: '/desk/hooks', call: '/hooks' },
  { read: 'the settings', may: owners, at: 'site', page: '/desk/settings', call: '/settings' },
  ...['site', 'look', 'privacy', 'footer'].map((step) => ({
    read: `settings: ${step}`,
    may: owners,
    at: 'site',
    page: `/desk/settings/${step}`,
  })),
  { read: 'settings: mail', may: owners, at: 'site', page: '/desk/settings/mail', call: '/settings/mail' },
  ...['site', 'look', 'privacy', 'mail', 'ready'].map((step) => ({
    read: `the first start: ${step}`,
    may: owners,
    at: 'site',
    page: `/desk/begin/${step}`,
  })),
];
