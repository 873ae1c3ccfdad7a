import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { StartError } from '../../src/server/core/start-error.ts';
import { readSite } from '../../src/server/main/site-settings.ts';
import { start, type RunningServer, type ServeOptions } from '../../src/server/main/serve.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civic-site-'));
});
after(() => rm(folder, { recursive: true }));

async function withServer(
  options: ServeOptions,
  use: (ask: Ask, server: RunningServer) => Promise<void>,
): Promise<void> {
  const server = await start({ port: 0, data: join(folder, 'data'), ...options });
  const ask: Ask = async (path, lang = 'fr') => {
    const response = await fetch(new URL(path, `${server.url}/`), {
      headers: { Accept: 'text/html', 'Accept-Language': lang },
    });
    return { status: response.status, type: response.headers.get('Content-Type') ?? '', text: await response.text() };
  };
  try {
    await use(ask, server);
  } finally {
    await server.close();
  }
}
type Ask = (path: string, lang?: string) => Promise<{ status: number; type: string; text: string }>;

const styleIn = (page: string): string => /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? '';

describe('a server without a site', () => {
  it('has a style of its own for every page, also for one that says what went wrong', async () => {
    await withServer({}, async (ask) => {
      for (const path of ['/', '/petitions', '/nothing', '/donnees-personnelles.html']) {
        const { text } = await ask(path);
        const { status, type, text: css } = await ask(styleIn(text));
        assert.equal(status, 200, path);
        assert.match(type, /^text\/css/);
        for (const part of ['color-scheme: light dark', '.site-header', '.error-summary'])
          assert.ok(css.includes(part));
      }
    });
  });

  it('says what it does with personal data where the notices lead, in both languages', async () => {
    await withServer({ demo: true }, async (ask) => {
      const notice = /href="([^"]*donnees-personnelles[^"]*)"/.exec(
        (await ask('/petitions/pistes-cyclables')).text,
      )?.[1];
      const french = await ask(notice ?? 'no link');
      assert.equal(french.status, 200);
      assert.match(french.text, /<h1>Données personnelles<\/h1>[^]*adresse électronique[^]*CNIL/);
      const other = /class="language"\s+href="([^"]+)"/.exec(french.text)?.[1] ?? '';
      assert.match((await ask(other)).text, /<html lang="en">[^]*<h1>Personal data<\/h1>/);
    });
  });
});

describe('a server with a site', () => {
  it('takes the style and the page on personal data that stand in its folder', async () => {
    const site = join(folder, 'site');
    await mkdir(site);
    await writeFile(join(site, 'town.css'), 'body { margin: 0 }');
    await writeFile(join(site, 'donnees-personnelles.html'), '<h1>Vos données</h1>');
    await withServer({ site }, async (ask) => {
      assert.equal(styleIn((await ask('/petitions')).text), '/town.css');
      assert.equal((await ask('/donnees-personnelles.html')).text, '<h1>Vos données</h1>');
    });
  });

  it('is named by the environment', async () => {
    const set = {
      SITE_NAME: 'Saint-Ouen <3',
      SITE_STYLE: '/ville.css',
      SITE_HOME: 'https://ville.example/',
      TIME_ZONE: 'Indian/Reunion',
    };
    Object.assign(process.env, set);
    try {
      await withServer({}, async (ask) => {
        const { text } = await ask('/petitions');
        assert.ok(text.includes('– Saint-Ouen &lt;3</title>'));
        assert.equal(styleIn(text), '/ville.css');
        assert.match(text, /<a class="site-name" href="https:\/\/ville\.example\/"/);
      });
    } finally {
      for (const name of Object.keys(set)) delete process.env[name];
    }
  });
});

describe('what the environment says of a site', () => {
  it('is taken as it stands, and what is not set stays out', () => {
    assert.deepEqual(readSite({}), {});
    assert.deepEqual(
      readSite({ SITE_NAME: '', PRIVACY_URL: 'https://ville.example/vie-privee', TIME_ZONE: 'europe/paris' }),
      {
        privacy: 'https://ville.example/vie-privee',
        timeZone: 'Europe/Paris',
      },
    );
  });

  for (const [name, value] of [
    ['SITE_STYLE', 'ville.css'],
    ['SITE_HOME', '//ville.example'],
    ['SITE_ICON', 'data:image/png;base64,AA'],
    ['PRIVACY_URL', 'javascript:alert(1)'],
    ['LEGAL_URL', 'mentions'],
    ['ACCESSIBILITY_URL', '//ville.example/accessibilite'],
    ['ACCESSIBILITY', 'oui'],
    ['TIME_ZONE', 'Paris'],
    ['SITE_ACCENT', 'rouge'],
    ['SITE_ACCENT', '#ffb000'],
  ] as const) {
    it(`is refused with the way out: ${name}=${value}`, () => {
      assert.throws(
        () => readSite({ [name]: value }),
        (error) => error instanceof StartError && RegExp(`^${name} is .*: write it like `).test(error.message),
      );
    });
  }
});
