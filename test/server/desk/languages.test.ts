import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { giveLink, giveSetupLink } from '../../../src/server/desk/sign-in.ts';
import { engines } from '../engines.ts';
import { start } from '../support.ts';
import { base, deskTown, type Seen } from './support.ts';

const open = engines();
after(() => open.stop());

/** The way to the other language of a page, as a browser follows it. */
const otherOf = ({ html }: Pick<Seen, 'html'>): string | undefined =>
  /class="language" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

for (const engine of ['memory', 'SQLite', 'PostgreSQL'] as const) {
  describe(`the other language of a page of the desk, on ${engine}`, () => {
    const town = async () => deskTown({ store: await open[engine]() });

    it('is that of a setup and of a link to enter, which are good in it', async () => {
      const valmont = await town();
      const visit = valmont.browser();
      const first = new URL(await giveSetupLink({ store: valmont.store, baseUrl: base, clock: () => start }));
      const setup = first.searchParams.get('token')!;
      const english = await visit.get(`/desk/setup?token=${setup}&lang=en`);
      const french = await visit.get(otherOf(english) ?? '');
      assert.equal(french.status, 200);
      assert.match(french.html, /<html lang="fr">/);
      assert.ok(french.html.includes(`name="token" value="${setup}"`));
      assert.equal(french.headers.get('Referrer-Policy'), 'no-referrer');
      // Sent in vain: the form says so, and its link is still good in the other language.
      const vain = await visit.send('/desk/setup?lang=fr', { token: setup, email: 'personne' });
      assert.equal(vain.status, 422);
      assert.equal((await visit.get(otherOf(vain) ?? '')).status, 200);

      await valmont.appoint('maire@valmont.fr', 'owner');
      const { token } = await giveLink(valmont.store, 'maire@valmont.fr', start);
      const link = await visit.get(`/desk/enter?token=${token}&lang=fr`);
      const inEnglish = await visit.get(otherOf(link) ?? '');
      assert.equal(inEnglish.status, 200);
      assert.match(inEnglish.html, /<html lang="en">/);
      assert.match((await visit.send('/desk/enter', { token })).html, /<h1>Participations/);
      // A link that has served goes along no further.
      const used = await valmont.browser().get(`/desk/enter?token=${token}&lang=fr`);
      assert.equal(used.status, 422);
      assert.equal(otherOf(used), '/desk/sign-in?lang=en');
      await valmont.store.close();
    });
  });
}

describe('the other language of a page of the desk', () => {
  it('asks for the same figures, queue, log and way in', async () => {
    const valmont = await deskTown();
    await valmont.appoint('maire@valmont.fr', 'owner');
    const visit = await valmont.signedIn('maire@valmont.fr');
    for (const [path, query] of [
      ['/desk/petitions/velo/figures', 'by=day&until=2026-03-01'],
      ['/desk/moderation', 'only=velo'],
      ['/desk/log', 'of=%2Fpetitions%2Fvelo'],
      ['/log', 'of=%2Fpetitions%2Fvelo&after=x'],
      ['/desk', ''],
    ] as const) {
      const own = query && `${query}&`;
      const english = otherOf(await visit.get(`${path}?${own}lang=fr`));
      assert.equal(english, `${path}?${own}lang=en`);
      assert.equal(otherOf(await visit.get(english ?? '')), `${path}?${own}lang=fr`);
    }
    const stranger = valmont.browser();
    const waysIn = await stranger.get('/desk/petitions/velo/figures?lang=fr');
    assert.equal(otherOf(waysIn), '/desk/sign-in?to=%2Fdesk%2Fpetitions%2Fvelo%2Ffigures&lang=en');
  });

  it('is named in the head of a page whose address asks for something', async () => {
    const { html } = await (await deskTown()).browser().get('/log?of=%2Fpetitions%2Fvelo');
    const english = /hreflang="en" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    assert.match(english, /\/log\?of=%2Fpetitions%2Fvelo&lang=en$/);
  });

  it('takes nothing of a form that was sent into an address', async () => {
    const valmont = await deskTown();
    const visit = valmont.browser();
    const sent = await visit.send('/desk/sign-in', { email: 'maire@valmont.fr', to: '/desk/log' });
    assert.equal(otherOf(sent), '/desk/sign-in?to=%2Fdesk%2Flog&lang=en');
    assert.equal((await visit.get(otherOf(sent) ?? '')).status, 200);
  });
});
