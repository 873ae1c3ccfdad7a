/** A class of elements, as far as whoever registers it needs to know. */
export interface Definable {
  readonly observedAttributes: readonly string[];
  define(name: string): void;
}

/** Loaders of an element's code and texts: nothing of them is loaded before it is asked for. */
export interface OnDemand {
  /** Loads the class, which is not registered yet. */
  element(): Promise<Definable>;
  /** The file of its texts in each language that comes with the package. */
  texts: Readonly<Record<string, () => Promise<unknown>>>;
}
