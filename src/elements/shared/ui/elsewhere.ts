import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../../locales/text.ts';
import type { Ability } from '../../../schema/common.ts';

/** Renders the way to the platform’s own page for an act that cannot be done from here, or not by all; nothing where there is none. */
export const renderElsewhere = <Own extends string>(
  { t }: Words<Own>,
  { elsewhere }: Ability,
  key: Own,
  rank: 'primary' | 'quiet' = 'primary',
): TemplateResult | typeof nothing =>
  elsewhere
    ? html`<p>
        <a class=${rank} href=${elsewhere} rel="noreferrer">${t(key, { site: new URL(elsewhere).host })}</a>
      </p>`
    : nothing;
