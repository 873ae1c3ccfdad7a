import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { elementsOf, eventsOf } from '../support/element-docs.mjs';
import { describeTypes } from '../support/element-types.mjs';
import { makeProject, type Project } from '../support/project.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('dist/custom-elements.json'));

interface Named {
  name: string;
  description?: string;
}

/** Each line but the first ones holds one mistake, or is held by the one before it. */
const mistakes: Record<string, string> = {
  'react.tsx': `import type {} from 'civic-widgets/react';
    export const a = <civic-pol />;
    export const b = <civic-poll sorc="/polls/1" />;
    export const c = <civic-poll heading-level="3" />;
    export const d = <civic-poll theme="blue" />;
    export const e = <civic-counter store="memory" />;
    export const f = <civic-poll oncivic-vote-cast={(event) => event.outcom} />;
    export const g = <civic-poll ref={(element: HTMLInputElement | null) => void element} />;`,
  'vue.vue': `<script setup lang="ts">import type {} from 'civic-widgets/vue';</script><template>
    <civic-poll :src="3" />
    <civic-poll heading-level="3" />
    <civic-poll theme="blue" />
    <civic-counter store="memory" />
    <civic-poll @civic-vote-cast="(event) => event.outcom" />
    </template>`,
  'svelte.ts': `import type {} from 'civic-widgets/svelte'; import type { SvelteHTMLElements } from 'svelte/elements';
    export const a: SvelteHTMLElements['civic-poll'] = { sorc: '/polls/1' };
    export const b: SvelteHTMLElements['civic-poll'] = { 'heading-level': '3' };
    export const c: SvelteHTMLElements['civic-counter'] = { store: 'memory' };
    export const d: SvelteHTMLElements['civic-poll'] = { 'oncivic-vote-cast': (event) => event.outcom };`,
  'page.ts': `import 'civic-widgets/define'; const poll = document.querySelector('civic-poll');
    if (poll) poll.headingLevel = '3';
    poll?.addEventListener('civic-vote-cast', (event) => event.outcom);
    document.addEventListener('civic-comment-voted', ({ value }) => value === 2);
    window.addEventListener('civic-error', ({ error }) => error.cod);
    document.createElement('civic-counter').metrics = 3;`,
};

describe('the types of the elements', () => {
  it('are what the elements say of themselves', async () => {
    const path = join(root, 'src/frameworks/tags.ts');
    const text = await format(describeTypes(manifest), { ...(await resolveConfig(path)), filepath: path });
    assert.equal(text, read('src/frameworks/tags.ts'), 'Run npm run docs.');
  });

  it('describe each event, and everything that it carries', () => {
    const elements = elementsOf(manifest) as { events?: Named[] }[];
    const named = new Set(elements.flatMap(({ events = [] }) => events.map(({ name }) => name)));
    const events = eventsOf(manifest) as (Named & { type: string; fields: Named[] })[];
    assert.deepEqual(events.map(({ name }) => name).sort(), [...named].sort());
    const typed = globSync('src/elements/*/events.ts', { cwd: root }).flatMap((path) => {
      const [, map = ''] = /interface GlobalEventHandlersEventMap \{(.*?)\}/s.exec(read(path)) ?? [];
      return [...map.matchAll(/'(civic-[a-z-]+)'/g)].map(([, name]) => name);
    });
    assert.deepEqual(typed.sort(), [...named].sort(), 'what the DOM knows is not what the elements tell');
    const silent = events.flatMap(({ type, description, fields }) =>
      [{ name: 'itself', description }, ...fields]
        .filter((each) => !each.description)
        .map(({ name }) => `${type}: ${name} is not described`),
    );
    assert.deepEqual(silent, []);
  });

  it('are nothing when the page runs', () => {
    for (const name of ['react', 'vue', 'svelte']) {
      assert.equal(read(`dist/frameworks/${name}.js`).trim(), 'export {};');
    }
  });
});

describe('a project', () => {
  let plain: Project;
  let full: Project;
  before(() => {
    plain = makeProject([]);
    full = makeProject(['react', '@types/react', 'vue', 'svelte']);
  });
  after(() => {
    plain?.close();
    full?.close();
  });

  it('without a framework needs no types but ours, as a bundler and as Node resolve them', () => {
    plain.write('page.ts', `import 'civic-widgets/define'; export * from 'civic-widgets';`);
    assert.deepEqual(plain.check('tsc', { skipLibCheck: false }), []);
    assert.deepEqual(plain.check('tsc', { module: 'NodeNext', moduleResolution: 'NodeNext' }), []);
  });

  it('hears of each mistake in its templates and listeners, where it is', () => {
    for (const [name, text] of Object.entries(mistakes)) full.write(name, text);
    const found = full.check('vue-tsc', { jsx: 'react-jsx' });
    for (const [name, text] of Object.entries(mistakes)) {
      const lines = found.flatMap((line) => (line.startsWith(`${name}(`) ? [Number(/\((\d+)/.exec(line)?.[1])] : []));
      const last = text.trimEnd().split('\n').length - (name.endsWith('.vue') ? 1 : 0);
      const expected = Array.from({ length: last - 1 }, (_each, index) => index + 2);
      assert.deepEqual([...new Set(lines)], expected, `${name}:\n${found.join('\n')}`);
    }
  });
});
