import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Role } from '../../../src/server/desk/roles.ts';
import { memoryStore } from '../../../src/server/store/memory.ts';
import { engines } from '../engines.ts';
import { minute } from '../support.ts';
import type { Call, Form, RoleAct } from './roles/act.ts';
import { refusedFrom, type Actor } from './roles/actors.ts';
import { roleActs } from './roles/all.ts';
import { routesAsked, routesOf, withoutRole } from './roles/routes.ts';
import { roleTown, type RoleTown } from './roles/town.ts';

/* Who may do what: every act of the desk is refused to whoever may not, by its page and over HTTP, and changes nothing; whoever may does it. */

const open = engines();
after(() => open.stop());

/** What can be asked of an act: its form, and its call. */
interface Sent {
  form: Form | undefined;
  call: Call | undefined;
}

/** Asks as everyone who may not; answers what was answered otherwise than by a refusal. */
async function openTo(town: RoleTown, row: RoleAct, { form, call }: Sent): Promise<string[]> {
  const wrong: string[] = [];
  const expect = (who: string, status: number, wanted: readonly number[]): void => {
    if (!wanted.includes(status)) wrong.push(`${row.act}: ${who} is answered ${status}`);
  };
  for (const actor of refusedFrom(row)) {
    const who = `${actor.role} of ${actor.where}`;
    // Whoever has a role in one thing learns nothing of what is elsewhere.
    const refused = actor.where === 'site' ? [403] : [403, 404];
    if (form) expect(who, (await (await town.officer(actor)).send(...form)).status, refused);
    if (call) expect(`key, ${who},`, (await (await town.keyOf(actor, row.at)).send(...call)).status, refused);
  }
  if (form) expect('nobody', (await town.browser().send(...form)).status, [403]);
  if (call) {
    const [method, path, body] = call;
    const sent = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    for (const headers of [{}, { Authorization: 'Bearer civic-desk-of-nobody' }]) {
      const { status } = await town.app.request(`/desk/api${path}`, { ...sent, headers });
      expect('no key', status, [401]);
    }
  }
  return wrong;
}

/** How an act is done. @property compares whether the database is compared with what it was, which takes long */
interface Way {
  way: 'form' | 'call';
  compares?: true;
}
type Done = Way & Sent;

/** Does an act as one who may; answers what was not as it should be. */
async function does(town: RoleTown, row: RoleAct, by: Actor, { way, compares, form, call }: Done): Promise<string[]> {
  const before = compares && (await town.everything());
  const lines = await town.log();
  const isCalled = call !== undefined && (way === 'call' || !form);
  const told = isCalled
    ? await (await town.keyOf(by, row.at)).send(...call)
    : await (await town.officer(by)).send(...form!);
  await town.app.idle();
  const who = `${row.act}: ${isCalled ? 'key of ' : ''}${by.role} of ${by.where}`;
  const text = 'text' in told ? told.text : told.html.slice(told.html.indexOf('<main')).replaceAll(/<[^>]+>|\s+/g, ' ');
  if (told.status >= 300) return [`${who} is answered ${told.status}: ${text.slice(0, 400)}`];
  const added = (await town.log()).filter(({ id }) => lines.every((each) => each.id !== id));
  const others = added.filter((line) => line.by !== by.role);
  return [
    ...others.map((line) => `${who} stands in the log as ${line.by}`),
    ...(!before || row.isLook || (await town.everything()) !== before
      ? []
      : [`${who} changes nothing: ${text.slice(0, 400)}`]),
  ];
}

interface Story extends Way {
  by(row: RoleAct): Actor;
  /** Everyone who may not asks first. */
  refuses?: true;
}

const inThing = (role: Role, at: string): Actor => ({
  role,
  where: role === 'owner' || at === 'site' ? 'site' : 'here',
});

/** Who does each act, of those who may. */
const stories: Record<string, Story> = {
  'owners at the desk, and by nobody who may not': {
    ...{ way: 'form', refuses: true, compares: true },
    by: () => ({ role: 'owner', where: 'site' }),
  },
  'the other roles at the desk': { way: 'form', by: ({ may }) => ({ role: may[1] ?? 'owner', where: 'site' }) },
  'a role in one thing, at the desk': { way: 'form', by: ({ may, at }) => inThing(may.at(-1) ?? 'owner', at) },
  'a key in one thing': { way: 'call', compares: true, by: ({ may, at }) => inThing(may[1] ?? 'owner', at) },
};

/** Does every act of the table, one after the other; answers what was not as it should be, and which routes were asked. */
async function tells(town: RoleTown, { by, refuses, ...way }: Story): Promise<{ wrong: string[]; routes: string[] }> {
  const wrong: string[] = [];
  const routes: string[] = [];
  const known = routesOf(town);
  for (const row of roleActs) {
    const actor = { ...by(row), isSecond: row.isSecond };
    const sent = { form: await town.formOf(row, actor), call: await town.callOf(row, actor) };
    routes.push(...routesAsked(known, sent.form, sent.call));
    if (refuses) wrong.push(...(await refusalsOf(town, row, sent)));
    wrong.push(...(await does(town, row, actor, { ...way, ...sent })));
    town.wait(2 * minute);
  }
  return { wrong, routes };
}

async function refusalsOf(town: RoleTown, row: RoleAct, sent: Sent): Promise<string[]> {
  // They sign in before, so that nothing is written but what the act itself would write.
  for (const actor of refusedFrom(row)) {
    await town.officer(actor);
    await town.keyOf(actor, row.at);
  }
  const before = await town.everything();
  const wrong = await openTo(town, row, sent);
  return (await town.everything()) === before ? wrong : [...wrong, `${row.act}: a refusal has changed something`];
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`each act of the desk, on ${engine}`, () => {
    for (const [name, story] of Object.entries(stories)) {
      it(`is done by ${name}`, async () => {
        const store = await open[engine]();
        assert.deepEqual((await tells(await roleTown(store), story)).wrong, []);
        await store.close();
      });
    }
  });
}

describe('the table of roles', () => {
  it('has a row for whatever the server lets be done at its desk', async () => {
    const town = await roleTown(memoryStore());
    const { routes } = await tells(town, { way: 'form', by: () => ({ role: 'owner', where: 'site' }) });
    const named = new Set([...Object.keys(withoutRole), ...routes]);
    assert.deepEqual([...routesOf(town)].sort(), [...named].sort());
  });
});
