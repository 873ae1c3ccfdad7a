import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sayShown } from '../../src/desk/builder/counted.ts';
import { addressesIn, type Reference } from '../../src/desk/builder/references.ts';
import { insideTexts } from '../../src/server/desk/building/inside.ts';
import { en } from '../../src/server/desk/building/words/en.ts';
import { fr } from '../../src/server/desk/building/words/fr.ts';

const base = 'https://ville.example/vivre/votes.html';
const shown = (address: string, adapter = ''): Reference => ({ address, adapter, isLink: false });
const link = (address: string): Reference => ({ address, adapter: '', isLink: true });
const found = (...references: Reference[]): string[] => addressesIn(references, base).map(({ src }) => src);

describe('the addresses in a page', () => {
  it('are those of its widgets and those that it links to, each once, in whatever language', () => {
    assert.deepEqual(
      found(
        link('../polls/marche?lang=fr'),
        link('../polls/parc?lang=en#vote'),
        link('https://autre.example/petitions/1/'),
        shown('/polls/marche'),
      ),
      ['https://ville.example/polls/marche', 'https://ville.example/polls/parc', 'https://autre.example/petitions/1/'],
    );
  });

  it('leave out links that lead to no thing, and what is no address', () => {
    const links = ['votes.html', '/polls', '/polls/a/results', 'mailto:a@ville.example', '#top', '', 'https://'];
    assert.deepEqual(found(...links.map(link), link('javascript:alert(1)/polls/a')), []);
    assert.deepEqual(found(shown(''), shown('http://['), shown('javascript:alert(1)')), []);
  });

  it('keep what is asked for behind the path, and the adapter that is named', () => {
    const src = 'https://ville.example/rest/v1/petitions?id=eq.7';
    assert.deepEqual(addressesIn([shown(`${src}&lang=fr`, 'postgrest')], base), [{ src, adapter: 'postgrest' }]);
  });

  it('are found in frames', () => {
    const src = encodeURIComponent('https://participer.example/petitions/velo?lang=fr');
    assert.deepEqual(found(shown(`https://participer.example/embed?src=${src}&element=petition`)), [
      'https://participer.example/petitions/velo',
    ]);
    assert.deepEqual(found(shown('/embed?src=polls%2Fparc')), ['https://ville.example/polls/parc']);
    assert.deepEqual(found(shown('/embed?element=poll')), []);
  });
});

describe('the sentence that says what a page shows', () => {
  const say = (lang: 'fr' | 'en', ...types: string[]): string => {
    const texts = insideTexts({ fr, en }[lang]);
    return sayShown(types, lang, (key) => texts[key] ?? '');
  };

  it('names one thing by its type', () => {
    assert.equal(say('fr', 'poll'), 'Cette page montre un vote\u202f; collez l’adresse du vote lui-même.');
    assert.equal(
      say('fr', 'petition'),
      'Cette page montre une pétition\u202f; collez l’adresse de la pétition elle-même.',
    );
    assert.equal(say('en', 'comments'), 'This page shows a thread; paste the address of the thread itself.');
  });

  it('counts several of a type', () => {
    assert.equal(say('fr', 'poll', 'poll', 'poll'), 'Cette page montre 3 votes\u202f; collez l’adresse de l’un d’eux.');
    assert.equal(
      say('fr', 'consultation', 'consultation'),
      'Cette page montre 2 consultations\u202f; collez l’adresse de l’une d’elles.',
    );
    assert.equal(say('en', 'poll', 'poll'), 'This page shows 2 polls; paste the address of one of them.');
  });

  it('lists several types, in their order', () => {
    assert.equal(
      say('fr', 'poll', 'petition', 'poll', 'comments'),
      'Cette page montre 2 votes, une pétition et une discussion\u202f; collez l’adresse de ce que vous voulez intégrer.',
    );
    assert.equal(
      say('en', 'petition', 'poll'),
      'This page shows a petition and a poll; paste the address of the one that you want to embed.',
    );
  });

  it('has a word for a type that came later', () => {
    assert.equal(
      say('fr', 'budget', 'assembly'),
      'Cette page montre 2 éléments\u202f; collez l’adresse de l’un d’eux.',
    );
  });
});
