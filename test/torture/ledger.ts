/** What people do. A person who joins a discussion then writes, and votes. */
export const kinds = ['signature', 'ballot', 'membership', 'comment', 'vote'] as const;
export type Kind = (typeof kinds)[number];

/** How far an act got. What is done at once, as a comment, is counted when it is received. */
export type Step = 'received' | 'counted' | 'withdrawn';

/** An act by one press, under one key. */
export interface Entry {
  readonly kind: Kind;
  /** Its key; of a comment, the text, which is its own. */
  readonly id: string;
  readonly email: string;
  /** What was asked of a server, whether an answer came or not. */
  readonly asked: Set<Step>;
  /** What a server has acknowledged. */
  readonly told: Set<Step>;
}

/** What a crowd asked for, and what it was told: beside the servers, so that it can be compared with what they kept. */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** How many steps were asked for. */
  readonly sent: number;
  /** How many steps were acknowledged. */
  readonly acknowledged: number;
  /** Notes an act before its first byte leaves. */
  begin(kind: Kind, id: string, email: string): Entry;
  ask(entry: Entry, step: Step): void;
  tell(entry: Entry, step: Step): void;
  /** Resolves once so many steps more were acknowledged. */
  after(more: number): Promise<void>;
}

export function openLedger(): Ledger {
  const entries: Entry[] = [];
  const waiting: { at: number; go: () => void }[] = [];
  let [sent, acknowledged] = [0, 0];
  return {
    entries,
    get sent() {
      return sent;
    },
    get acknowledged() {
      return acknowledged;
    },
    begin(kind, id, email) {
      const entry = { kind, id, email, asked: new Set<Step>(), told: new Set<Step>() };
      entries.push(entry);
      return entry;
    },
    ask(entry, step) {
      if (entry.asked.has(step)) return;
      entry.asked.add(step);
      sent += 1;
    },
    tell(entry, step) {
      if (entry.told.has(step)) return;
      entry.told.add(step);
      acknowledged += 1;
      for (const { at, go } of waiting) if (acknowledged >= at) go();
    },
    after: (more) => new Promise((go) => waiting.push({ at: acknowledged + more, go })),
  };
}
