import { html } from 'hono/html';
import { presentZone } from '../../core/zone-names.ts';
import { hidden, textField, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf } from '../pages/desk.ts';
import { select } from './fields.ts';
import { fixedLine, nowLine, settingsPage, stepPath, wordsOf, type Sent, type SettingsPage } from './page.ts';
import { frenchZones, otherZones, zoneName } from './zones.ts';

/** Renders the name of the site, where it leads, and the zone of its clocks. */
export function sitePage(view: SettingsPage, sent: Sent): Markup {
  const { page, own, chosen, version, isBeginning } = view;
  const { site } = page.services;
  const { typed } = sent;
  const { lang } = page.words;
  const words = wordsOf(view);
  const zone = presentZone(typed?.['timeZone'] ?? site.timeZone);
  const named = (zones: readonly string[]) => zones.map((each) => [each, zoneName(each, lang)] as const);
  // A zone that was given in the environment is not lost.
  const others = otherZones();
  const all = [...frenchZones, ...others].includes(zone) ? others : [zone, ...others];
  return settingsPage(
    view,
    sent,
    html`<form
      method="post"
      action="${rootOf(page.services)}${stepPath(isBeginning, 'site')}?lang=${words.lang}${toErrors}"
      novalidate
    >
      ${
        fixedLine(view, 'name', own.site.name, site.name) ??
        html`${textField(words, sent, { name: 'name', label: own.site.name, hint: own.site.nameHint, autocomplete: 'organization', value: typed?.['name'] ?? chosen.name, optional: true })}
        ${nowLine(view, sent, chosen.name)}`
      }
      ${
        fixedLine(view, 'home', own.site.home, site.home) ??
        html`${textField(words, sent, { name: 'home', label: own.site.home, hint: own.site.homeHint, type: 'url', autocomplete: 'url', value: typed?.['home'] ?? chosen.home, optional: true })}
        ${nowLine(view, sent, chosen.home)}`
      }
      ${
        fixedLine(view, 'timeZone', own.site.timeZone, zoneName(site.timeZone, lang)) ??
        html`${select(words, sent, {
          name: 'timeZone',
          label: own.site.timeZone,
          value: zone,
          groups: [
            [own.site.france, named(frenchZones)],
            [own.site.elsewhere, named(all)],
          ],
        })}
        ${nowLine(view, sent, zoneName(site.timeZone, lang))}`
      }
      ${hidden({ version })}
      <button type="submit">${isBeginning ? own.next : own.save}</button>
    </form>`,
  );
}
