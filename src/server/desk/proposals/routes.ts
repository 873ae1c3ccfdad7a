import { Hono, type Context } from 'hono';
import type { ServerNoun } from '../../core/noun.ts';
import type { Proposal } from '../../core/proposing.ts';
import { findThing } from '../../core/things.ts';
import { readBody, type Body } from '../../http/body.ts';
import { TooManyChanges } from '../changes-limit.ts';
import { asOfficer, deskFor, goTo, type DeskRoutes, type DeskThing } from '../entry.ts';
import { DeskFault, DocumentFault, Outdated } from '../faults.ts';
import { isMeans } from '../rewording.ts';
import type { DeskPage } from '../pages/desk.ts';
import { may, type Duty, type Officer } from '../roles.ts';
import type { Desk } from '../things.ts';
import { addProposal, checkCorrection, correctProposal, hideProposal, mayAdd, showProposal } from './acts.ts';
import { longestSearch, noWords, readBy, readNeededWhy, readWords } from './form.ts';
import { correctionPage, type Prepared } from './page-correction.ts';
import { proposalsPage } from './page-list.ts';
import { proposalPage } from './page.ts';
import { fieldId, proposalForms, type ListState, type ProposalForm, type ProposalState } from './page-state.ts';
import { proposalWords } from './words-for.ts';

/** Serves the pages of what is proposed in a thing. */
export function proposalRoutes(options: DeskRoutes): Hono {
  const app = new Hono({ strict: false });
  for (const noun of options.nouns) if (noun.proposing) addPages(app, options, noun);
  return app;
}

/** How many are on a page. */
const pageLength = 50;

/** What a form is read to: what is wrong, or what does it. */
type Read = { faults: Record<string, string> } | Sound;
interface Sound {
  run: (desk: Desk) => Promise<Proposal>;
  /** What a correction would put there; it checks whether that changes anything. */
  prepared?: Omit<Prepared, 'sent'> & { check: (desk: Desk) => Promise<boolean> };
}
type Reader = (body: Body, thing: DeskThing, proposal: Proposal) => Read;

/** What each form does, and whose duty that is. */
const forms: Record<ProposalForm, { duty: Duty; read: Reader }> = {
  hide: { duty: 'hide', read: withWhy(hideProposal) },
  show: { duty: 'hide', read: withWhy(showProposal) },
  correct: {
    duty: 'publish',
    read(body, thing, proposal) {
      const { words, faults } = readWords(body, thing.document, proposal);
      const { why, faults: unsaid } = readNeededWhy(body, thing.document);
      const all = { ...faults, ...unsaid };
      if (Object.keys(all).length > 0) return { faults: all };
      const said = body['means'];
      const means = typeof said === 'string' && isMeans(said) ? said : undefined;
      const { id } = proposal;
      return {
        run: (desk) => correctProposal({ ...desk, means }, thing, id, { words, why }),
        prepared: { words, why, check: (desk) => checkCorrection({ ...desk, means }, thing, id, words) },
      };
    },
  },
};

function withWhy(act: typeof hideProposal): Reader {
  return (body, thing, { id }) => {
    const { why, faults } = readNeededWhy(body, thing.document);
    return Object.keys(faults).length > 0 ? { faults } : { run: (desk) => act(desk, thing, id, why) };
  };
}

