import { findAdapter, adapterNames } from '../../platforms.ts';
import type { Choice, ScriptFiles, Way } from '../../snippet/choice.ts';
import { writePolicy, writeShortSnippet, writeSnippet } from '../../snippet/snippet.ts';
import { coloursOf, type Colours } from './contrast.ts';
import { byId, fields, offer, optionsOf, showFieldsOf, type Showable } from './fields.ts';
import { sayShown } from './counted.ts';
import { findInside } from './inside.ts';
import { listInside } from './list.ts';
import { preview } from './preview.ts';
import { readAt, type Found } from './read.ts';

/*
 * The form that writes the snippet. Its words stand in the page, in the page's language; nothing is sent but the question for
 * what stands at the address.
 */

/** Where this server begins: its scripts stand there. */
const site = new URL('.', import.meta.url).href.replace(/\/$/, '');
const find = findAdapter();

const ask = async (path: string): Promise<unknown> => (await fetch(`${site}${path}`)).json();
const [scripts, elements] = (await Promise.all([ask('/integrity.json'), ask('/elements.json')])) as [
  ScriptFiles,
  Showable[],
];

/** Returns the elements that can show a thing: those of its type first, then those that show any. */
const elementsFor = (type: string): Showable[] =>
  [type, ''].flatMap((shown) => elements.filter(({ shows }) => shows === shown));

const { form, address, adapter, element, lang, theme, hasColour, accent, ways } = fields;
// An element that the page has no word for is called by its tag.
for (const { tag } of elements) {
  if (![...element.options].some(({ value }) => value === tag)) element.add(new Option(`<${tag}>`, tag));
}
for (const name of adapterNames) adapter.add(new Option(name, name));

/** Number of the address that was asked for last: what another one answers later is out of date. */
let asked = 0;
let thing: Found | undefined;
let shown = '';
let heights = { narrow: 0, wide: 0 };

const text = (key: string): string =>
  byId<HTMLTemplateElement>('texts').content.querySelector(`[data-text="${key}"]`)?.textContent ?? '';
const say = (key: string): void => void (byId('said').textContent = text(key));

function showFault(fault: string): void {
  byId('address-fault').textContent = fault;
  address.setAttribute('aria-invalid', String(fault !== ''));
}

/** Says what the page at an address shows, and offers it; where that is nothing, why the address can't be shown. */
async function offerInside(href: string, fault: string, lang: string, turn: number): Promise<void> {
  const inside = await findInside(find, href, { tags: elements.map(({ tag }) => tag), lang });
  if (turn !== asked) return;
  const things = inside?.things.filter(({ type }) => elementsFor(type).length > 0) ?? [];
  if (things.length === 0) return showFault(text(inside ? 'shows-nothing' : fault));
  showFault(
    sayShown(
      things.map(({ type }) => type),
      document.documentElement.lang,
      text,
    ),
  );
  listInside(byId('inside'), things, (taken) => {
    address.value = taken.src;
    adapter.value = taken.named;
    address.focus();
    void open();
  });
  byId('inside-more').hidden = !inside?.hasMore;
}

/** Reads what stands at the address; nothing where it can't be shown, or another one has been asked for meanwhile. */
async function read(turn: number): Promise<Found | undefined> {
  const { value } = address;
  byId('inside').hidden = true;
  if (!value.trim() || !URL.canParse(value, `${site}/`)) return void showFault(text('no-address'));
  const { href } = new URL(value, `${site}/`);
  const chosen = lang.value || document.documentElement.lang;
  const found = await readAt(find, href, { adapter: adapter.value, lang: chosen });
  if (turn !== asked) return undefined;
  if (typeof found === 'string') return void (await offerInside(href, found, chosen, turn));
  if (elementsFor(found.type).length === 0) return void showFault(text('not-shown'));
  showFault('');
  return found;
}

/** Whether the script carries no texts in the chosen language: they are a file of their own. */
const isMore = ({ selectedOptions: [option] }: HTMLSelectElement): boolean => option?.dataset['more'] !== undefined;

