import { html } from 'hono/html';
import { checkbox, errorSummary, hidden, textField, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { formatTime } from '../../words/format.ts';
import { deskPage, doneLine, rootOf, type DeskPage } from '../pages/desk.ts';
import { eventsOf, hookEvents, type Delivery, type Hook, type HookEvent, type HookFault } from './hooks.ts';
import { hookWords } from './words-for.ts';
import type { HookWords } from './words.ts';

export interface HooksState {
  hooks: readonly (Hook & { last: readonly Delivery[] })[];
  /** What was sent and not taken. */
  sent?: { url: string; events: readonly string[]; fault: HookFault } | undefined;
  /** The secret of a hook that has just been added. */
  secret?: { url: string; secret: string } | undefined;
  done?: string | undefined;
}

/** Renders who is told of what happens, what came of it, and the form that adds an address. */
export function hooksPage(page: DeskPage, state: HooksState): Markup {
  const said = hookWords(page.words.lang);
  const faults = state.sent && { fields: { url: state.sent.fault } };
  const words = { ...page.words, faults: { ...page.words.faults, ...said.faults } };
  return deskPage(
    page,
    said.title,
    html`${errorSummary(words, faults ?? {})}
      <h1>${said.title}</h1>
      ${doneLine(state.done)}
      <p>${said.intro}</p>
      ${
        state.secret &&
        html`<section class="notice" aria-labelledby="secret">
          <h2 id="secret">${said.secretTitle}</h2>
          <p><bdi>${state.secret.url}</bdi></p>
          <p><code>${state.secret.secret}</code></p>
          <p>${said.secret}</p>
        </section>`
      }
      ${state.hooks.length === 0 ? html`<p>${said.empty}</p>` : state.hooks.map((hook) => hookPart(page, said, hook))}
      <section aria-labelledby="add">
        <h2 id="add">${said.addTitle}</h2>
        <form method="post" action="${rootOf(page.services)}/desk/hooks?lang=${words.lang}${toErrors}" novalidate>
          ${textField(words, faults ?? {}, {
            name: 'url',
            label: said.address,
            hint: said.addressHint,
            type: 'url',
            autocomplete: 'off',
            value: state.sent?.url,
          })}
          <fieldset>
            <legend>${said.events}</legend>
            ${hookEvents.map((event) => checkbox(event, said.event[event], state.sent?.events.includes(event) ?? true))}
          </fieldset>
          <button type="submit">${said.add}</button>
        </form>
      </section>`,
  );
}

function hookPart({ services, words }: DeskPage, said: HookWords, hook: HooksState['hooks'][number]): Markup {
  const action = (name: string) => `${rootOf(services)}/desk/hooks/${name}?lang=${words.lang}`;
  return html`<section aria-labelledby="hook-${hook.id}">
    <h2 id="hook-${hook.id}"><bdi>${hook.url}</bdi></h2>
    <p>
      ${said.tells}
      ${eventsOf(hook)
        .map((event) => said.event[event])
        .join(', ')}
    </p>
    <h3>${said.last}</h3>
    ${
      hook.last.length === 0
        ? html`<p>${said.none}</p>`
        : html`<ul>
            ${hook.last.map((each) => html`<li>${deliveryLine(services.site.timeZone, words.lang, said, each)}</li>`)}
          </ul>`
    }
    <form method="post" action="${action('test')}">
      ${hidden({ id: hook.id })}<button type="submit" class="quiet">${said.test}</button>
    </form>
    <form method="post" action="${action('remove')}">
      ${hidden({ id: hook.id })}
      <button type="submit" class="quiet" aria-label="${said.removeOf(hook.url)}">${said.remove}</button>
    </form>
  </section>`;
}

function deliveryLine(
  timeZone: string,
  lang: string,
  said: HookWords,
  { event, path, at, state, due_at, trouble }: Delivery,
): Markup {
  const time = (moment: number) => formatTime(lang, moment, timeZone);
  const next = state === 'waiting' && trouble !== '' && said.next(time(due_at));
  return html`<time datetime="${new Date(at).toISOString()}">${time(at)}</time>${' · '}${said.event[event as HookEvent]}
    <bdi>${path}</bdi>${' · '}<strong>${said.states[state as keyof HookWords['states']]}</strong>
    ${trouble && html`<span class="hint">(<bdi lang="en">${trouble}</bdi>${next && html`, ${next}`})</span>`}`;
}
