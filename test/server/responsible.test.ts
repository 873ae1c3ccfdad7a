import assert from 'node:assert/strict';
import { it } from 'node:test';
import { memoryStore } from '../../src/server/store/memory.ts';
import { at1, proposalTown } from './desk/proposal-town.ts';

interface Shown {
  notice: { version: string; controller: string };
}

it('names who runs the site as responsible where a thing names nobody, and never the program', async () => {
  const { read, desk } = await proposalTown(memoryStore());
  const places = [at1, `${at1}/comments`];
  const named = async (lang: string) =>
    Promise.all(places.map(async (path) => (await read<Shown>(`${path}?lang=${lang}`, lang)).notice.controller));
  const versions = async (lang = 'fr') =>
    Promise.all(places.map(async (path) => (await read<Shown>(`${path}?lang=${lang}`, lang)).notice.version));
  const privacy = async (): Promise<string> => desk.page('/donnees-personnelles.html?lang=fr');
  assert.deepEqual(await named('fr'), ['L’équipe de ce site', 'L’équipe de ce site']);
  assert.equal((await named('en'))[1], 'The team of this site');
  assert.match(await privacy(), /auprès de l’équipe de ce site, et saisir/);
  assert.doesNotMatch(await desk.page(`${at1}?lang=fr`), /responsable[^<]*Civic Widgets/i);

  const unnamed = await versions();

  await desk.appoint('elle@ville.exemple', 'owner');
  const owner = await desk.signedIn('elle@ville.exemple');
  const rename = async (name: string): Promise<void> => {
    const form = await owner.get('/desk/settings/site');
    const [, version = ''] = /name="version" value="([^"]+)"/.exec(form.html) ?? [];
    await owner.send('/desk/settings/site', { version, name, home: '', timeZone: 'Europe/Paris' });
  };
  await rename('Ville de Valmont');
  assert.deepEqual(await named('fr'), ['Ville de Valmont', 'Ville de Valmont']);
  assert.match(await privacy(), /auprès de l’équipe du site Ville de Valmont, et saisir/);

  // Another name is another notice: who read which stays known, in every language.
  const here = await versions();
  assert.deepEqual(await versions('en'), here);
  for (const [place, version] of here.entries()) assert.notEqual(version, unnamed[place]);
  await rename('Valmont participe');
  for (const [place, version] of (await versions()).entries()) assert.notEqual(version, here[place]);
  await rename('Ville de Valmont');
  assert.deepEqual(await versions(), here);
});
