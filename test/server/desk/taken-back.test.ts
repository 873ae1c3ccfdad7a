import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { count as countShape } from '../../../src/schema/common.ts';
import { engines } from '../engines.ts';
import { choose, pollTown } from '../poll-support.ts';
import { at, day, hour, newKey, start, type World } from '../support.ts';
import { archiveOf, deskTown, hiddenOf, type DeskTown } from './support.ts';
import { threadTown } from './thread-town.ts';

const open = engines();
after(() => open.stop());

/** Signs and confirms; answers the receipt. */
async function signs(town: World, email: string): Promise<string> {
  const key = newKey();
  const code = await town.sign({ key, email });
  assert.equal((await town.act('/confirm', { key, code })).status, 200);
  return key;
}

/** Why a count fell, as what is read in a language says it, and the page too. */
async function whyOf(town: Pick<DeskTown, 'app' | 'page'>, path: string, metric: string, lang = 'fr') {
  const headers = { Accept: 'application/json', 'Accept-Language': lang };
  const response = await town.app.request(path, { headers });
  const { numbers } = (await response.json()) as { numbers: Record<string, unknown> };
  if (numbers[metric] === undefined) return undefined;
  const { why } = countShape.parse(numbers[metric]);
  const plain = (text: string): string => text.replace(/\s+/g, ' ');
  const page = plain(await town.page(`${path}?lang=${lang}`));
  if (why) assert.ok(page.includes(`href="${why.url}">${plain(why.text)}</a>`), `the page says it: ${why.text}`);
  else assert.doesNotMatch(page, /Depuis le \d|Since \d/);
  return why?.text;
}

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`a count that fell because people took back what they did, on ${engine}`, () => {
    it('says so of a petition for seven days, in the language of its reader, beside what officers took out', async () => {
      const town = await deskTown({ store: await open[engine]() });
      const why = (lang?: string) => whyOf(town, '/petitions/velo', 'signatures', lang);
      const keys = [];
      for (const name of ['a', 'b', 'c', 'd']) keys.push(await signs(town, `${name}@exemple.fr`));
      for (const name of ['x', 'y']) await signs(town, `${name}@jetable.exemple`);
      await town.act('/withdraw', { key: await town.sign({ email: 'z@exemple.fr' }) });
      assert.equal(await why(), undefined, 'what waited was never counted');
      await town.act('/withdraw', { key: keys[0] });
      town.wait(hour);
      assert.equal(await why(), 'Depuis le 15\u00a0novembre 2026, 1 personne a retiré sa signature.');
      assert.equal(await why('en'), 'Since 15\u00a0November 2026, 1 person has withdrawn their signature.');
      town.wait(day);
      await town.act('/withdraw', { key: keys[1] });
      town.wait(hour);
      const both = 'Depuis le 16\u00a0novembre 2026, 2 personnes ont retiré leur signature.';
      assert.equal(await why(), both);
      assert.equal(await why('en'), 'Since 16\u00a0November 2026, 2 people have withdrawn their signatures.');

      await town.appoint('qui@valmont.fr', 'editor');
      const visit = await town.signedIn('qui@valmont.fr');
      const page = '/desk/petitions/velo/invalidate';
      const criteria = { step: 'preview', domain: 'jetable.exemple', 'why.fr': 'Un programme' };
      await visit.send(page, hiddenOf((await visit.send(page, criteria)).html));
      const out = 'Retrait du compte le 22\u00a0novembre 2026\u00a0: 2 signatures confirmées. Un programme';
      assert.equal(await why(), `${out}. ${both}`);
      const archive = (await archiveOf(town, start + day + 3 * hour)).get('petitions/velo.json');
      assert.ok(archive?.includes(both), 'the day that it names is that of the archive too');
      // Six days later, the first is out of the seven days; one more, and so is the second.
      town.wait(5 * day);
      assert.equal(await why(), `${out}. Depuis le 21\u00a0novembre 2026, 2 personnes ont retiré leur signature.`);
      town.wait(day);
      assert.equal(await why(), `${out}. Depuis le 22\u00a0novembre 2026, 1 personne a retiré sa signature.`);
      town.wait(day);
      assert.equal(await why(), out);
      await town.store.close();
    });

    it('says so of a vote, once its number may be known', async () => {
      const desk = await deskTown({ store: await open[engine]() });
      const document = { results: 'after-close' as const, closesAt: at(2 * day) };
      const town = { ...desk, ...(await pollTown({ town: desk, document })) };
      const why = (lang?: string) => whyOf(town, '/polls/arbre', 'votes', lang);
      const keys = [];
      for (const name of ['a', 'b', 'c']) keys.push(await town.cast(choose('chene'), `${name}@exemple.fr`));
      for (const key of keys.slice(1)) await town.post('/withdraw', { key });
      assert.equal(await why(), undefined);
      assert.doesNotMatch(await town.page('/polls/arbre?lang=fr'), /retiré leur vote/);
      town.wait(2 * day);
      assert.equal(await why(), 'Depuis le 17\u00a0novembre 2026, 2 personnes ont retiré leur vote.');
      assert.equal(await why('en'), 'Since 17\u00a0November 2026, 2 people have withdrawn their votes.');
      town.wait(6 * day);
      assert.equal(await why(), undefined);
      await desk.store.close();
    });

    it('says so of a thread, beside what moderators took down, and no more of what was put back', async () => {
      const town = await threadTown(await open[engine]());
      const why = (lang?: string) => whyOf(town, '/threads/place', 'comments', lang);
      const [ada, mo] = [await town.join('Ada'), await town.join('Mo', true)];
      const ids = [];
      for (const text of ['Un.', 'Deux.', 'Trois.']) ids.push(await town.post(ada, text));
      const own = (act: string, id: string) => town.send(`/threads/place/posts/${act}`, { key: ada, id });
      for (const id of ids.slice(1)) await own('remove', id);
      assert.equal(
        await why(),
        'Depuis le 15\u00a0novembre 2026, 2 commentaires ont été repris par les personnes qui les avaient écrits.',
      );
      assert.equal(await why('en'), 'Since 15\u00a0November 2026, 2 comments have been deleted by their authors.');
      await own('restore', ids[1]!);
      const one = 'Depuis le 15\u00a0novembre 2026, 1 commentaire a été repris par la personne qui l’avait écrit.';
      assert.equal(await why(), one);
      await town.decide(mo, ids[0]!, 'remove');
      assert.equal(await why(), `Retrait du compte le 21\u00a0novembre 2026\u00a0: 1 commentaire. Hors sujet. ${one}`);
      await town.decide(mo, ids[0]!, 'publish');
      await town.send('/threads/place/participants/erase', { key: ada });
      assert.match((await why()) ?? '', /^Depuis le 15\snovembre 2026, 3 commentaires ont été repris/);
      await town.store.close();
    });
  });
}
