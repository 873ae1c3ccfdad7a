import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { deskCalls } from '../../../src/server/desk/calls.ts';
import { commands } from '../../../src/server/main/commands.ts';
import { nouns } from '../../../src/server/nouns.ts';
import { deskTown } from './support.ts';

/** How an act of a page is done over HTTP and at the command line; a sentence says why it is not. */
interface Ways {
  api: readonly string[] | string;
  command: readonly string[] | string;
}

const same = 'is the same act under another address';
const signingIn = 'lets a person in: a program has its key, and who runs the server the machine';
const drafts = 'keeps a draft: a document that is put is written elsewhere, and checked before it is taken';
const ownMails = 'says how often an officer is written to: a program has no mailbox';
const shown = 'shows what is typed, and keeps nothing: a document that is put has nobody before it';
const setUp: Ways = { api: ['PATCH /settings'], command: ['settings change'] };
const logo: Ways = { api: ['PUT /settings/logo'], command: 'a picture is a file of the site, which SITE_LOGO names' };

/** Every address of the desk to which a page sends something. */
const acts: Record<string, Ways> = {
  '/:thing': {
    api: [
      'POST /:thing/open',
      'POST /:thing/pause',
      'POST /:thing/resume',
      'POST /:thing/extend',
      'POST /:thing/close',
      'POST /:thing/archive',
    ],
    command: ['open', 'pause', 'resume', 'extend', 'close', 'archive'],
  },
  '/:thing/answer': { api: ['POST /:thing/answer'], command: ['answer'] },
  '/:thing/step': { api: ['POST /:thing/step'], command: ['step'] },
  '/:thing/correct': { api: ['PATCH /:thing', 'PUT /:thing'], command: ['put'] },
  '/:thing/delivery': { api: ['POST /:thing/deliveries'], command: ['deliver'] },
  '/:thing/held': {
    api: ['POST /:thing/held', 'POST /:thing/held/:decision/undo'],
    command: ['held decide', 'held undo'],
  },
  '/:thing/invalidate': {
    api: [
      'POST /:thing/invalidations/preview',
      'POST /:thing/invalidations',
      'POST /:thing/invalidations/:batch/restore',
    ],
    command: ['invalidate preview', 'invalidate do', 'invalidate undo'],
  },
  '/:thing/proposals/:proposal/hide': { api: ['POST /:thing/proposals/:proposal/hide'], command: ['proposals hide'] },
  '/:thing/proposals/:proposal/invalidate': {
    api: [
      'POST /:thing/proposals/:proposal/invalidations/preview',
      'POST /:thing/proposals/:proposal/invalidations',
      'POST /:thing/proposals/:proposal/invalidations/restore',
    ],
    command: ['proposals preview', 'proposals invalidate', 'proposals restore'],
  },
  '/:thing/proposals': { api: ['POST /:thing/proposals'], command: ['proposals add'] },
  '/:thing/proposals/:proposal/correct': {
    api: ['PATCH /:thing/proposals/:proposal'],
    command: ['proposals correct'],
  },
  '/:thing/proposals/:proposal/show': { api: ['POST /:thing/proposals/:proposal/show'], command: ['proposals show'] },
  '/:thing/news': { api: ['PUT /:thing/news/draft'], command: ['news write'] },
  '/:thing/news/preview': {
    api: ['GET /:thing/news/draft', 'POST /:thing/news/test', 'POST /:thing/news/send'],
    command: ['news preview', 'news test', 'news send'],
  },
  '/:thing/news/stop': { api: ['POST /:thing/news/:letter/stop'], command: ['news stop'] },
  '/:thing/papers': {
    api: [
      'POST /:thing/papers',
      'POST /:thing/papers/:entry/figures',
      'POST /:thing/papers/:entry/give-up',
      'POST /:thing/papers/:count/remove',
    ],
    command: ['papers enter', 'papers second', 'papers give-up', 'papers remove'],
  },
  '/:thing/retention/erase': { api: ['POST /:thing/retention/erase'], command: ['retention erase'] },
  '/moderation': { api: ['POST /moderation/decisions'], command: ['moderation decide'] },
  '/moderation/:scope': { api: ['GET /moderation', 'POST /moderation/decisions'], command: ['moderation list'] },
  '/account/moderation': { api: ownMails, command: ownMails },
  '/account/held': { api: ownMails, command: ownMails },
  '/names': { api: ['PUT /names'], command: ['name'] },
  '/names/:scope': { api: ['PUT /:thing/names'], command: ['name'] },
  '/hooks': { api: ['POST /hooks'], command: ['hook'] },
  '/hooks/remove': { api: ['POST /hooks/:hook/remove'], command: ['hook'] },
  '/hooks/test': {
    api: ['POST /hooks/:hook/test'],
    command: 'a test leaves the running server, which the page and HTTP ask',
  },
  '/:thing/voices': { api: ['POST /:thing/voices'], command: ['moderator'] },
  '/:thing/voices/remove': { api: ['POST /:thing/voices/remove'], command: ['moderator'] },
  '/officers': { api: ['POST /officers'], command: ['officer'] },
  '/officers/remove': { api: ['POST /officers/remove'], command: ['officer'] },
  '/keys': { api: ['POST /keys'], command: ['key'] },
  '/keys/remove': { api: ['POST /keys/:name/remove'], command: ['key'] },
  '/people': { api: ['POST /people'], command: ['person'] },
  '/settings/site': setUp,
  '/settings/look': setUp,
  '/settings/privacy': setUp,
  '/settings/footer': setUp,
  '/settings/look/logo': logo,
  '/settings/mail/server': { api: ['PUT /settings/mail'], command: ['settings mail-server'] },
  '/settings/mail': {
    api: ['POST /settings/mail/test'],
    command: ['settings mail-test'],
  },
  ...Object.fromEntries(
    ['site', 'look', 'privacy', 'mail', 'mail/server', 'look/logo'].map((step) => [
      `/begin/${step}`,
      { api: same, command: same },
    ]),
  ),
  ...Object.fromEntries(
    ['/new', '/drafts/:draft', '/drafts/:draft/:step', '/drafts/:draft/languages'].map((path) => [
      path,
      { api: drafts, command: drafts },
    ]),
  ),
  '/drafts/:draft/delete': { api: ['DELETE /drafts/:draft'], command: ['delete'] },
  '/drafts/:draft/preview': { api: shown, command: shown },
  ...Object.fromEntries(
    [
      ...['/sign-in', '/sign-out', '/enter', '/setup', '/kept', '/account/passkeys', '/account/passkeys/options'],
      ...['/account/passkeys/remove', '/passkeys/enter', '/passkeys/enter/options'],
    ].map((path) => [path, { api: signingIn, command: signingIn }]),
  ),
};