function addPages(app: Hono, options: DeskRoutes, noun: ServerNoun): void {
  const { services } = options;
  const { store, counts } = services;
  const path = `/desk${noun.path}/:id/proposals`;
  const idOf = (c: Context): string => c.req.param('id') ?? '';
  const partOf = (c: Context): string => c.req.param('proposal') ?? '';

  /** Answers for who may, with the thing that is there. */
  const work = (
    c: Context,
    duty: Duty,
    answer: (page: DeskPage, officer: Officer, thing: DeskThing) => Promise<Response>,
  ): Promise<Response> =>
    asOfficer(
      c,
      services,
      (officer) => may(officer, duty, idOf(c)),
      async (page, officer) => {
        const thing = await findThing(store, noun, idOf(c));
        return thing ? answer(page, officer, thing) : c.notFound();
      },
    );
  const show = async (
    c: Context,
    [page, officer, thing]: [DeskPage, Officer, DeskThing],
    more: Partial<ProposalState> = {},
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> => {
    const proposal = await noun.proposing!.find(store, thing, partOf(c));
    if (!proposal) return c.notFound();
    const mayPublish = may(officer, 'publish', thing.scope);
    const isActedOn = await noun.proposing!.isActedOn(store, thing, proposal.id);
    return c.html(proposalPage(page, { thing, proposal, mayPublish, isActedOn, ...more }), status);
  };

  const showList = async (
    c: Context,
    [page, officer, thing]: [DeskPage, Officer, DeskThing],
    more: Partial<ListState> = {},
    status: 200 | 409 | 422 | 429 = 200,
  ): Promise<Response> => {
    const asked = c.req.query('search')?.slice(0, longestSearch).toWellFormed().trim();
    const search = asked === '' ? undefined : asked;
    const list = await noun.proposing!.list(store, thing, { after: c.req.query('after'), limit: pageLength, search });
    const isOpen = mayAdd({ now: services.clock(), timeZone: services.site.timeZone }, thing);
    const state = { thing, list, search, mayAdd: isOpen && may(officer, 'publish', thing.scope), ...more };
    return c.html(proposalsPage(page, state), status);
  };

  app.get(path, (c) => work(c, 'hide', (...place) => showList(c, place)));
  app.post(path, (c) =>
    work(c, 'publish', async (page, officer, thing) => {
      const place: [DeskPage, Officer, DeskThing] = [page, officer, thing];
      const body = await readBody(c);
      const sent = valuesOf(body);
      const { words, faults } = readWords(body, thing.document, noWords);
      const { by, faults: unnamed } = readBy(body);
      const all = { ...faults, ...unnamed };
      if (Object.keys(all).length > 0) return showList(c, place, { fields: idsIn('add', all), sent }, 422);
      const desk = deskFor(options, officer, { duty: 'publish', scope: thing.scope });
      try {
        const { proposal } = await addProposal(desk, thing, { words, by });
        counts.forget(thing.scope, thing.id);
        return goTo(c, page, `/desk${proposal.path}`, 'add');
      } catch (error) {
        // The form stays there, with what was typed.
        if (error instanceof TooManyChanges) return showList(c, place, { ...tooOften(c, page, error), sent }, 429);
        if (!(error instanceof DeskFault && error.status === 409)) throw error;
        return showList(c, place, { refused: mayAdd(desk, thing) ? 'hiddenThere' : 'closed', mayAdd: true, sent }, 409);
      }
    }),
  );
  app.get(`${path}/:proposal`, (c) =>
    work(c, 'hide', async (...place) => {
      const form = [...proposalForms, 'add' as const].find((word) => word === c.req.query('done'));
      return show(c, place, { done: form && proposalWords(place[0].words.lang).done[form] });
    }),
  );
  for (const form of proposalForms) {
    const { duty, read } = forms[form];
    app.post(`${path}/:proposal/${form}`, (c) =>
      work(c, duty, async (page, officer, thing) => {
        const body = await readBody(c);
        const sent = { form, values: valuesOf(body) };
        const proposal = await noun.proposing!.find(store, thing, partOf(c));
        if (!proposal) return c.notFound();
        if (sent.values['step'] === 'again') return show(c, [page, officer, thing], { sent });
        const done = read(body, thing, proposal);
        if ('faults' in done) return show(c, [page, officer, thing], { fields: idsIn(form, done.faults), sent }, 422);
        const desk = deskFor(options, officer, { duty, scope: thing.scope }, sent.values['version'] ?? '');
        try {
          const prepared = sent.values['step'] === 'preview' ? done.prepared : undefined;
          if (prepared && (await prepared.check(desk)))
            return c.html(correctionPage(page, proposal, { ...prepared, sent: sent.values }));
          const { path: at, version } = prepared ? proposal : await done.run(desk);
          if (version === proposal.version) return show(c, [page, officer, thing], { refused: 'unchanged', sent }, 422);
          counts.forget(thing.scope, thing.id);
          counts.forget(thing.scope, partOf(c));
          return goTo(c, page, `/desk${at}`, form);
        } catch (error) {
          if (error instanceof Outdated || (error instanceof DeskFault && error.status === 409))
            return show(c, [page, officer, thing], { refused: 'outdated', sent }, 409);
          if (error instanceof DocumentFault && error.faults.every(({ field }) => field === 'means'))
            return show(c, [page, officer, thing], { fields: idsIn(form, { means: 'means.required' }), sent }, 422);
          if (error instanceof TooManyChanges)
            return show(c, [page, officer, thing], { ...tooOften(c, page, error), sent }, 429);
          if (error instanceof DeskFault && error.status === 404) return c.notFound();
          throw error;
        }
      }),
    );
  }
}

/** Says that a thing was changed too often, and when it may be again. */
function tooOften(c: Context, { said }: DeskPage, { retryAfter }: TooManyChanges): { message: string } {
  c.header('Retry-After', String(retryAfter));
  return { message: said.thing.tooOften };
}

/** Names faults by the places of their fields, as several forms of the page have a field of one name. */
const idsIn = (form: string, faults: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(faults).map(([name, fault]) => [fieldId(form, name), fault]));

/** Returns the fields of a form that was sent. */
const valuesOf = (body: Body): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
