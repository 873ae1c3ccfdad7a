import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDraft } from '../../../src/server/desk/making/drafts.ts';
import { seedDemo } from '../../../src/server/nouns.ts';
import { threadDocument } from '../comments-support.ts';
import { put, start } from '../support.ts';
import { decode } from './forms.ts';
import { deskTown } from './support.ts';

/* What holds for every form of the desk, whoever added it: they are asked of the router itself, so that none can be forgotten. */

const [things, proposal] = [
  { threads: 'place', petitions: 'velo', polls: 'nom-de-region', consultations: 'plan-climat' } as Record<
    string,
    string
  >,
  'proposition-15',
];

describe('the page of a form that is refused', () => {
  it('leads to a page that is there, in the other language', async () => {
    const town = await deskTown();
    await seedDemo(town.store, start);
    await put(town.store, 'place', threadDocument);
    const values = { languages: 'fr', 'title.fr': 'Arbres' };
    const { id: draft } = await town.store.write((writer) =>
      addDraft(writer, { type: 'petition', model: 'petition', values }, start),
    );
    await town.appoint('maire@ville.exemple', 'owner');
    const visit = await town.signedIn('maire@ville.exemple');
    const paths = new Set(
      town.app.routes
        .filter(
          ({ method, path }) => method === 'POST' && /^\/desk\/(?!api\b|sign-out|drafts\/:draft\/delete)/.test(path),
        )
        .map(({ path }) =>
          path
            .replace(/^\/desk\/(\w+)\/:id/, (_all, type: string) => `/desk/${type}/${things[type]}`)
            .replace(':proposal', proposal)
            .replace(':draft', draft)
            .replace(':step', 'text'),
        ),
    );
    let followed = 0;
    for (const path of paths) {
      const seen = await visit.send(path, {});
      const [, to] = /<a class="language" href="([^"]*)"/.exec(seen.html) ?? [];
      if (seen.at !== path || seen.status === 404 || to === undefined) continue;
      const other = await visit.get(decode(to));
      assert.equal(other.status, 200, `${path} leads to ${to}`);
      assert.match(other.html, /<html lang="en"/, path);
      followed += 1;
    }
    assert.ok(followed > 30, String(followed));
  });
});
