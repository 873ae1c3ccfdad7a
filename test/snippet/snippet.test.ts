import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Choice } from '../../src/snippet/choice.ts';
import { writePolicy, writeShortSnippet, writeSnippet } from '../../src/snippet/snippet.ts';

const choice: Choice = {
  way: 'module',
  site: 'https://participer.exemple',
  scriptsAt: 'https://participer.exemple',
  scripts: {
    version: '1.2.3',
    files: {
      'civic-widgets-1.2.3.js': 'sha384-entry',
      'civic-widgets-1.2.3.decidim.js': 'sha384-decidim',
      'civic-widgets-1.2.3.de.json': 'sha384-de+/=',
      'core.js': 'sha384-core',
      'petition.fr.js': 'sha384-fr',
      'petition.en.js': 'sha384-en',
      'later.js': 'sha384-later',
    },
    loads: { 'civic-petition': { fr: ['core.js', 'petition.fr.js'], en: ['core.js', 'petition.en.js'] } },
    later: ['later.js'],
  },
  name: 'civic-petition',
  src: 'https://participer.exemple/petitions/velo',
  title: 'Des pistes',
  adapter: 'rest',
  isNamed: false,
  lang: '',
  texts: '',
  theme: '',
  accent: '',
  fill: '',
  onAccent: '',
  options: {},
  heights: { narrow: 40, wide: 30 },
};
const elsewhere = { src: 'https://decidim.exemple/initiatives/i-1', adapter: 'decidim' };

describe('the code to paste', () => {
  it('takes what a title holds for text', () => {
    const code = writeSnippet({ ...choice, title: '</a><script>"&' });
    assert.ok(code.includes('>&lt;/a&gt;&lt;script&gt;&quot;&amp;</a>'));
  });

  it('is a script and an element at the least, with the colours that were chosen', () => {
    const lines = [
      '<script type="module" src="https://participer.exemple/civic-widgets.js" referrerpolicy="no-referrer"></script>',
      '<civic-petition src="https://participer.exemple/petitions/velo">',
      '  <a href="https://participer.exemple/petitions/velo">Des pistes</a>',
      '</civic-petition>',
      '',
    ];
    const written = writeShortSnippet(choice).replace(/<script[^<>]*>/, (tag) =>
      tag.replace(/\s+/g, ' ').replace(' >', '>'),
    );
    assert.equal(written, lines.join('\n'));
    const coloured = writeShortSnippet({ ...choice, accent: '#7a1030', onAccent: '#ffffff' });
    assert.match(coloured, /^<style>[^]*--civic-accent: #7a1030;[^]*<\/style>\n<script/);
    assert.doesNotMatch(coloured, /min-block-size/);
  });

  it('pins the texts of a language with the script: those of the same version, with their hash', () => {
    const german = { ...choice, lang: 'de', texts: 'https://participer.exemple/locales/de.json' };
    const textsIn = (way: Choice['way']) => /data-texts="([^"]*)"/.exec(writeSnippet({ ...german, way }))?.[1];
    assert.equal(textsIn('pinned'), 'https://participer.exemple/civic-widgets-1.2.3.de.json#sha384-de+/=');
    assert.equal(textsIn('module'), german.texts, 'what is always the newest has no hash');
    assert.equal(textsIn('classic'), german.texts);
    assert.doesNotMatch(writeSnippet({ ...choice, way: 'pinned' }), /data-texts/);
  });

  it('pins the script and every file that it may load, that of the adapter too', () => {
    const hashesIn = (code: string): object => {
      const [, map = ''] = /<script type="importmap">([^]*?)<\/script>/.exec(code) ?? [];
      return (JSON.parse(map) as { integrity: object }).integrity;
    };
    const own = writeSnippet({ ...choice, way: 'pinned' });
    assert.deepEqual(hashesIn(own), {
      'https://participer.exemple/core.js': 'sha384-core',
      'https://participer.exemple/petition.fr.js': 'sha384-fr',
      'https://participer.exemple/petition.en.js': 'sha384-en',
      'https://participer.exemple/later.js': 'sha384-later',
    });
    assert.match(own, /integrity="sha384-entry"\s+crossorigin="anonymous"/);
    assert.match(own, /rel="modulepreload"\s+href="https:\/\/participer\.exemple\/core\.js"\s+integrity="sha384-core"/);
    assert.doesNotMatch(own, /modulepreload"\s+href="https:\/\/participer\.exemple\/petition/);
    const other = writeSnippet({ ...choice, ...elsewhere, way: 'pinned', lang: 'fr' });
    assert.deepEqual(Object.values(hashesIn(other)).slice(-2), ['sha384-decidim', 'sha384-later']);
    assert.ok(!other.includes('sha384-en"'));
  });

  it('asks ahead for what the reference backend answers in a known language, and for nothing else', () => {
    assert.match(writeSnippet({ ...choice, lang: 'fr' }), /<link\s+rel="preload"/);
    assert.doesNotMatch(writeSnippet(choice), /rel="preload"/);
    assert.doesNotMatch(writeSnippet({ ...choice, ...elsewhere, lang: 'fr' }), /rel="preload"/);
  });

  it('names the adapter where it was chosen, in elements and in places', () => {
    const named = { ...choice, ...elsewhere, isNamed: true };
    assert.match(writeSnippet(named), / adapter="decidim"/);
    assert.match(writeSnippet({ ...named, way: 'place' }), / data-adapter="decidim"/);
    assert.doesNotMatch(writeSnippet({ ...named, isNamed: false }), /adapter="/);
  });

  it('reserves one height where it knows one only', () => {
    assert.ok(writeSnippet(choice).includes('@media (min-width: 48em)'));
    assert.ok(!writeSnippet({ ...choice, heights: { narrow: 30, wide: 30 } }).includes('min-width'));
  });

  it('keeps the room of each thing by its address, whatever stands in that, and of a place and a frame too', () => {
    const odd = { ...choice, src: 'https://participer.exemple/petitions/"]}</style>' };
    assert.ok(
      writeSnippet(odd).includes(
        ':where(civic-petition[src="https://participer.exemple/petitions/\\22 ]}\\3c /style>"])',
      ),
    );
    assert.match(writeSnippet({ ...choice, way: 'place' }), /:where\(div\[data-src="https:\/\/participer/);
    const frame = writeSnippet({ ...choice, way: 'iframe' });
    assert.match(frame, /:where\(iframe\[src="https:\/\/participer[^]*block-size: 652px;[^]*block-size: 492px;/);
    assert.match(frame, /frameborder="0"/);
  });

  it('writes the colours of an element and of a place, that of buttons where it is another one', () => {
    const coloured = { ...choice, accent: '#806600', onAccent: '#000000', fill: '#ffcc00' };
    for (const way of ['module', 'place'] as const) {
      const code = writeSnippet({ ...coloured, way });
      for (const each of ['--civic-accent: #806600;', '--civic-on-accent: #000000;', '--civic-fill: #ffcc00;'])
        assert.ok(code.includes(each), code);
    }
    assert.doesNotMatch(writeSnippet({ ...coloured, fill: '' }), /civic-fill/);
  });

  it('asks the policy of the site for the platform, too', () => {
    assert.match(
      writePolicy({ ...choice, ...elsewhere }),
      /connect-src https:\/\/participer\.exemple https:\/\/decidim/,
    );
    assert.match(writePolicy(choice), /connect-src https:\/\/participer\.exemple;/);
  });
});
