import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import { text } from '../../../schema/common.ts';
import { checkEmail } from '../../core/rules.ts';
import { findThing } from '../../core/things.ts';
import { voiceRoles, type VoiceRole, type Voices } from '../../core/voices.ts';
import { parseBody, readBody } from '../../http/body.ts';
import { languages } from '../../words/words-for.ts';
import { asOfficer, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import type { DeskPage } from '../pages/desk.ts';
import { whyIds } from '../pages/why-fields.ts';
import { grantFor, may, type Officer } from '../roles.ts';
import { readReasons } from '../why.ts';
import { giveVoice, takeVoice } from './acts.ts';
import { voicesPage, type VoicesState } from './page.ts';
import { voiceWords } from './words-for.ts';

const given = z.object({ email: text(1000), role: text(40) });
const taken = z.object({ who: text(200), role: text(40) });

const isRole = (role: string): role is VoiceRole => voiceRoles.some((each) => each === role);

/** Serves the page on who moderates in a thing and who speaks there for the institution: owners give and take it. */
export function voiceRoutes({ services, nouns }: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  const { store, clock } = services;

  /** What a request is about, for an owner. */
  interface Place {
    page: DeskPage;
    stored: DeskThing;
    voices: Voices;
    how: Omit<Parameters<typeof giveVoice>[3], 'why'>;
  }

  for (const noun of nouns) {
    if (!noun.voices) continue;
    const path = `/desk${noun.path}/:id/voices`;
    const asOwner = (c: Context, answer: (place: Place) => Promise<Response>): Promise<Response> =>
      asOfficer(
        c,
        services,
        (officer) => may(officer, 'appoint'),
        async (page, officer: Officer) => {
          const stored = (await findThing(store, noun, c.req.param('id') ?? '')) as DeskThing | undefined;
          const voices = stored && noun.voices?.(stored.document);
          if (!voices) return c.notFound();
          const { role: by } = grantFor(officer, 'appoint')!;
          const { scope, path } = stored;
          return answer({ page, stored, voices, how: { scope, path, by, now: clock(), holder: officer } });
        },
      );
    const show = async (
      c: Context,
      { page, stored, voices }: Place,
      state: Omit<VoicesState, 'stored' | 'voices'>,
      status: 200 | 422 = 200,
    ) => c.html(voicesPage(page, { stored, voices: await voices.list(store, stored.scope), ...state }), status);

    app.get(path, (c) =>
      asOwner(c, (place) => {
        const { given: isGiven, known, taken: isTaken, gone } = voiceWords(place.page.words.lang);
        return show(c, place, { done: { given: isGiven, known, taken: isTaken, gone }[c.req.query('done') ?? ''] });
      }),
    );
    app.post(path, (c) =>
      asOwner(c, async (place) => {
        const body = await readBody(c);
        const { email, role } = parseBody(given, body);
        const { why, faults } = readReasons(body, languages);
        const checked = checkEmail(email);
        const fields = {
          ...('fault' in checked && { email: checked.fault }),
          ...(!isRole(role) && { role: 'required' }),
          ...whyIds('', faults),
        };
        if ('fault' in checked || !isRole(role) || Object.keys(fields).length > 0)
          return show(c, place, { email, role, why, fields }, 422);
        const { page, stored, voices, how } = place;
        const named = { email: checked.value, role };
        const isNew = await store.write((writer) => giveVoice(writer, voices, named, { ...how, why }));
        return goTo(c, page, `/desk${stored.path}/voices`, isNew ? 'given' : 'known');
      }),
    );
    app.post(`${path}/remove`, (c) =>
      asOwner(c, async (place) => {
        const { page, stored, voices, how } = place;
        const body = await readBody(c);
        const { who, role } = parseBody(taken, body);
        const { why, faults } = readReasons(body, languages);
        if (Object.keys(faults).length > 0) return show(c, place, { kept: { who, role, why, faults } }, 422);
        const isTaken =
          isRole(role) && (await store.write((writer) => takeVoice(writer, voices, { who, role }, { ...how, why })));
        return goTo(c, page, `/desk${stored.path}/voices`, isTaken ? 'taken' : 'gone');
      }),
    );
  }
  return app;
}
