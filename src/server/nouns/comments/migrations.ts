import { slots } from '../../core/earlier-tables.ts';
import { fillCounters, type Migration } from '../../store/schema.ts';
import type { Table, Writer } from '../../store/store.ts';
import * as earlier from './earlier-tables.ts';
import { refold } from './refold.ts';
import { grants } from './tables.ts';
import { slices } from '../../store/slices.ts';

/** A decision as an act of the log. */
const verdict = "case decision when 'publish' then 'let-through' when 'hide' then 'hidden' else 'taken-down' end";

/** The place of a row among those of one moment: several are decided at once. */
const ofMoment = (act: string): string => `row_number() over (partition by scope, at, ${act} order by id)`;

/** Checks whether what waits in a table is about a comment that was emptied, or is gone. */
const isLeft = (table: string): string =>
  `not exists (select 1 from thread_comment where thread_comment.scope = ${table}.scope` +
  ` and thread_comment.thing = ${table}.thing and thread_comment.id = ${table}.comment and (author <> '' or body <> ''))`;

/** The steps that bring databases of earlier versions of the tables of threads to those of today. */
export const commentsMigrations: readonly Migration[] = [
  {
    version: 2,
    async up({ fill, dropTable }) {
      for (const counter of earlier.commentCounters) await fill(earlier.texts, counter, slots);
      // What was counted there is counted by side now.
      await dropTable('thread_count');
    },
  },
  // Texts were folded without “œ” as “oe” and its like.
  { version: 3, up: ({ writer }) => refold(writer) },
  // Who joins is received, mailed and confirmed like everyone who acts.
  {
    version: 4,
    async up({ writer, dropTable }) {
      for await (const joinings of slices(writer, earlier.joinings)) await toActs(writer, joinings);
      await dropTable(earlier.joinings.name);
    },
  },
  // The notices of a comment that wait were found by going through all of them.
  {
    version: 5,
    async up(steps) {
      await steps.run(
        'insert into open_notice (scope, thing, comment, reporter)' +
          ' select scope, thing, comment, reporter from notice where decision is null',
      );
      await fillCounters(slots, earlier.openNotices)(steps);
    },
  },
  // What its author took back waits for nobody, unless someone reported it; what waits is counted.
  {
    version: 6,
    async up(steps) {
      await steps.run(
        'delete from open_case where exists (select 1 from thread_comment where thread_comment.scope = open_case.scope' +
          " and thread_comment.thing = open_case.thing and thread_comment.id = open_case.comment and state = 'author')" +
          ' and not exists (select 1 from open_notice where open_notice.scope = open_case.scope' +
          ' and open_notice.thing = open_case.thing and open_notice.comment = open_case.comment)',
      );
      await fillCounters(slots, earlier.openCases)(steps);
    },
  },
  // What happens is counted by the hour, and confirmed acts by the site that they came from.
  {
    version: 7,
    async up(steps) {
      // What becomes of acts is no noun's, but step 4 above adds to it.
      await fillCounters(slots, earlier.hourlyEvents, earlier.hourlyComments)(steps);
      await steps.run(
        'insert into share_count (scope, facet, share, slot, value)' +
          " select act.scope, 'source', coalesce(act.source, ''), 0, count(*) from act join event on event.scope = act.scope" +
          " and event.thing = act.thing and event.kind = 'counted' and event.act = act.id" +
          " where act.thing <> '' group by act.scope, coalesce(act.source, '')",
      );
    },
  },
  // Why a comment left the count is kept. What moderators decided before stands in the log with its number, beside their decisions.
  {
    version: 8,
    async up({ run }) {
      // That an author took one back is counted, and noted no more.
      await run(
        'delete from count_fall where exists (select 1 from thread_comment where thread_comment.scope = count_fall.scope' +
          " and thread_comment.thing = count_fall.thing and thread_comment.id = count_fall.id and state = 'author')",
      );
      await run(
        'insert into comment_change (scope, thing, id, comment, kind, lost, at)' +
          " select decided.scope, decided.thing, decided.id, decided.comment, 'decided', told.lost, decided.at from" +
          ` (select scope, at, act, case when details like '%"by":-1}%' then 1 else -1 end as lost, ${ofMoment('act')} as place` +
          ` from desk_log where details like '%"count":{"of":"comments","by":%') as told join` +
          ` (select scope, thing, id, comment, at, ${verdict} as act, ${ofMoment(verdict)} as place from decision) as decided` +
          ' on decided.scope = told.scope and decided.at = told.at and decided.act = told.act and decided.place = told.place',
      );
    },
  },
  // How many reports of one address were upheld is counted; of those whose address is erased nothing is.
  {
    version: 9,
    async up(steps) {
      await steps.run(
        'insert into answered_notice (scope, thing, comment, reporter, outcome)' +
          ' select notice.scope, notice.thing, notice.comment, notice.reporter,' +
          " case when decision.decision = 'publish' then 'rejected' else 'upheld' end from notice join decision" +
          ' on decision.scope = notice.scope and decision.thing = notice.thing and decision.id = notice.decision' +
          " where notice.email <> ''",
      );
      await fillCounters(slots, earlier.reportersOpen, earlier.answeredNotices)(steps);
    },
  },
  // A program that does not know `answer` and `timeline` would leave them out of the documents that it writes.
  { version: 10, up: async () => undefined },
  // Of who moderates and who speaks for the institution, enough of the address is kept to tell one from another.
  { version: 11, up: ({ addColumn }) => addColumn(grants, 'hint', '') },
  // Who left took their comments along, and the reports of these went on waiting: nobody can answer them. No count that is shown changes.
  {
    version: 12,
    async up(steps) {
      await steps.run(`delete from open_notice where ${isLeft('open_notice')}`);
      await steps.run(`delete from open_case where ${isLeft('open_case')}`);
      await steps.run('delete from notice_count');
      await steps.run("delete from reporter_count where outcome = 'open'");
      await steps.run('delete from case_count');
      await fillCounters(slots, earlier.openNotices, earlier.reportersOpen, earlier.openCases)(steps);
    },
  },
];

/** Makes acts of those who asked to join. Their codes stand where those of all acts do, and stay good; members and their keys stay as they are. */
async function toActs(
  writer: Writer,
  joinings: readonly (typeof earlier.joinings extends Table<infer R> ? R : never)[],
) {
  const each = joinings.map(({ key: id, name, email, at, scope, notice_version, lang }) => ({
    act: { scope, id, thing: '', kind: 'joining', at, text_version: '', source: null },
    event: { scope, thing: '', kind: 'received', act: id, at },
    person: { scope, act: id, name, email, place: '', display_publicly: 0, receive_news: 0, notice_version, lang },
  }));
  await writer.insertMany(
    earlier.acts,
    each.map(({ act }) => act),
  );
  await writer.insertMany(
    earlier.events,
    each.map(({ event }) => event),
  );
  const perScope = Map.groupBy(each, ({ event }) => event.scope);
  await writer.incrementMany(
    earlier.counters,
    // Which slot a count grows in does not matter: events never go.
    [...perScope].map(([scope, { length }]) => ({ scope, thing: '', kind: 'received', slot: 0, value: length })),
    'value',
  );
  await writer.insertMany(
    earlier.people,
    each.map(({ person }) => person),
  );
}
