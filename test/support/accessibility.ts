import { assert } from 'chai';
import { findAxe, findInColours } from './axe.ts';

/** A state that a person can meet an element in, and the way there. */
export type State = [name: string, arrange: () => Promise<HTMLElement>];

function show(scheme: 'light' | 'dark'): void {
  document.documentElement.setAttribute('data-scheme', scheme);
  const [background, color] = scheme === 'light' ? ['#ffffff', '#1b2226'] : ['#12171c', '#e8edef'];
  Object.assign(document.documentElement.style, { colorScheme: scheme, background, color });
}

/** In every state, axe finds nothing in light and in dark, and nothing stands out of the widget at 320 pixels. */
export function checkStates(states: readonly State[]): void {
  describe('axe finds nothing in light and in dark', () => {
    beforeEach(() => {
      document.title = 'Participer';
      show('light');
    });

    for (const [name, arrange] of states) {
      it(`in: ${name}`, async () => {
        const element = await arrange();
        const main = document.createElement('main');
        document.body.append(main);
        main.append(element);
        await new Promise(requestAnimationFrame);
        assert.deepEqual(await findAxe(main), [], 'light');
        show('dark');
        await new Promise(requestAnimationFrame);
        assert.deepEqual(await findInColours(main), [], 'dark');
      });
    }
  });

  describe('at 320 pixels', () => {
    for (const [name, arrange] of states) {
      it(`nothing stands out of the widget in: ${name}`, async () => {
        document.body.style.inlineSize = '288px';
        const element = await arrange();
        const end = element.getBoundingClientRect().right + 1;
        for (const each of element.shadowRoot?.querySelectorAll('*') ?? []) {
          assert.isAtMost(each.getBoundingClientRect().right, end, each.outerHTML);
        }
        document.body.style.inlineSize = '';
      });
    }
  });
}
