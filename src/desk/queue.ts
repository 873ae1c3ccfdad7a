/*
 * The keys of the moderators' queue: a comfort on a page that works without them. They are single letters, so that whoever speaks to the
 * computer, or is disturbed by them, can turn them off (WCAG 2.2, 2.1.4); in a field they are letters.
 */
const keysOff = 'civic-desk-keys-off';
const place = 'civic-desk-queue-place';

const cases = [...document.querySelectorAll<HTMLElement>('article.case')];
const help = document.querySelector<HTMLDetailsElement>('#keys');
const toggle = document.querySelector<HTMLInputElement>('#keys-on');

/** Storage may be refused: then nothing is remembered. */
function remember(storage: () => Storage, name: string, value: string | undefined): void {
  try {
    if (value === undefined) storage().removeItem(name);
    else storage().setItem(name, value);
  } catch {
    // The keys work all the same.
  }
}
function recall(storage: () => Storage, name: string): string | null {
  try {
    return storage().getItem(name);
  } catch {
    return null;
  }
}
const forGood = (): Storage => localStorage;
const forNow = (): Storage => sessionStorage;

const current = (): number => cases.findIndex((each) => each.contains(document.activeElement));

function goTo(at: number): void {
  const found = cases[Math.min(Math.max(at, 0), cases.length - 1)];
  found?.focus();
  found?.scrollIntoView({ block: 'nearest' });
}

/** Publishes the case that has the focus; on the next page, the one that takes its place has it. */
function publish(at: number): void {
  const button = cases[at]?.querySelector<HTMLButtonElement>('form [name=verdict][value=publish] ~ button');
  if (!button) return;
  remember(forNow, place, String(at));
  button.click();
}

/** Opens the decision of the case that has the focus, with “take down” chosen, at its reason. */
function refuse(at: number): void {
  const details = cases[at]?.querySelector<HTMLDetailsElement>('details.act');
  if (!details) return;
  details.open = true;
  const verdict = details.querySelector<HTMLInputElement>('[type=radio][value=remove]');
  if (verdict) verdict.checked = true;
  details.querySelector<HTMLElement>('select')?.focus();
}

function showHelp(): void {
  if (!help) return;
  help.open = !help.open;
  if (help.open) help.querySelector('summary')?.focus();
}

const keys: Readonly<Record<string, (at: number) => void>> = {
  j: (at) => goTo(at + 1),
  k: (at) => goTo(at < 0 ? 0 : at - 1),
  p: publish,
  r: refuse,
  '?': showHelp,
};

document.addEventListener('keydown', (event) => {
  const { key, altKey, ctrlKey, metaKey, target, repeat } = event;
  const isTyped = target instanceof Element && target.closest('input, textarea, select') !== null;
  const run = keys[key];
  if (!run || isTyped || altKey || ctrlKey || metaKey || repeat || toggle?.checked === false) return;
  event.preventDefault();
  run(current());
});

if (help && toggle) {
  help.hidden = false;
  toggle.checked = recall(forGood, keysOff) === null;
  toggle.addEventListener('change', () => remember(forGood, keysOff, toggle.checked ? undefined : 'yes'));
}

const last = recall(forNow, place);
remember(forNow, place, undefined);
// What is to be mended has the focus before all else.
if (last !== null && !document.querySelector('#errors')) goTo(Number(last));
