import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { engines } from '../engines.ts';
import { hiddenOf } from './support.ts';
import { refusedFrom, type Actor } from './roles/actors.ts';
import { roleReads, type RoleRead } from './roles/reads.ts';
import { readsAsked, readsOf, readWithoutRole } from './roles/routes.ts';
import { roleTown, type RoleTown } from './roles/town.ts';

/* Who may read what at the desk: whoever may not is shown nothing of it, by its page and over HTTP. */

const open = engines();
after(() => open.stop());

const owner: Actor = { role: 'owner', where: 'site' };

/** The rows as a town has them, in which a draft was begun and a message written. */
async function rowsOf(town: RoleTown): Promise<readonly RoleRead[]> {
  const visit = await town.officer(owner);
  const begun = await visit.send('/desk/new', { model: 'petition/petition', 'language.fr': 'yes' });
  const [, draft = ''] = /\/desk\/drafts\/([\w-]+)/.exec(begun.at) ?? [];
  const letter = { 'subject.fr': 'La mairie a répondu', 'text.fr': 'En mai.' };
  const { html } = await visit.get('/desk/petitions/velo/news');
  await visit.send('/desk/petitions/velo/news', { ...hiddenOf(html), ...letter });
  return roleReads.map((row) => ({ ...row, ...(row.page && { page: row.page.replace('{draft}', draft) }) }));
}

/** Who may read by a row: in the whole site, and in the thing or in another where that is enough. */
const readersOf = ({ may, at }: RoleRead): Actor[] => [
  ...may.map((role): Actor => ({ role, where: 'site' })),
  ...may.flatMap((role): Actor[] => (role === 'owner' || at === 'site' ? [] : [{ role, where: 'here' }])),
  ...may.flatMap((role): Actor[] => (role === 'owner' || at !== 'any' ? [] : [{ role, where: 'elsewhere' }])),
];

/** Reads as everyone; answers who was answered what, where that is not as the row says. */
async function misread(town: RoleTown, row: RoleRead): Promise<string[]> {
  const wrong: string[] = [];
  const expect = (who: string, status: number, wanted: readonly number[]): void => {
    if (!wanted.includes(status)) wrong.push(`${row.read}: ${who} is answered ${status}`);
  };
  const { page, call, answers = 200 } = row;
  const ask = async (actor: Actor, wanted: readonly number[]): Promise<void> => {
    const who = `${actor.role} of ${actor.where}`;
    if (page !== undefined) expect(who, (await (await town.officer(actor)).get(page)).status, wanted);
    if (call === undefined || (row.at === 'any' && actor.where === 'here')) return;
    expect(`key, ${who},`, (await (await town.keyOf(actor, row.at)).send('GET', call)).status, wanted);
  };
  for (const actor of readersOf(row)) await ask(actor, [answers]);
  // Whoever has a role in one thing learns nothing of what is elsewhere.
  for (const actor of refusedFrom(row)) await ask(actor, actor.where === 'site' ? [403] : [403, 404]);
  if (page !== undefined) {
    const seen = await town.browser().get(page);
    if (!seen.at.startsWith('/desk/sign-in')) wrong.push(`${row.read}: nobody is shown ${seen.at}`);
  }
  if (call !== undefined) expect('no key', (await town.app.request(`/desk/api${call}`)).status, [401]);
  return wrong;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`what is read at the desk, on ${engine}`, () => {
    it('is read by whoever may, and by nobody else; each page has its row', async () => {
      const store = await open[engine]();
      const town = await roleTown(store);
      const rows = await rowsOf(town);
      const wrong: string[] = [];
      for (const row of rows) wrong.push(...(await misread(town, row)));
      assert.deepEqual(wrong, []);
      const known = readsOf(town);
      const named = new Set([...readWithoutRole, ...rows.flatMap(({ page, call }) => readsAsked(known, page, call))]);
      assert.deepEqual([...known].sort(), [...named].sort());
      await store.close();
    });
  });
}
