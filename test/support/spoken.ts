import type { CDPSession, Page } from 'puppeteer-core';

/** What assistive technology is told of one thing on a page. */
export interface Spoken {
  role: string;
  name: string;
  description: string;
  /** What is true of it, as `checked`, `invalid`, `focused`; with a value where it has one, as `level=2`. */
  states: readonly string[];
}

type Node = Awaited<ReturnType<typeof readNodes>>[number];

const readNodes = async (session: CDPSession) => (await session.send('Accessibility.getFullAXTree')).nodes;

const told = new Set([
  'level',
  'checked',
  'pressed',
  'expanded',
  'invalid',
  'required',
  'disabled',
  'focused',
  'focusable',
  'live',
  'atomic',
]);
const isSaid = (value: unknown): boolean => value !== undefined && value !== false && value !== 'false';

function toSpoken({ role, name, description, properties = [] }: Node): Spoken {
  const states = properties
    .filter(({ name: state, value }) => told.has(state) && (isSaid(value.value) || state === 'expanded'))
    .map(({ name: state, value }) =>
      value.value === true || value.value === 'true' ? state : `${state}=${value.value}`,
    );
  return {
    role: String(role?.value),
    name: plain(name?.value),
    description: plain(description?.value),
    states,
  };
}

const plain = (text: unknown): string => (typeof text === 'string' ? text : '').replace(/\s+/g, ' ').trim();

/**
 * Reads the tree of accessibility of a page in the order of reading, as the browser gives it to a screen reader: open shadow roots are part of
 * it, and what is hidden from it is not.
 */
export async function readAloud(page: Page): Promise<Spoken[]> {
  const session = await page.createCDPSession();
  await session.send('Accessibility.enable');
  const nodes = await readNodes(session);
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const spoken: Spoken[] = [];
  const walk = (node: Node | undefined): void => {
    if (!node) return;
    if (!node.ignored) spoken.push(toSpoken(node));
    for (const child of node.childIds ?? []) walk(byId.get(child));
  };
  walk(nodes[0]);
  return spoken;
}

const reached = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'radio',
  'checkbox',
  'DisclosureTriangle',
]);

/** What can be reached and has no name, or is wrong and does not say why; none, where it is as it should be. */
export const findUnspeakable = (spoken: readonly Spoken[]): string[] =>
  spoken.flatMap(({ role, name, description, states }) => [
    ...(reached.has(role) && name === '' ? [`a ${role} without a name`] : []),
    ...(role === 'heading' && name === '' ? ['a heading without words'] : []),
    ...(role === 'image' && name === '' ? ['a picture without an alternative'] : []),
    ...(role === 'Iframe' && name === '' ? ['a frame without a title'] : []),
    ...(states.includes('invalid') && description === '' ? [`${role} "${name}" is wrong and does not say why`] : []),
  ]);

/** Begins to keep what the live regions of the widgets say, as a screen reader would say it. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const watch = (root: ParentNode & globalThis.Node): void =>
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement;
          const text = element?.closest('[role=status]')?.textContent.replace(/\s+/g, ' ').trim();
          if (text && heard.at(-1) !== text) heard.push(text);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
    for (const { shadowRoot } of document.querySelectorAll('*')) if (shadowRoot) watch(shadowRoot);
  });

/** What the live regions have said since `listen`. */
export const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
