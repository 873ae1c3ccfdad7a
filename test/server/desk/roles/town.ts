import assert from 'node:assert/strict';
import { readLog } from '../../../../src/server/desk/log.ts';
import { deskRoom } from '../../../../src/server/desk/routes.ts';
import { chosenMailer } from '../../../../src/server/mail/chosen.ts';
import { nouns, putThing, tables } from '../../../../src/server/nouns.ts';
import { proposals } from '../../../../src/server/nouns/consultation/tables.ts';
import type { Store, Table } from '../../../../src/server/store/store.ts';
import { threadDocument } from '../../comments-support.ts';
import { pollTown } from '../../poll-support.ts';
import { at, day, newKey, petitionDocument, signature, start } from '../../support.ts';
import { program } from '../program.ts';
import { addSigners, deskTown, type Browser } from '../support.ts';
import type { Actor } from './actors.ts';
import type { Call, Form, Read, RoleAct } from './act.ts';

const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>';
const things = ['velo', 'bientot', 'place', 'plan'];
/** Carries no mail anywhere, and says that it has left. */
const carrier = () =>
  chosenMailer(async (account) => ({
    ...{ server: { ...account, signsIn: true }, close: () => undefined },
    send: async () => undefined,
  }));

/** Puts in what the table names: a petition with signers and a suspect one, one that opens later, a thread with comments that wait, and a proposal with votes. */
export async function roleTown(store: Store) {
  const limits = { actsPerMinute: 10_000, mailsPerHour: 10_000 };
  const town = await deskTown({
    store,
    limits,
    rooms: [deskRoom({ nouns, limits, mailer: carrier(), privateHooks: true })],
    holding: {
      burst: 0,
      crowd: 0,
      trusted: [],
      isThrowaway: (domain) => domain === 'jetable.net',
      isInside: () => true,
    },
  });
  await store.write(async (writer) => {
    await putThing(writer, 'bientot', { ...petitionDocument, opensAt: at(5 * day) }, start);
    await putThing(writer, 'place', threadDocument, start);
    await putThing(writer, 'gare', threadDocument, start);
    const plan = {
      type: 'consultation',
      title: { fr: 'Plan arbres', en: 'Tree plan' },
      opensAt: at(-day),
      closesAt: at(9 * day),
    } as const;
    await putThing(writer, 'plan', plan, start);
    const text = { title: 'Arbres', body: 'Planter.', author: 'zoe', section: 'Rues', url: null, removed: null };
    await writer.insert(proposals, { scope: 'plan', id: 'p1', ...text, created_at: start });
  });
  await addSigners(store, 3);
  const { cast } = await pollTown({ town, path: '/consultations/plan/proposals/p1' });
  for (let voter = 0; voter < 5; voter += 1) await cast({ kind: 'three-way', stance: 1 }, `voix${voter}@exemple.fr`);
  const send = async (path: string, body: object): Promise<void> => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await town.app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    assert.ok(answer.ok, `${path} answers ${answer.status}`);
  };
  const [key, email] = [newKey(), 'ada@exemple.fr'];
  await send('/threads/place/participants', { key, name: 'Ada', email, noticeVersion: 'n1', lang: 'fr' });
  await town.app.idle();
  const code = town.mailbox.mails.find(({ to }) => to === email)?.code;
  await send('/threads/place/participants/confirm', { key, code });
  for (const text of ['Un casino.', 'Deux casinos : un casino et un casino.'])
    await send('/threads/place/posts', { key, act: newKey(), text });

  const suspect = newKey();
  await send('/petitions/velo/signatures', signature({ key: suspect, email: 'robot@jetable.net' }));
  await town.app.idle();
  const sent = town.mailbox.mails.find(({ to }) => to === 'robot@jetable.net')?.code;
  await send('/petitions/velo/signatures/confirm', { key: suspect, code: sent });

  await (await program(town, 'owner')).send('PUT', '/settings/logo', { data: btoa(picture) });

  const browsers = new Map<string, Promise<Browser>>();
  const programs = new Map<string, ReturnType<typeof program>>();
  const once = <T>(known: Map<string, T>, name: string, make: () => T): T => {
    if (!known.has(name)) known.set(name, make());
    return known.get(name)!;
  };
  const officer = ({ role, where, isSecond }: Actor): Promise<Browser> => {
    const name = `${role}${isSecond ? '-deux' : ''}`;
    return once(browsers, `${name}@${where}`, async () => {
      const email = `${name}@${where === 'site' ? 'ville' : where}.exemple`;
      const scopes = { site: [''], here: things, elsewhere: ['gare'] }[where];
      for (const scope of scopes) await town.appoint(email, role, scope);
      return town.signedIn(email);
    });
  };
  const keyOf = ({ role, where, isSecond }: Actor, thing: string) => {
    const scope = { site: '', here: things.includes(thing) ? thing : 'velo', elsewhere: 'gare' }[where];
    return once(programs, `${role} ${scope} ${isSecond ?? false}`, () => program(town, role, scope));
  };
  return {
    ...town,
    officer,
    keyOf,
    /** What a row sends, as someone who may would send it. */
    async formOf({ page }: RoleAct, by: Actor): Promise<Form | undefined> {
      return page?.(await officer(by));
    },
    async callOf({ call, at: thing }: RoleAct, by: Actor): Promise<Call | undefined> {
      const { send: ask } = await keyOf(by, thing);
      const read: Read = async (path, body) => (await ask(body ? 'POST' : 'GET', path, body)).body;
      return call?.(read);
    },
    /** All that the database holds, but when a key or a session was used. */
    everything: async (): Promise<string> => {
      const rows = await Promise.all(tables.map((table) => store.list(table as Table, {})));
      return JSON.stringify(rows, (name, value: unknown) =>
        ['used_on', 'seen_at'].includes(name) ? undefined : value,
      );
    },
    /** The newest lines of the log, the newest first. */
    log: async () => (await readLog(store, {})).entries,
  };
}

export type RoleTown = Awaited<ReturnType<typeof roleTown>>;
