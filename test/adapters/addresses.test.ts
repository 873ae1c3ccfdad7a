import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findAdapter } from '../../src/platforms.ts';

/** Addresses as one copies them from the address bar, by the adapter that speaks with what stands there. */
const addresses: Record<string, readonly string[]> = {
  decidim: [
    'https://decidim.example/initiatives/i-12',
    'https://decidim.example/ca/initiatives/i-12/?locale=ca',
    'https://decidim.example/processes/plan-climat',
    'https://decidim.example/pt-BR/assemblies/conseil_1?locale=fr',
    'https://decidim.example/processes/plan-climat/f/3/proposals/7#comments',
    'https://decidim.example/conferences/x/f/3/debates/7?commentId=1#comment_1',
  ],
  'uk-petitions': [
    'https://petition.parliament.uk/petitions/700001',
    'https://petition.parliament.uk/archived/petitions/1?utm=x#top',
    'https://petition.parliament.uk/petitions/700001/signatures/new',
  ],
  mastodon: [
    'https://social.example/@ville/109000000000000001',
    'https://social.example/@ville@autre.example/109000000000000001?x=1',
    'https://social.example/deck/@ville/109000000000000001',
    'https://social.example/users/ville/statuses/109000000000000001',
  ],
  rest: [
    'https://ville.example/petitions/700001',
    'https://ville.example/initiatives/pistes',
    'https://ville.example/processes',
    'https://ville.example/processes/plan-climat/calendrier',
    'https://petition.parliament.uk/help',
    'https://blog.example/@nina/mon-article-3f2a',
    'https://social.example/@ville',
    'https://ville.example/polls/1?next=https://social.example/@ville/109000000000000001',
  ],
};

describe('an address', () => {
  const find = findAdapter();
  for (const [name, all] of Object.entries(addresses)) {
    it(`is spoken with by ${name}`, async () => {
      for (const src of all) assert.equal((await find(src, '')).name, name, src);
    });
  }
});