/** Returns the address that answers in a language whoever asks: also the browser, which loads it ahead and knows nothing of the widget's. */
function inLanguage({ src, adapter: name }: Found): string {
  if (name !== 'rest') return src;
  const url = new URL(src);
  if (lang.value) url.searchParams.set('lang', lang.value);
  else url.searchParams.delete('lang');
  return url.href;
}

const isOwn = ({ src }: Found): boolean => src.startsWith(`${site}/`);
const wayNow = (): Way => (ways.find(({ checked }) => checked)?.value ?? 'module') as Way;

const coloursNow = (): Colours =>
  hasColour.checked ? coloursOf(accent.value, theme.value === 'dark') : { accent: '', fill: '', onAccent: '' };

function choiceOf(found: Found, chosen: Showable): Choice {
  return {
    way: wayNow(),
    site,
    scriptsAt: site,
    scripts,
    name: chosen.tag,
    src: inLanguage(found),
    title: found.title,
    adapter: found.adapter,
    isNamed: adapter.value !== '',
    lang: lang.value,
    texts: isMore(lang) ? `${site}/locales/${lang.value}.json` : '',
    theme: theme.value,
    ...coloursNow(),
    options: optionsOf(chosen),
    heights,
  };
}

/** A frame shows what stands on this server; for anything else only the ways with a script are left. */
function showWays(found: Found): void {
  const isElsewhere = !isOwn(found);
  byId('own-only').hidden = !isElsewhere;
  for (const way of ways) way.disabled = isElsewhere && ['iframe', 'oembed'].includes(way.value);
  const [first] = ways;
  if (first && ways.some(({ checked, disabled }) => checked && disabled)) first.checked = true;
}

function showColour(): void {
  accent.disabled = !hasColour.checked;
  byId('accent-fault').textContent = coloursNow().fill && text('faint');
}

function writeCode(choice: Choice): void {
  const isShort = choice.way === 'module';
  byId('brief').hidden = !isShort;
  byId('short').textContent = writeShortSnippet(choice);
  if (!isShort) byId<HTMLDetailsElement>('further').open = true;
  byId('code').textContent = writeSnippet(choice);
  byId('policy').textContent = writePolicy(choice);
  for (const hint of document.querySelectorAll<HTMLElement>('[data-way]')) {
    hint.hidden = !hint.dataset['way']?.split(' ').includes(choice.way);
  }
}

/** Shows what is chosen, measures it, and writes the code with the room that it needs. */
async function update(): Promise<void> {
  const chosen = thing && offer(elementsFor(thing.type));
  if (!thing || !chosen) return;
  showFieldsOf(chosen);
  showWays(thing);
  showColour();
  const choice = choiceOf(thing, chosen);
  const looks = JSON.stringify({ ...choice, way: '', heights: {} });
  if (looks !== shown) {
    shown = looks;
    const measured = await preview({ narrow: byId('narrow'), wide: byId('wide') }, choice);
    // Another choice is measured meanwhile, and writes its own code.
    if (looks !== shown) return;
    heights = measured;
  }
  writeCode(choiceOf(thing, chosen));
}

async function open(): Promise<void> {
  const turn = (asked += 1);
  const found = await read(turn);
  if (turn !== asked) return;
  if (!found) return address.focus();
  // Another address is shown by the widget that is made for what stands there, whatever was chosen for the last one.
  if (found.src !== thing?.src) element.value = '';
  thing = found;
  await update();
  say('shown');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void open();
});
form.addEventListener('change', ({ target }) => {
  // The title is in the language too.
  if (target === lang) void open();
  else if (target !== address && target !== adapter) void update();
});
for (const [button, code] of [
  ['copy-short', 'short'],
  ['copy', 'code'],
] as const) {
  byId(button).addEventListener('click', () => {
    void navigator.clipboard.writeText(byId(code).textContent).then(() => say('copied'));
  });
}

const more = [...lang.querySelectorAll<HTMLOptionElement>('[data-more]')].map(({ value }) => [
  value,
  `${site}/locales/${value}.json`,
]);
const page = globalThis as { civicWidgets?: { push(options: object): unknown } };
(page.civicWidgets ??= []).push({ texts: Object.fromEntries(more) as object });
if (address.value) await open();
