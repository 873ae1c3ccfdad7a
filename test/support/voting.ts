import type { CivicElement } from '../../src/elements/shared/base.ts';
import type { CivicPollElement } from '../../src/elements/poll/poll.ts';
import type { Poll } from '../../src/schema/poll.ts';
import { CivicStore } from '../../src/state/store.ts';
import { lateAdapter } from './late.ts';
import { button, find, mount, type, until, when } from './mount.ts';
import { code, email, fakePolls, samples, type Sample } from './polls.ts';

export const src = 'https://backend.example/polls/quartier';

/** A poll in the page, over a backend of its own. */
export function mountPoll(sample: string | Sample, changes: Partial<Poll> = {}) {
  const { state, adapter } = fakePolls(typeof sample === 'string' ? samples[sample]! : sample, changes);
  const open = (): CivicPollElement => mount('civic-poll', { src }, { store: new CivicStore(lateAdapter(adapter)) });
  return { state, adapter, open, element: open() };
}

const all = <T extends HTMLElement>(element: CivicPollElement, selector: string): T[] => [
  ...element.renderRoot.querySelectorAll<T>(selector),
];

/** Fills in a ballot of any kind, as a person does: by clicks, and changes of lists. */
export async function fill(element: CivicPollElement): Promise<void> {
  await when(element, '[part=ballot]');
  const { kind } = element['voting'].poll.form;
  if (kind === 'choices' || kind === 'three-way') find<HTMLInputElement>(element, '.ballot input')?.click();
  else if (kind === 'ranking' && !element['voting'].poll.form.ties) {
    for (let times = 0; times < 2; times += 1) {
      find(element, '[id^=add-]')?.click();
      await element.updateComplete;
    }
  } else {
    for (const group of all(element, '.graded')) {
      group.querySelector<HTMLInputElement>('input')?.click();
      await element.updateComplete;
    }
    for (const select of all<HTMLSelectElement>(element, '.ballot select')) {
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await element.updateComplete;
    }
  }
  await element.updateComplete;
}

export async function review(element: CivicPollElement): Promise<void> {
  (await button(element, 'Continuer')).click();
  await when(element, '[part=review]');
}

/** From the review to the ballot that is counted. */
export async function send(element: CivicPollElement): Promise<void> {
  await type(element, 'email', email);
  (await button(element, 'Voter')).click();
  await when(element, '#code');
}

export async function confirm(element: CivicPollElement): Promise<void> {
  await type(element, 'code', code);
  (await button(element, 'Confirmer')).click();
  await when(element, '[part=thanks]');
}

export async function vote(element: CivicPollElement): Promise<void> {
  await fill(element);
  await review(element);
  await send(element);
  await confirm(element);
}

/** Waits until the widget's text says this. */
export const says = (element: CivicElement, text: string): Promise<unknown> =>
  until(() => (element.renderRoot as ShadowRoot).textContent.replace(/\s+/g, ' ').includes(text), `"${text}"`);
