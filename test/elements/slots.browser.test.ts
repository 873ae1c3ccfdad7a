import { assert } from 'chai';
import { http, HttpResponse } from 'msw';
import { createBackend, type Backend } from '../../src/testing/backend.ts';
import { cleanUp, mount, when } from '../support/mount.ts';
import { startBackend } from '../support/worker.ts';

let backend: Backend;
const origin = 'https://backend.example';
const worker = startBackend(http.all(`${origin}/*`, ({ request }) => backend.app.fetch(request)));
beforeEach(async () => {
  cleanUp();
  backend = await createBackend(origin);
});
afterEach(cleanUp);

function open(name: 'civic-petition' | 'civic-counter'): { element: HTMLElement; texts: HTMLElement[] } {
  const element = mount(name, { src: name === 'civic-counter' ? backend.consultation : backend.petition });
  element.innerHTML = '<p slot="after">After</p><h2 slot="intro">Intro</h2><a href="/">Link</a>';
  return { element, texts: [...element.children] as HTMLElement[] };
}

describe("the page's own texts in an element", () => {
  for (const name of ['civic-petition', 'civic-counter'] as const) {
    it(`stand first and last in a ${name}, and its link gives way`, async () => {
      const { element, texts } = open(name);
      const content = await when(element as never, '[part=title], dl');
      const [after, intro, link] = texts.map((each) => each.getBoundingClientRect());
      const { top, bottom } = content.getBoundingClientRect();
      assert.isBelow(intro?.bottom ?? NaN, top);
      assert.isAbove(after?.top ?? NaN, bottom);
      assert.equal(link?.height, 0);
    });
  }

  it('stay there when the backend cannot be reached', async () => {
    worker.use(http.get(backend.petition, () => HttpResponse.text('', { status: 404 })));
    const { element, texts } = open('civic-petition');
    await when(element as never, '[role=alert]');
    for (const text of texts) assert.isAbove(text.getBoundingClientRect().height, 0, text.outerHTML);
  });
});
