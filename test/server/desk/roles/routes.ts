import { nouns } from '../../../../src/server/nouns.ts';
import type { World } from '../../support.ts';
import type { Call, Form } from './act.ts';

/* Which of the routes of the desk the rows of the table ask for. */

const ownAccess = 'is about the own access of an officer, and asks for no role';
const beginning = 'is a page of the settings, as the first owner meets it';

/** What is sent to the desk and is no act by a role, and why. */
export const withoutRole: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['/sign-in', '/sign-out', '/enter', '/setup', '/kept', '/passkeys/enter', '/passkeys/enter/options'],
      ...['/account/passkeys', '/account/passkeys/options', '/account/passkeys/remove'],
    ].map((path) => [`POST /desk${path}`, ownAccess]),
  ),
  ...Object.fromEntries(
    ['site', 'look', 'look/logo', 'privacy', 'mail', 'mail/server'].map((step) => [
      `POST /desk/begin/${step}`,
      beginning,
    ]),
  ),
  'DELETE /desk/api/:thing': 'deletes nothing: what was published stays, and is archived',
};

/** What is shown to whoever comes to the desk, or by a link of a mail. */
export const readWithoutRole = ['GET /desk/sign-in', 'GET /desk/enter', 'GET /desk/setup'];

/** The routes of the desk, each noun as `:thing`. */
const deskRoutes = ({ app }: World): { method: string; path: string }[] =>
  app.routes
    .filter(({ method, path }) => /^\/desk(?:\/|$)/.test(path) && !path.endsWith('*') && method !== 'ALL')
    .map(({ method, path }) => {
      const noun = nouns.find((each) => path.includes(`${each.path}/:id`));
      return { method, path: noun ? path.replace(`${noun.path}/:id`, '/:thing') : path };
    });

/** Whatever the server lets be sent to its desk. */
export const routesOf = (town: World): Set<string> =>
  new Set(deskRoutes(town).flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path}`])));

/** Whatever is read there. */
export const readsOf = (town: World): Set<string> =>
  new Set(deskRoutes(town).flatMap(({ method, path }) => (method === 'GET' ? [`GET ${path}`] : [])));

/** The routes by which what a row sends is answered: the one with the fewest parts left open. */
export const routesAsked = (known: ReadonlySet<string>, form: Form | undefined, call: Call | undefined): string[] =>
  [form && `POST ${form[0]}`, call && `${call[0]} /desk/api${call[1]}`].flatMap((line) => fitting(known, line));

/** The routes by which what a row reads is answered. */
export const readsAsked = (known: ReadonlySet<string>, page: string | undefined, call: string | undefined): string[] =>
  [page && `GET ${page}`, call !== undefined && `GET /desk/api${call}`].flatMap((line) =>
    fitting(known, line || undefined),
  );

function fitting(known: ReadonlySet<string>, line: string | undefined): string[] {
  if (line === undefined) return [];
  const asked = nouns
    .reduce((path, noun) => path.replace(RegExp(`${noun.path}/[\\w-]+`), '/:thing'), line.replace(/\?.*/, ''))
    .split('/');
  const fits = [...known].filter((route) => {
    const parts = route.split('/');
    return parts.length === asked.length && parts.every((part, at) => part.startsWith(':') || part === asked[at]);
  });
  return fits.sort((one, other) => one.split(':').length - other.split(':').length).slice(0, 1);
}
