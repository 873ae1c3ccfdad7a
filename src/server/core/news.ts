import type { ReadStore, Writer } from '../store/store.ts';

/** Someone who asked for news of a thing, by the act with which they did. */
export interface NewsReader {
  act: string;
  email: string;
  lang: string;
}

/** Some of those who asked, and behind which act the list goes on. */
export interface NewsReaders {
  readers: NewsReader[];
  next?: string;
}

/** Who asked for news of a thing, so that they can be written to. `S` is the thing. */
export interface News<S> {
  /** Reads so many of them, in an order that stays, or fewer where those who want none are many. Who took the act back, or left the news, is not among them. */
  read(reader: ReadStore, stored: S, after: string, limit: number): Promise<NewsReaders>;
  /** Sends nothing more to who acted, also of what has not left yet. */
  leave(writer: Writer, stored: S, act: string): Promise<void>;
}
