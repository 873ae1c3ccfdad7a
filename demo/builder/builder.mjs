import { contrast, inkOn } from './contrast.mjs';
import { preview } from './preview.mjs';
import { writePolicy, writeSnippet } from './snippet.mjs';

/*
 * The form that writes the snippet. Its words stand in the page, in the page's language; nothing is sent but the question for
 * what stands at the address.
 */
const { document, navigator, Option } = globalThis;
const form = document.querySelector('#builder');
const byId = (id) => document.getElementById(id);
const text = (key) => byId('texts').content.querySelector(`[data-text="${key}"]`).textContent;

/** Where the site of the demo begins, and the widgets' server with it. */
const site = new URL('..', import.meta.url).href.replace(/\/$/, '');

const ask = async (path) => (await fetch(`${site}${path}`)).json();
const [{ version, files, loads, later }, elements] = await Promise.all([ask('/integrity.json'), ask('/elements.json')]);

/** The tags of the elements that can show a thing: those of its type first, then those that show any. */
const tagsFor = ({ type }) =>
  [type, ''].flatMap((shown) => elements.filter(({ shows }) => shows === shown)).map(({ tag }) => tag);

/** Whether a field sets what the element has; a widget of numbers alone has no heading, and so no level of one. */
const isFor = ({ dataset: { for: attribute, except } }, tag) =>
  tag !== except && elements.find((each) => each.tag === tag).attributes.includes(attribute);

// An element that the page has no word for is called by its tag.
for (const { tag } of elements) {
  const known = [...form.element.options].some(({ value }) => value === tag);
  if (!known) form.element.add(new Option(`<${tag}>`, tag));
}

let thing;
let heights = { narrow: 0, wide: 0 };

function say(key) {
  byId('said').textContent = key ? text(key) : '';
}

function showFault(key) {
  byId('address-fault').textContent = key ? text(key) : '';
  form.address.setAttribute('aria-invalid', String(Boolean(key)));
}

/** What stands at the address, as the server tells it in the chosen language; nothing where it cannot be shown. */
async function read(address, lang) {
  if (!address.trim() || !URL.canParse(address, `${site}/`)) return showFault('no-address');
  const { href: src } = new URL(address, `${site}/`);
  try {
    const response = await fetch(src, {
      headers: { accept: 'application/json', 'accept-language': lang },
      credentials: 'omit',
    });
    if (!response.ok) return showFault('not-found');
    const { type, title } = await response.json();
    if (typeof type !== 'string' || tagsFor({ type }).length === 0) return showFault('not-shown');
    showFault('');
    return { src, type, title };
  } catch {
    return showFault('no-answer');
  }
}

/** The attributes of the chosen element, from the fields that are shown for it. */
function optionsOf(name) {
  const parts = [...form.querySelectorAll('[data-for]')].filter((part) => isFor(part, name));
  const options = {};
  for (const { dataset, type, checked, value } of parts.flatMap((part) => [
    ...part.querySelectorAll('[data-option]'),
  ])) {
    const { option } = dataset;
    if (type === 'checkbox') options[option] = [options[option], checked && value].filter(Boolean).join(' ');
    else options[option] = value.trim();
  }
  return options;
}

/** Whether the script carries no texts in the chosen language: they are a file of their own. */
const isMore = ({ selectedOptions: [option] }) => option.dataset.more !== undefined;

/** The address that answers in a language whoever asks: also the browser, which loads it ahead and knows nothing of the widget's. */
function inLanguage(src, lang) {
  const url = new URL(src);
  if (lang) url.searchParams.set('lang', lang);
  else url.searchParams.delete('lang');
  return url.href;
}

function choiceNow() {
  const { value: name } = form.element;
  const accent = form.colour.checked ? form.accent.value : '';
  return {
    way: form.way.value,
    site,
    version,
    files,
    loads,
    later,
    ...thing,
    src: inLanguage(thing.src, form.lang.value),
    name,
    lang: form.lang.value,
    texts: isMore(form.lang) ? `${site}/locales/${form.lang.value}.json` : '',
    theme: form.theme.value,
    accent,
    onAccent: accent && inkOn(accent),
    options: optionsOf(name),
    heights,
  };
}

function showFields() {
  const allowed = tagsFor(thing);
  for (const option of form.element.options) option.hidden = option.disabled = !allowed.includes(option.value);
  if (!allowed.includes(form.element.value)) [form.element.value] = allowed;
  for (const part of form.querySelectorAll('[data-for]')) {
    part.hidden = !isFor(part, form.element.value);
  }
  form.accent.disabled = !form.colour.checked;
  const isFaint = form.colour.checked && contrast(form.accent.value, '#ffffff') < 4.5;
  byId('accent-fault').textContent = isFaint ? text('faint') : '';
}

function writeCode() {
  const choice = choiceNow();
  byId('code').textContent = writeSnippet(choice);
  byId('policy').textContent = writePolicy(choice);
  for (const hint of document.querySelectorAll('[data-way]')) {
    hint.hidden = !hint.dataset.way.split(' ').includes(choice.way);
  }
}

/** Shows what is chosen, measures it, and writes the code with the room that it needs. */
async function update() {
  if (!thing) return;
  showFields();
  const shown = JSON.stringify({ ...choiceNow(), way: '', heights: {} });
  if (shown !== update.shown) {
    update.shown = shown;
    heights = await preview({ narrow: byId('narrow'), wide: byId('wide') }, choiceNow());
  }
  writeCode();
}

async function open() {
  const found = await read(form.address.value, form.lang.value || document.documentElement.lang);
  if (!found) return form.address.focus();
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
  if (target === form.lang) void open();
  else if (target !== form.address) void update();
});
byId('copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(byId('code').textContent);
  say('copied');
});

const more = [...form.lang.querySelectorAll('[data-more]')].map(({ value }) => [
  value,
  `${site}/locales/${value}.json`,
]);
(globalThis.civicWidgets ??= []).push({ texts: Object.fromEntries(more) });
await open();
