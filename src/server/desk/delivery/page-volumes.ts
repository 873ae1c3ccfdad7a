import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { formatNumber } from '../../words/format.ts';
import { rootOf, type DeskPage } from '../pages/desk.ts';
import type { PreparedList } from './list.ts';
import { markOf, volumesOf, type Volume } from './volumes.ts';
import { deliveryWordsFor } from './words-for.ts';

/** Says which volume of a list a page is. */
export function volumeLine({ words }: DeskPage, volume: Volume): Markup {
  const said = deliveryWordsFor(words.lang);
  return html`<p class="volume">
    <strong>${said.volumeOf(String(volume.number), String(volume.volumes))}</strong> ${rangeOf(words.lang, volume)}
  </p>`;
}

/** Renders the ways to all volumes of a list, each of which is printed by itself. */
export async function volumeLinks(
  { words, services }: DeskPage,
  prepared: PreparedList,
  shown: Volume,
): Promise<Markup> {
  const { lang } = words;
  const said = deliveryWordsFor(lang);
  const { list, stored, perSheet, at, sha256 } = prepared;
  const mark = await markOf(services.secret, { path: stored.path, name: list.name, lang, perSheet, at, sha256 });
  const addressOf = ({ number }: Volume): string => {
    const asked = { list: list.name, perSheet, at, sha256, mark, volume: number, lang };
    const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
    return `${rootOf(services)}/desk${stored.path}/delivery/volume?${query.toString()}`;
  };
  return html`<nav class="no-print" aria-labelledby="volumes">
    <h2 id="volumes">${said.volumes}</h2>
    <p>${said.volumesHint}</p>
    <ol class="volumes">
      ${volumesOf(prepared).map((volume) => {
        const label = said.volumeOf(String(volume.number), String(volume.volumes));
        const range = html`<span class="hint">${rangeOf(lang, volume)}</span>`;
        return volume.number === shown.number
          ? html`<li><strong aria-current="page">${label}</strong> ${range}</li>`
          : html`<li><a href="${addressOf(volume)}" target="_blank">${label}</a> ${range}</li>`;
      })}
    </ol>
  </nav>`;
}

function rangeOf(lang: string, { from, to, firstSheet, lastSheet }: Volume): string {
  const [one, two, three, four] = [from, to, firstSheet, lastSheet].map((each) => formatNumber(lang, each));
  return deliveryWordsFor(lang).range(one!, two!, three!, four!);
}
