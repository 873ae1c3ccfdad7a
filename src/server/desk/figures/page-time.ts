import { html } from 'hono/html';
import type { Markup } from '../../pages/layout.ts';
import { formatDay, formatNumber, formatTime } from '../../words/format.ts';
import type { DeskPage } from '../pages/desk.ts';
import { burst } from './bursts.ts';
import { barChart } from './chart.ts';
import type { ToldFigures, ToldSpan } from './read.ts';
import { series, type Series } from './series.ts';
import type { FiguresWords } from './words.ts';
import type { Step } from './window.ts';

/** Writes what stands behind the question mark of a page that shows some time. */
export const timeQuery = (lang: string, step: Step, until?: string): string =>
  new URLSearchParams({ by: step, ...(until !== undefined && { until }), lang }).toString();

/**
 * Renders what was counted by the hour or by the day: charts over the same time, and their table.
 *
 * @param until the day that was asked for, where one was
 */
export function overTime(
  { words: { lang }, services }: DeskPage,
  said: FiguresWords,
  figures: ToldFigures,
  until: string | undefined,
): Markup {
  const { spans, step, main, from, to, earlier, later } = figures;
  const day = (at: string): string => formatDay(lang, at, services.site.timeZone);
  const time = ({ at }: ToldSpan): string =>
    step === 'hour' ? formatTime(lang, at, services.site.timeZone) : formatDay(lang, at, services.site.timeZone);
  // Each has a scale of its own: a thing is shown far more often than people act.
  const drawn = [...new Set([main, 'shown' as const])].filter((each) => spans.some((span) => (span[each] ?? 0) > 0));
  return html`<section aria-labelledby="time">
    <h2 id="time">${said.perTime(day(from), day(to))}</h2>
    <ul class="ways" aria-label="${said.stepsLabel}">
      ${(['hour', 'day'] as const).map(
        (each) =>
          html`<li>
            <a href="?${timeQuery(lang, each, until)}" ${each === step && html`aria-current="true"`}
              >${said.steps[each]}</a
            >
          </li>`,
      )}
    </ul>
    ${
      (earlier ?? later) !== undefined &&
      html`<ul class="ways" aria-label="${said.otherDays}">
        ${earlier !== undefined && html`<li><a rel="prev" href="?${timeQuery(lang, step, earlier)}">${said.before(day(from))}</a></li>`}
        ${later !== undefined && html`<li><a rel="next" href="?${timeQuery(lang, step, later)}">${said.after(day(to))}</a></li>`}
      </ul>`
    }
    ${drawn.length === 0 && html`<p>${said.none}</p>`} ${drawn.map((each) => chartOf(said, figures, each, time))}
    <p class="hint">
      ${!spans.some(({ isBurst }) => isBurst) && said.noBurst}
      ${said.burstRule(formatNumber(lang, burst.least), formatNumber(lang, burst.times))}
    </p>
    ${tableOf(said, figures, time)}
  </section>`;
}

function chartOf(
  said: FiguresWords,
  { spans, step, main }: ToldFigures,
  of: Series,
  time: (span: ToldSpan) => string,
): Markup {
  const most = Math.max(...spans.map((span) => span[of] ?? 0));
  const bars = spans.map((span) => ({ value: span[of] ?? 0, isMarked: of === main && span.isBurst }));
  return html`<figure>
    <figcaption>${said.series[of]}, ${said.most(formatNumber(said.lang, most))}</figcaption>
    ${barChart(bars, said.chart(said.series[of], said.steps[step]))}
    <p class="ends hint"><span>${time(spans[0]!)}</span> <span>${time(spans.at(-1)!)}</span></p>
  </figure>`;
}

function tableOf(
  said: FiguresWords,
  { spans, step, main, totals }: ToldFigures,
  time: (span: ToldSpan) => string,
): Markup | false {
  const columns = series.filter((each) => (totals[each] ?? 0) > 0 || each === main);
  const filled = spans.filter((span) => columns.some((each) => (span[each] ?? 0) !== 0)).toReversed();
  return (
    filled.length > 0 &&
    html`<details>
      <summary>${said.table[step]}</summary>
      <table class="stacked">
        <thead>
          <tr>
            <th scope="col">${said.time}</th>
            ${columns.map((each) => html`<th scope="col">${said.series[each]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${filled.map(
            (span) =>
              html`<tr>
                <th scope="row">${time(span)} ${span.isBurst && html`<strong class="burst">${said.burst}</strong>`}</th>
                ${columns.map((each) => html`<td data-head="${said.series[each]}">${formatNumber(said.lang, span[each] ?? 0)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </details>`
  );
}
