import { html } from 'hono/html';
import { accentOf, contrastOf, leastContrast, readable, readColour, type Colour } from '../../core/colour.ts';
import { faultText, hidden, toErrors } from '../../pages/fields.ts';
import type { Markup } from '../../pages/layout.ts';
import { rootOf } from '../pages/desk.ts';
import { plainAccent } from './check.ts';
import { largestLogo, type LogoFault } from './logo.ts';
import { fixedLine, nowLine, settingsPage, stepPath, wordsOf, type Sent, type SettingsPage } from './page.ts';

export interface LookSent extends Sent {
  logoFault?: LogoFault | undefined;
}

/** Says what is wrong with a colour; nothing where it can be read. */
function accentFault({ own, page }: SettingsPage, accent: Colour): string | undefined {
  if (contrastOf(accent) >= leastContrast) return undefined;
  const format = new Intl.NumberFormat(page.words.lang, { maximumFractionDigits: 1 });
  return own.look.tooLight(format.format(Math.floor(contrastOf(accent) * 10) / 10), readable(accent));
}

/** Says why a file can't be the logo, and that the one from before stays, where there is one. */
const logoFaultText = ({ own: { look }, page }: Pick<SettingsPage, 'own' | 'page'>, fault: LogoFault): string =>
  [look.logoFaults[fault], ...(page.services.site.logo && fault !== 'none' ? [look.logoStays] : [])].join(' ');

/** Renders the colour and the picture of the site, in one form: what is chosen in one part is not lost by sending the other. */
export function lookPage(given: SettingsPage, sent: LookSent): Markup {
  const { logoFault, ...others } = sent;
  const typed = readColour(sent.typed?.['accent'] ?? '');
  const fault = typed && accentFault(given, typed);
  const faults = {
    ...given.own.faults,
    ...(fault && { 'accent.too-light': fault }),
    ...(logoFault && { [`logo.${logoFault}`]: logoFaultText(given, logoFault) }),
  };
  const view = { ...given, own: { ...given.own, faults } };
  const fields = { ...sent.fields, ...(logoFault && !sent.isOutdated && { logo: logoFault }) };
  const { page, own, version, isBeginning } = view;
  const { choices, site } = page.services;
  const isFree = !choices?.isFixed('accent') || !choices.isFixed('logo');
  const path = `${rootOf(page.services)}${stepPath(isBeginning, 'look')}`;
  const query = `?lang=${page.words.lang}${toErrors}`;
  const parts = html`${colourField(view, sent, typed)} ${logoField(view, sent)}`;
  return settingsPage(
    view,
    { ...others, fields },
    html`${
      isFree
        ? html`<form method="post" action="${path}${query}" enctype="multipart/form-data" novalidate>
            ${parts} ${hidden({ version })}
            <button type="submit">${isBeginning ? own.next : own.save}</button>
          </form>`
        : parts
    }
    ${
      site.logo &&
      !choices?.isFixed('logo') &&
      html`<form method="post" action="${path}/logo${query}">
        <button type="submit" class="quiet">${own.look.remove}</button>
      </form>`
    }`,
  );
}

function colourField(view: SettingsPage, sent: LookSent, typed: Colour | undefined): Markup {
  const { page, own, chosen } = view;
  const { site } = page.services;
  const fault = sent.fields?.['accent'];
  const accent = typed ? readable(typed) : (site.accent ?? plainAccent);
  const fixed = fixedLine(view, 'accent', own.look.accent, site.accent ?? '');
  if (fixed) return fixed;
  return html`<div class="field">
      <label for="accent">${own.look.accent}</label>
      <p class="hint" id="accent-hint">${own.look.accentHint}</p>
      ${fault && html`<p class="error" id="accent-error">${faultText(wordsOf(view), 'accent', fault)}</p>`}
      <input
        id="accent"
        name="accent"
        type="color"
        value="${accent}"
        aria-describedby="accent-hint${fault && ' accent-error'}"
        ${fault && html` aria-invalid="true"`}
      />
    </div>
    ${nowLine(view, sent, chosen.accent ?? plainAccent)} ${samples(view, accent)}`;
}

/** Draws a button as it looks on light and on dark pages. */
function samples({ own }: SettingsPage, accent: Colour): Markup {
  const { light, onLight, dark, onDark } = accentOf(accent);
  const sample = (label: string, ground: Colour, fill: Colour, ink: Colour) =>
    html`<svg class="sample" role="img" aria-label="${label}" viewBox="0 0 240 84" width="240" height="84">
      <rect width="240" height="84" rx="4" fill="${ground}" stroke="${fill}" />
      <rect x="20" y="20" width="200" height="44" rx="4" fill="${fill}" />
      <text x="120" y="47" text-anchor="middle" font-size="16" font-weight="600" fill="${ink}">${own.look.sample}</text>
    </svg>`;
  return html`<p class="samples">
    ${sample(own.look.light, '#ffffff', light, onLight)} ${sample(own.look.dark, '#14171c', dark, onDark)}
  </p>`;
}

function logoField(view: SettingsPage, { logoFault }: LookSent): Markup {
  const { page, own } = view;
  const { logo } = page.services.site;
  const { look } = own;
  const shown = logo && html`<p><img class="logo" src="${logo}" alt="${look.current}" height="64" /></p>`;
  const fixed = fixedLine(view, 'logo', look.logo, logo ?? '');
  if (fixed) return html`${shown}${fixed}`;
  return html`<div class="field">
    <label for="logo">${look.logo}</label>
    <p class="hint" id="logo-hint">${look.logoHint(String(largestLogo / 1024))}</p>
    ${logoFault && html`<p class="error" id="logo-error">${logoFaultText(view, logoFault)}</p>`} ${shown}
    <input
      id="logo"
      name="logo"
      type="file"
      accept="image/svg+xml,image/png,image/jpeg,image/webp"
      aria-describedby="logo-hint${logoFault && ' logo-error'}"
      ${logoFault && html` aria-invalid="true"`}
    />
  </div>`;
}
