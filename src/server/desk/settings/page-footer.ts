import { html } from 'hono/html';
import { hidden, textField, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { conformities } from '../../words/conformity.ts';
import { rootOf } from '../pages/desk.ts';
import { select } from './fields.ts';
import { fixedLine, nowLine, settingsPage, stepPath, wordsOf, type Sent, type SettingsPage } from './page.ts';

/** Renders what stands at the foot of every page: the legal notice, and how accessible the site is (law of 2005, article 47). */
export function footerPage(view: SettingsPage, sent: Sent): Markup {
  const { page, own, chosen, version } = view;
  const { site } = page.services;
  const { typed } = sent;
  const words = wordsOf(view);
  const said = own.footer;
  const levels = [['', said.untold] as const, ...conformities.map((each) => [each, said.levels[each]] as const)];
  const address = (name: 'legal' | 'accessibility'): Markup =>
    fixedLine(view, name, said[name], site[name] ?? '') ??
    html`${textField(words, sent, { name, label: said[name], hint: said.hints[name], type: 'url', autocomplete: 'off', value: typed?.[name] ?? chosen[name], optional: true })}
    ${nowLine(view, sent, chosen[name])}`;
  return settingsPage(
    view,
    sent,
    html`<form
      method="post"
      action="${rootOf(page.services)}${stepPath(false, 'footer')}?lang=${words.lang}${toErrors}"
      novalidate
    >
      ${address('legal')}
      ${
        fixedLine(view, 'conformity', said.conformity, site.conformity ? said.levels[site.conformity] : '') ??
        html`${select(words, sent, { name: 'conformity', label: said.conformity, hint: said.hints.conformity, value: typed?.['conformity'] ?? chosen.conformity ?? '', groups: [['', levels]] })}
        ${nowLine(view, sent, chosen.conformity && said.levels[chosen.conformity])}`
      }
      ${address('accessibility')} ${hidden({ version })}
      <button type="submit">${own.save}</button>
    </form>`,
  );
}
