import { Hono, type Context } from 'hono';
import { ownAddress } from '../../core/addresses.ts';
import type { ServerNoun } from '../../core/noun.ts';
import { readThings } from '../../core/things.ts';
import { languages } from '../../words/words-for.ts';
import { pageFor, type DeskRoutes } from '../entry.ts';
import { rootOf } from '../pages/desk.ts';
import { builderPage, builderPath } from './page.ts';
import { plainCode, plainWidgets } from './plain.ts';

/**
 * Serves the page that writes the code to embed, for everyone. Any platform is read by the browser itself, as the widget will, so that the
 * page may ask any address over https. Nothing secret is on it, no address leads to it with another site's thing in it, and its scripts
 * are this server's alone.
 */
export function builderRoutes(options: DeskRoutes): Hono {
  const { services, nouns } = options;
  const app = new Hono({ strict: false });

  /** The nouns in the order in which they are offered. */
  const placeOf = ({ making }: ServerNoun): number => Math.min(...(making?.models.map(({ place }) => place) ?? []));
  const offered = [...nouns].sort((one, other) => placeOf(one) - placeOf(other));

  /** What is shown at once: the page of this server that is asked for, else the first thing that there is. */
  async function firstAddress(c: Context): Promise<string> {
    const asked = c.req.query('address');
    if (asked !== undefined) {
      const own = asked.length <= 2000 ? ownAddress(services, c.req.url, asked) : undefined;
      return own ? own.pathname.slice(1) : '';
    }
    for (const noun of offered) {
      const { items } = await readThings(services.store, [noun]);
      if (items[0]) return items[0].path.slice(1);
    }
    return '';
  }

  const answer = async (c: Context): Promise<Response> => {
    const page = pageFor(c, services);
    c.set('policy', { 'connect-src': "'self' https:" });
    c.header('Vary', 'Accept-Language');
    c.header('Content-Language', page.words.lang);
    const first = await firstAddress(c);
    const widget = plainWidgets.find((each) => each === c.req.query('widget')) ?? 'own';
    const plain = await plainCode(options, c.req.url, { address: c.req.query('address') ?? first, widget });
    return c.html(builderPage(page, first, plain));
  };
  app.get(builderPath, answer);
  // The address of the page as it was first known: in French, unless another language is asked for.
  app.get(`${builderPath}.html`, (c) => {
    const lang = languages.find((each) => each === c.req.query('lang')) ?? 'fr';
    const asked = new URLSearchParams({ ...c.req.query(), lang });
    return c.redirect(`${rootOf(services)}${builderPath}?${asked.toString()}`, 301);
  });
  return app;
}