/** Every page on which something is read. */
const reads: Record<string, Ways> = {
  '/:thing/figures': { api: ['GET /:thing/figures'], command: ['figures'] },
  '/:thing/papers': { api: ['GET /:thing/papers'], command: ['papers list'] },
  '/:thing/held': { api: ['GET /:thing/held'], command: ['held list'] },
  '/:thing/invalidate': { api: ['GET /:thing/invalidations'], command: ['invalidate list'] },
  '/:thing/proposals/:proposal/invalidate': {
    api: ['GET /:thing/proposals/:proposal/invalidations'],
    command: ['proposals invalidated'],
  },
  '/:thing/proposals': { api: ['GET /:thing/proposals'], command: ['proposals list'] },
  '/:thing/proposals/:proposal': { api: ['GET /:thing/proposals/:proposal'], command: ['proposals get'] },
  '/:thing/news': { api: ['GET /:thing/news'], command: ['news list'] },
  '/:thing/retention': { api: ['GET /:thing/retention'], command: ['retention show'] },
  '/:thing/delivery': { api: ['GET /:thing/deliveries'], command: ['deliver'] },
  '/names': { api: ['GET /names'], command: ['name'] },
  '/names/:scope': { api: ['GET /:thing/names'], command: ['name'] },
  '/hooks': { api: ['GET /hooks'], command: ['hook'] },
  '/:thing/voices': { api: ['GET /:thing/voices'], command: 'is read at the desk and over HTTP' },
  '/officers': { api: ['GET /officers'], command: ['officer'] },
  '/keys': { api: ['GET /keys'], command: ['key'] },
  '/moderation': { api: ['GET /moderation'], command: ['moderation list'] },
  '/settings': { api: ['GET /settings'], command: ['settings list'] },
  '/': { api: ['GET /things'], command: ['list'] },
  '/settings/mail': { api: ['GET /settings/mail'], command: ['settings mail', 'mails'] },
  '/log': { api: 'everyone reads it at /log, as JSON too', command: 'everyone reads it at /log' },
};

describe('whatever a page of the desk does', () => {
  let posted: Set<string>;
  let served: Set<string>;
  const known = new Set([...commands.map(({ name }) => name), ...deskCalls.flatMap(({ command }) => command ?? [])]);
  before(async () => {
    const { app } = await deskTown();
    const named = app.routes.map(({ method, path }) => {
      const noun = nouns.find((each) => path.includes(`${each.path}/:id`));
      return { method, path: noun ? path.replace(`${noun.path}/:id`, '/:thing') : path };
    });
    const below = (root: string) => named.filter(({ path }) => path.startsWith(`${root}/`) && !path.endsWith('*'));
    const pages = below('/desk').filter(({ path }) => !path.startsWith('/desk/api'));
    posted = new Set(pages.flatMap(({ method, path }) => (method === 'POST' ? [path.replace('/desk', '')] : [])));
    served = new Set(below('/desk/api').map(({ method, path }) => `${method} ${path.replace('/desk/api', '')}`));
  });

  it('is known here', () => {
    assert.deepEqual([...posted].sort(), Object.keys(acts).sort());
  });

  it('is done over HTTP and at the command line, or says why not', () => {
    for (const [page, { api, command }] of [...Object.entries(acts), ...Object.entries(reads)]) {
      for (const each of typeof api === 'string' ? [] : api) assert.ok(served.has(each), `${page}: ${each}`);
      for (const each of typeof command === 'string' ? [] : command) assert.ok(known.has(each), `${page}: ${each}`);
    }
  });

  it('is no more over HTTP than a page or a command does', () => {
    const told = [...Object.values(acts), ...Object.values(reads)].flatMap(({ api }) =>
      typeof api === 'string' ? [] : api,
    );
    const others = [...served].filter((each) => !told.includes(each));
    // Documents are put by command. What was published is deleted nowhere: this says so.
    assert.deepEqual(others.sort(), ['DELETE /:thing', 'GET /:thing']);
  });
});
