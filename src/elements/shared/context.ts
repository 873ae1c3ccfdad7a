import type { ReactiveControllerHost } from 'lit';
import type { CivicError } from '../../client/errors.ts';
import type { Words } from '../../locales/text.ts';
import type { Thing } from '../../schema/common.ts';
import type { CivicStore } from '../../state/store.ts';
import type { Part } from './equipment.ts';

/** An element as its controllers and templates see it. It is theirs alone: the element's public face is for the page. */
export interface ElementContext<T extends Thing = Thing, Own extends string = never> {
  readonly host: ReactiveControllerHost & EventTarget & { readonly isConnected: boolean };
  /** Address of the thing; empty where there is none. */
  readonly src: string;
  readonly words: Words<Own>;
  /** The thing that is shown, as the backend has last told it; absent before the first answer. */
  readonly thing: T | undefined;
  /** The resource that the thing was read with: another one once the address, the language or the platform has changed. */
  readonly source: unknown;
  /** The adapter: what the backend can. Known once something was read. */
  readonly platform: ReturnType<CivicStore['adapterOf']>;
  /** Level of the headings below the main one. */
  readonly sublevel: number;
  /** Returns an element that is drawn now; `null` where there is none. */
  find<E extends Element>(selector: string): E | null;
  /** Puts a sentence into the live region. */
  say(text: string): void;
  /** Moves the focus after the next drawing; `still` leaves the page where it is. */
  focus(selector: string, still?: boolean): void;
  /** Tells the page; answers whether it lets that happen. */
  tell(event: Event): boolean;
  /** Says an error once. */
  report(error: CivicError): void;
  /** Takes up what a part that came later brings. */
  equip(part: Part): void;
  /** Reads the thing again, and ends with what the backend answered. */
  refresh(): Promise<CivicError | undefined>;
}
