import { adoptStyles, type CSSResult, type LitElement } from 'lit';
import type { Catalogues } from '../../locales/sources.ts';

/** What comes with the code of a part that is loaded later: what only it says, and how only it looks. */
export interface Part {
  readonly texts?: readonly Catalogues[];
  readonly styles?: readonly CSSResult[];
}

/** Keeps what the parts of an element have brought. */
export class Equipment {
  texts: readonly Catalogues[] = [];
  private styles: readonly CSSResult[] = [];

  /** Takes up what a part brings, once: several may bring the same. */
  take({ renderRoot, constructor }: LitElement, { texts = [], styles = [] }: Part): void {
    this.texts = [...new Set([...this.texts, ...texts])];
    if (styles.every((each) => this.styles.includes(each))) return;
    this.styles = [...new Set([...this.styles, ...styles])];
    adoptStyles(renderRoot as ShadowRoot, [...(constructor as typeof LitElement).elementStyles, ...this.styles]);
  }
}
